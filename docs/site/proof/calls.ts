import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codeNames } from "@evalbridge-internal/scripts";
import { runNode } from "../child.ts";
import type { ProviderPage } from "../provider/page.ts";
import { made, root } from "../repository.ts";
import { serveMocks } from "./mocks.ts";

/**
 * Compiles every call and program of the providers' pages against the packages' types, then runs each against the mocks, which check it by the
 * description. Gives what is wrong, a line each; the calls are left behind then, to be looked at.
 */
export async function proveCalls(pages: readonly ProviderPage[]): Promise<string[]> {
  rmSync(made.calls, { recursive: true, force: true });
  mkdirSync(made.calls, { recursive: true });
  const texts = pages.flatMap((page) =>
    [programOf(page), ...page.programs].map((text, index) => [page, index, text] as const),
  );
  const names = texts.map(([{ spec }, index]) => `${spec.provider}${index === 0 ? "" : `-${index}`}.ts`);
  for (const [index, [, , text]] of texts.entries()) writeFileSync(join(made.calls, names[index] ?? ""), text);
  const compilerOptions = { declaration: false, isolatedDeclarations: false };
  const config = { extends: "../../../tsconfig.json", compilerOptions, include: ["./*.ts"], exclude: [] };
  writeFileSync(join(made.calls, "tsconfig.json"), JSON.stringify(config));

  const tsc = join(root, "dev/node_modules/typescript/bin/tsc");
  const [compiled, mocks] = await Promise.all([
    runNode([tsc, "--project", made.calls], { cwd: made.calls }),
    serveMocks(),
  ]);
  try {
    if (compiled.code !== 0) return compiled.output.trim().split("\n");
    const { environment } = mocks;
    const ran = await Promise.all(names.map((name) => runNode([name], { cwd: made.calls, environment })));
    const failed = ran.flatMap(({ code, output }) => (code === 0 ? [] : output.trim().split("\n")));
    const problems = [...failed, ...pages.flatMap((page) => unasked(page, mocks.log()))];
    if (problems.length === 0) rmSync(made.calls, { recursive: true });
    return problems;
  } finally {
    await mocks.close();
  }
}

/** One function for each operation, run one after the other. */
function programOf({ spec, calls }: ProviderPage): string {
  const { facts: client, create } = codeNames(spec.provider);
  const bodies = [...calls].map(
    ([id, { text }]) => `  ${id}: async () => {\n    ${text.replaceAll("\n", "\n    ")}\n  },`,
  );
  return `import { ${create} } from "@evalbridge/${spec.provider}";

const ${client} = ${create}({ onWarning() {} });
const calls: Record<string, () => Promise<void>> = {
${bodies.join("\n")}
};

console.log = () => {};
for (const [id, call] of Object.entries(calls)) {
  try {
    await call();
  } catch (error) {
    console.error(\`${spec.provider} \${id}: \${(error as Error).message}\`);
    process.exitCode = 1;
  }
}
`;
}

/** Operations for which no request arrived: their page would show another call than theirs. */
function unasked({ spec }: ProviderPage, log: string): string[] {
  return spec.operations
    .filter(({ id, method }) => !new RegExp(`^${spec.provider} ${method} .* → 2\\d\\d \\(${id}\\)$`, "m").test(log))
    .map(({ id }) => `${spec.provider} ${id}: the mock was not asked for it, or refused it`);
}
