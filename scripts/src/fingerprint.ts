import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export function sha256(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** What writes the generated code and could change it in a new version. */
const generators = ["openapi-typescript", "typescript", "yaml"] as const;

/** The versions installed beside this program. */
export function generatorVersions(): Readonly<Record<(typeof generators)[number], string>> {
  const version = (name: string): string =>
    JSON.parse(readFileSync(join(import.meta.dirname, "../node_modules", name, "package.json"), "utf8")).version;
  return Object.fromEntries(generators.map((name) => [name, version(name)])) as Record<
    (typeof generators)[number],
    string
  >;
}

/** One hash over everything the program itself consists of. */
export function programHash(): string {
  const files = readdirSync(import.meta.dirname, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const hash = createHash("sha256").update(JSON.stringify(generatorVersions()));
  for (const file of [...files, join(import.meta.dirname, "../package.json")]) {
    hash.update(`\0${file.slice(import.meta.dirname.length)}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

/** One hash over all that a provider's generated files follow from. */
export function inputHash(root: string, provider: string, program: string): string {
  const hash = createHash("sha256").update(program);
  for (const name of ["openapi.yaml", "overlay.yaml"]) {
    const file = join(root, "specs", provider, name);
    if (existsSync(file)) hash.update(`\0${name}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}
