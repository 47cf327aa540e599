import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { commitAll, copyPart, linkInstalled, root } from "./copy.ts";

/** The providers that were written here, to make others from. */
export const seeds = ["bland", "feather", "humanloop", "vogent"] as const;
export type Seed = (typeof seeds)[number];

/** `p001`, `p002` and so on. */
export function providerNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `p${String(index + 1).padStart(3, "0")}`);
}

/**
 * A workspace of many providers in `folder`, with nothing generated yet: `core`, `scripts/` and the configuration as they
 * stand here, and a package for each name, made from the seeds in turn.
 */
export async function makeWorkspace(folder: string, names: readonly string[], from: readonly Seed[]): Promise<void> {
  const configuration = ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", ".npmrc", ".gitignore"];
  const tools = ["turbo.json", "tsconfig.json", "tsconfig.build.json"];
  for (const part of [...configuration, ...tools, "scripts", "packages/core"]) copyPart(part, folder);
  for (const part of ["scripts", "packages/core"]) linkInstalled(part, folder);
  for (const [index, name] of names.entries()) addProvider(folder, name, from[index % from.length] ?? "vogent");
  await commitAll(folder);
}

function addProvider(folder: string, name: string, seed: Seed): void {
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  writeSpec(folder, name, read(`specs/${seed}/openapi.yaml`).replace(/^( *title: ).*$/m, `$1${name}`));
  const own = `packages/${name}`;
  for (const file of ["package.json", "turbo.json", "tsconfig.build.json"])
    write(`${own}/${file}`, read(`packages/${seed}/${file}`).replaceAll(seed, name));
  // The client alone is named after its provider; what else bears the seed's name may keep it.
  const client = new RegExp(`\\b${capital(seed)}Client\\b`, "g");
  for (const file of readdirSync(join(root, "packages", seed, "src")))
    if (!file.includes(".gen."))
      write(`${own}/src/${file}`, read(`packages/${seed}/src/${file}`).replace(client, `${capital(name)}Client`));
  mkdirSync(join(folder, own, "node_modules/@evalbridge"), { recursive: true });
  symlinkSync("../../../core", join(folder, own, "node_modules/@evalbridge/core"));
}

/** A provider's spec, with the source.json that pins it. */
export function writeSpec(folder: string, name: string, text: string): void {
  const place = join(folder, "specs", name);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, "openapi.yaml"), text);
  const sha256 = createHash("sha256").update(text).digest("hex");
  writeFileSync(join(place, "source.json"), `${JSON.stringify({ provider: name, origin: "authored", sha256 })}\n`);
}

/** Changes what one provider's spec says. */
export function changeSpec(folder: string, name: string): void {
  const text = readFileSync(join(folder, "specs", name, "openapi.yaml"), "utf8");
  writeSpec(folder, name, text.replace(/^( *title: .*)$/m, "$1 changed"));
}

function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
