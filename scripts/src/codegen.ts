import { existsSync, readFileSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { isIntact } from "./emit/banner.ts";
import { inputHash, programHash } from "./fingerprint.ts";
import type { Generated } from "./generate.ts";
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
  // Of a spec that cannot be read, which is told by itself, all that it may have.
  const expected = new Set(workspace.providers.flatMap(possibleFiles));
  let failed = false;
  for (const provider of providers) {
    try {
      const input = inputHash(root, provider, program);
      const line = check
        ? await checkProvider(workspace, provider, input, expected)
        : await writeProvider(workspace, provider, input);
      out.log(`${provider.padEnd(width(workspace))}  ${line}`);
    } catch (error) {
      if (!(error instanceof SpecError)) throw error;
      failed = true;
      for (const problem of error.problems) out.error(problem);
    }
  }
  if (check) {
    for (const file of strays(workspace, expected, named.length > 0 ? providers : undefined)) {
      failed = true;
      out.error(`${file}: no spec generates this file; delete it`);
    }
  }
  return failed ? 1 : 0;
}

const possibleFiles = (provider: string): string[] => Object.values(outputsOf(provider, "upstream", true));

function width({ providers }: Workspace): number {
  return Math.max(...providers.map((name) => name.length));
}

/** The files of a provider, if their banners alone prove that nothing is to be done, without loading the generator. */
function currentFiles({ root }: Workspace, provider: string, input: string): readonly string[] | undefined {
  const { origin } = readPin(root, provider);
  const { document } = outputsOf(provider, origin, false);
  if (!existsSync(join(root, document))) return undefined;
  // Its banner is looked at too: it says what the generator said. In JSON, a text never ends in this way.
  const starts = /"x-(?:starts|estimates)":/.test(readFileSync(join(root, document), "utf8"));
  const files = Object.values(outputsOf(provider, origin, starts));
  const isCurrent = files.every((file) => {
    const path = join(root, file);
    return existsSync(path) && isIntact(readFileSync(path, "utf8"), input);
  });
  return isCurrent ? files : undefined;
}

async function generate(root: string, provider: string, input: string): Promise<Generated> {
  // The compiler and a hundred small files are half of a short run: Node keeps what it made of them.
  enableCompileCache(join(defaultRoot, "node_modules/.cache/evalbridge"));
  const generator = await import("./generate.ts");
  return generator.generate(root, provider, input);
}

async function writeProvider(workspace: Workspace, provider: string, input: string): Promise<string> {
  const pin = repin(workspace.root, provider);
  if (!pin && currentFiles(workspace, provider, input)) return "unchanged";
  const { operations, files } = await generate(workspace.root, provider, input);
  writeTogether(workspace.root, pin ? new Map([...files, [pin.file, pin.text]]) : files);
  return `${operations} operations → ${[...files.keys()].join(", ")}`;
}

/** Leaves of what is expected what the provider has. @throws {SpecError} naming the files that are not as they have to be */
async function checkProvider(
  workspace: Workspace,
  provider: string,
  input: string,
  expected: Set<string>,
): Promise<string> {
  const pin = repin(workspace.root, provider);
  const current = pin ? undefined : currentFiles(workspace, provider, input);
  const files = current ? new Map() : (await generate(workspace.root, provider, input)).files;
  const has = new Set(current ?? files.keys());
  for (const file of possibleFiles(provider)) if (!has.has(file)) expected.delete(file);
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

/** Generated files that nobody expects; of the given providers only, where some are given. */
function strays(
  workspace: Workspace,
  expected: ReadonlySet<string>,
  providers: readonly string[] | undefined,
): string[] {
  const concerns = (file: string) =>
    providers === undefined || providers.some((provider) => file.startsWith(`packages/${provider}/`));
  return generatedFiles(workspace).filter((file) => !expected.has(file) && concerns(file));
}

if (import.meta.main) process.exitCode = await codegen(process.argv.slice(2));
