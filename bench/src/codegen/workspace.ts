import { createHash } from "node:crypto";
import { cpSync, globSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type Ran, ranProgram } from "../measure/program.ts";
import { temporaryFolder } from "../measure/temporary.ts";
import { root } from "../repository.ts";

const notCopied = new Set(["node_modules", "dist", ".turbo"]);
const isOurs = (path: string) => !notCopied.has(basename(path));

/** A copy of what code generation needs, in which its outputs and its caches can be taken away. */
export interface CodegenWorkspace {
  readonly folder: string;
  /** Runs `codegen` to its end; how many providers it generated. */
  run(): Promise<Ran & { readonly generated: number }>;
  /** Takes away what was generated. */
  forgetOutputs(): void;
  /** Takes away what Node kept of its own compiling: a first run on a machine has none. */
  forgetCompiled(): void;
}

/** A workspace of the given specs, by provider: a folder of `specs/`, or the text of a document that a provider publishes. */
export function codegenWorkspace(
  specs: Readonly<Record<string, { readonly text: string } | "ours">>,
): CodegenWorkspace {
  const folder = temporaryFolder("codegen");
  const copy = (part: string) => cpSync(join(root, part), join(folder, part), { recursive: true, filter: isOurs });
  for (const part of ["package.json", "pnpm-workspace.yaml", "tsconfig.json", "tsconfig.build.json"]) copy(part);
  for (const part of ["scripts", "packages/core"]) {
    copy(part);
    const installed = join(root, part, "node_modules");
    mkdirSync(join(folder, part, "node_modules"));
    for (const name of readdirSync(installed))
      symlinkSync(join(installed, name), join(folder, part, "node_modules", name));
  }
  for (const [provider, spec] of Object.entries(specs)) {
    if (spec === "ours") {
      copy(`specs/${provider}`);
      copy(`packages/${provider}`);
    } else writePublished(join(folder, "specs", provider), provider, spec.text);
  }
  const forgetOutputs = () => {
    for (const file of globSync("packages/{*,*/*}/*.gen.{ts,json,md}", { cwd: folder })) rmSync(join(folder, file));
  };
  const run = async () => {
    const ran = await ranProgram(["scripts/src/codegen.ts"], folder);
    return { ...ran, generated: ran.stdout.split("\n").filter((line) => line.includes("operations →")).length };
  };
  const forgetCompiled = () => rmSync(join(folder, "node_modules/.cache"), { recursive: true, force: true });
  forgetOutputs();
  return { folder, run, forgetOutputs, forgetCompiled };
}

function writePublished(place: string, provider: string, text: string): void {
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, "openapi.yaml"), text);
  const sha256 = createHash("sha256").update(text).digest("hex");
  writeFileSync(join(place, "source.json"), JSON.stringify({ provider, origin: "upstream", sha256 }));
}
