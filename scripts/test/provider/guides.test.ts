// The guides' commands for a description and its provider, typed in order in a workspace of their own: each ends with 0.
import { execFile } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultRoot } from "../../src/workspace.ts";
import { copyWorkspace, type WorkspaceCopy } from "./workspace-copy.ts";

const run = promisify(execFile);
const document = join(import.meta.dirname, "../fixtures/shapes/evals.yaml");
const { verbs }: { verbs: Readonly<Record<string, readonly string[]>> } = await import(
  join(defaultRoot, "dev/verbs.mjs")
);

let workspace: WorkspaceCopy;
beforeAll(async () => {
  workspace = copyWorkspace();
  // The guide's document, whose operation that starts has another name.
  const acme = readFileSync(document, "utf8").replace("operationId: startRun", "operationId: createRun");
  writeFileSync(inside("acme-openapi.yaml"), acme);
  await git("init", "--quiet", "--initial-branch=main");
  await commit("before");
});
afterAll(() => workspace.remove());

const inside = (path: string) => join(workspace.root, path);
const git = (...words: string[]) => run("git", words, { cwd: workspace.root });

async function commit(message: string): Promise<void> {
  await git("add", "--all");
  await git("-c", "user.name=Reader", "-c", "user.email=reader@example.com", "commit", "--quiet", "-m", message);
}

function blocksOf(guide: string, language: string): string[] {
  const text = readFileSync(join(defaultRoot, "docs/guides", guide), "utf8");
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, info, block = ""]) =>
    info === language ? [block] : [],
  );
}

/** The commands that a guide shows, in order, without their comments. */
function commandsOf(guide: string): string[] {
  const lines = blocksOf(guide, "sh").flatMap((block) => block.trim().split("\n"));
  return lines.map((line) => line.replace(/\s+#.*$/, ""));
}

/** What the verb's program says; without a look at what is installed, which a copy shares. @throws where it does not end with 0 */
async function typed(command: string): Promise<string> {
  const [, verb = "", given = ""] = /^npm run (\S+)(?: --)?(?: (.*))?$/.exec(command) ?? [];
  const [, program = ""] = /^node (\S+)$/.exec(verbs[verb]?.at(-1) ?? "") ?? [];
  expect(program, command).not.toBe("");
  const words = [...given.split(" "), ...(verb.startsWith("provider:") ? ["--no-install"] : [])];
  const { stdout } = await run(process.execPath, [program, ...words], { cwd: workspace.root });
  return stdout;
}

test("adding a provider: made, made again with its runs, updated, compared, generated, and told in a changeset", async () => {
  const [first = "", withRuns = "", update = "", compare = "", generate = "", tell = "", ...more] =
    commandsOf("adding-a-provider.md");
  expect(more).toEqual([]);
  await typed(first);
  expect(existsSync(inside("packages/acme/src/table.gen.ts"))).toBe(true);
  await typed("npm run provider:remove -- acme");
  await typed(withRuns);
  expect(existsSync(inside("packages/acme/src/runs.ts"))).toBe(true);
  await commit("acme");

  const moved = readFileSync(inside("acme-openapi.yaml"), "utf8").replace("{run_id}/cancel:", "{run_id}/stop:");
  writeFileSync(inside("acme-openapi.yaml"), moved);
  expect(await typed(update)).toContain("written: specs/acme/openapi.yaml");
  expect(await typed(compare)).toContain("is POST /runs/{run_id}/stop now, not POST /runs/{run_id}/cancel");
  expect(await typed(generate)).toContain("5 operations → packages/acme/src/openapi.gen.ts");
  expect(await typed(tell)).toMatch(/^acme: major → \.changeset\/acme-\w+\.md\n {2}@evalbridge\/acme minor\n/);
  await typed("npm run provider:remove -- acme");
});

test("writing overlays: the guide's document, corrected by the guide's overlay, passes its contract tests and is updated", async () => {
  const [document = "", overlay = ""] = blocksOf("writing-overlays.md", "yaml");
  const [generate = "", prove = "", update = "", ...more] = commandsOf("writing-overlays.md");
  expect([prove, ...more]).toEqual(["npm test"]);
  writeFileSync(inside("acme-openapi.yaml"), document);
  await typed("npm run provider:new -- acme --spec acme-openapi.yaml");
  workspace.link("acme");
  writeFileSync(inside("specs/acme/overlay.yaml"), overlay);
  expect(await typed(generate)).toMatch(/^acme +2 operations →/);
  const vitest = join(defaultRoot, "dev/node_modules/vitest/vitest.mjs");
  const tests = [vitest, "run", "--project", "contract", "contract/test/clients/acme.test.ts"];
  const { stdout } = await run(process.execPath, tests, {
    cwd: workspace.root,
    env: { ...process.env, NO_COLOR: "1" },
  });
  expect(stdout).toContain("Test Files  1 passed (1)");
  writeFileSync(inside("acme-openapi.yaml"), document.replace("version: 2.3.0", "version: 2.4.0"));
  expect(await typed(update)).toContain("written: specs/acme/openapi.yaml");
});
