import { existsSync, readFileSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { isIntact } from "./emit/banner.ts";
import { inputHash, programHash } from "./fingerprint.ts";
import type { Generated } from "./generate.ts";
import type { Origin } from "./model/operation.ts";
import { readPin, repin } from "./spec/pin.ts";
import { SpecError } from "./spec/problem.ts";
import { defaultRoot, generatedFiles, openWorkspace, outputsOf, type Workspace } from "./workspace.ts";
import { writeTogether } from "./write-together.ts";

/** `codegen [provider…] [--check]`: answers the exit code. */
export async function codegen(
  words: readonly string[],
  root: string = defaultRoot,
  out: Pick<Console, "log" | "error"> = console,
): Promise<number> {
  const workspace = openWorkspace(root);
  const check = words.includes("--check");
  const named = words.filter((word) => word !== "--check");
  const option = named.find((word) => word.startsWith("-"));
  if (option !== undefined) {
    out.error(`codegen: there is no option ${option}; there is: --check`);
    return 1;
  }
  const unknown = named.find((word) => !workspace.providers.includes(word));
  if (unknown !== undefined) {
    out.error(`codegen: there is no provider "${unknown}"; there are: ${workspace.providers.join(", ")}`);
    return 1;
  }
  const providers = named.length > 0 ? [...new Set(named)] : workspace.providers;
  const program = programHash();
  let failed = false;
  for (const provider of providers) {
    try {
      const line = await (check ? checkProvider : writeProvider)(
        workspace,
        provider,
        inputHash(root, provider, program),
      );
      out.log(`${provider.padEnd(width(workspace))}  ${line}`);
    } catch (error) {
      if (!(error instanceof SpecError)) throw error;
      failed = true;
      for (const problem of error.problems) out.error(problem);
    }
  }
  if (check) {
    for (const file of strays(workspace, named.length > 0 ? providers : undefined)) {
      failed = true;
      out.error(`${file}: no spec generates this file; delete it`);
    }
  }
  return failed ? 1 : 0;
}

function width({ providers }: Workspace): number {
  return Math.max(...providers.map((name) => name.length));
}

/** Whether the banners alone prove that nothing is to be done, without loading the generator. */
function isCurrent({ root }: Workspace, provider: string, input: string): boolean {
  return Object.values(outputsOf(provider, readPin(root, provider).origin)).every((file) => {
    const path = join(root, file);
    return existsSync(path) && isIntact(readFileSync(path, "utf8"), input);
  });
}

async function generate(root: string, provider: string, input: string): Promise<Generated> {
  // The compiler and a hundred small files are half of a short run: Node keeps what it made of them.
  enableCompileCache(join(defaultRoot, "node_modules/.cache/evalbridge"));
  const generator = await import("./generate.ts");
  return generator.generate(root, provider, input);
}

async function writeProvider(workspace: Workspace, provider: string, input: string): Promise<string> {
  const pin = repin(workspace.root, provider);
  if (!pin && isCurrent(workspace, provider, input)) return "unchanged";
  const { operations, files } = await generate(workspace.root, provider, input);
  writeTogether(workspace.root, pin ? new Map([...files, [pin.file, pin.text]]) : files);
  return `${operations} operations → ${[...files.keys()].join(", ")}`;
}

async function checkProvider(workspace: Workspace, provider: string, input: string): Promise<string> {
  const pin = repin(workspace.root, provider);
  if (!pin && isCurrent(workspace, provider, input)) return "unchanged";
  const { files } = await generate(workspace.root, provider, input);
  const stalePin = pin ? [`${pin.file}: its sha256 is of another openapi.yaml; run: npm run codegen`] : [];
  const stale = [...files].flatMap(([file, text]) => {
    const path = join(workspace.root, file);
    if (!existsSync(path)) return [`${file}: missing; run: npm run codegen`];
    return readFileSync(path, "utf8") === text
      ? []
      : [`${file}: not what specs/${provider} generates; run: npm run codegen`];
  });
  const problems = [...stalePin, ...stale];
  if (problems.length > 0) throw new SpecError(problems);
  return "unchanged";
}

/** Generated files that belong to no spec; of the given providers only, where some are given. */
function strays(workspace: Workspace, providers: readonly string[] | undefined): string[] {
  const expected = new Set(
    workspace.providers.flatMap((provider) => Object.values(outputsOf(provider, originOf(workspace.root, provider)))),
  );
  const concerns = (file: string) =>
    providers === undefined || providers.some((provider) => file.startsWith(`packages/${provider}/`));
  return generatedFiles(workspace).filter((file) => !expected.has(file) && concerns(file));
}

/** Of a source.json that cannot be read, which is told by itself, the origin that has the most files. */
function originOf(root: string, provider: string): Origin {
  try {
    return readPin(root, provider).origin;
  } catch (error) {
    if (error instanceof SpecError) return "upstream";
    throw error;
  }
}

if (import.meta.main) process.exitCode = await codegen(process.argv.slice(2));
