// What each task reads: one thing changes, and exactly what reads it has another hash, in a copy of this repository.
import { appendFileSync, chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { copyRepository, git } from "../many/copy.ts";
import { plan, planned } from "../many/turbo.ts";

let folder: string;
let before: ReadonlyMap<string, string>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "evalbridge-turbo-"));
  await copyRepository(folder);
  before = await plan(folder);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(async () => {
  await git(folder, "reset", "--quiet", "--hard");
  await git(folder, "clean", "--quiet", "-d", "--force");
});

async function missed(env?: NodeJS.ProcessEnv): Promise<string[]> {
  const now = await plan(folder, [], env);
  return [...before.keys()].filter((task) => now.get(task) !== before.get(task)).sort();
}

/** Adds a line to a file, or makes it. */
function change(file: string, text = "\n"): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  appendFileSync(join(folder, file), text);
}

const everything = () => [...before.keys()].sort();
const whole = ["bench#whole", "contract#whole", "dev#whole", "scripts#whole"];

test("the same tree has the same hashes", async () => {
  expect(before.size).toBeGreaterThan(20);
  expect(await missed()).toEqual([]);
});

test("what looks at the whole repository has all of it among its inputs, but those documents that it does not read", async () => {
  for (const ignored of [
    "packages/vogent/dist/index.js",
    "contract/.coverage/forms.json",
    "a.log",
    "b.tgz",
    ".turbo/c",
  ])
    change(ignored);
  const all = await planned(folder);
  const ofTask = (id: string) =>
    Object.keys(all.get(id)?.inputs ?? {}).map((file) =>
      join(all.get(id)?.directory ?? "", file).replaceAll("\\", "/"),
    );
  const committed = (await git(folder, "ls-files", "-z")).split("\0").filter(Boolean);
  expect(ofTask("@evalbridge-internal/contract#whole").sort()).toEqual(committed.sort());
  expect(ofTask("@evalbridge-internal/dev#whole").sort()).toEqual(committed);
  const without = (documents: RegExp) => committed.filter((file) => !documents.test(file));
  expect(ofTask("@evalbridge-internal/bench#whole").sort()).toEqual(without(/^docs\//));
  expect(ofTask("@evalbridge-internal/scripts#whole").sort()).toEqual(without(/^docs\/(?!guides\/)/));
});

test.each([
  ["a byte of a spec", "specs/vogent/openapi.yaml", ["contract#test", "vogent#codegen"]],
  ["where a spec comes from", "specs/vogent/source.json", ["contract#test", "vogent#codegen"]],
  ["a new overlay", "specs/vogent/overlay.yaml", ["contract#test", "vogent#codegen"]],
  [
    "a byte of a generated document",
    "packages/mock/documents/vogent.gen.json",
    [...["cli#build", "cli#test", "contract#test", "mock#build", "mock#test", "vogent#codegen"]],
  ],
  [
    "a byte of what a start takes",
    "packages/cli/documents/vogent.gen.json",
    ["cli#build", "cli#test", "contract#test", "vogent#codegen"],
  ],
  ...["operations", "table"].map((module): [string, string, string[]] => [
    `a byte of a generated module, ${module}.gen.ts,`,
    `packages/vogent/src/${module}.gen.ts`,
    [
      ...["bridge#build", "bridge#test", "cli#build", "cli#test", "contract#test"],
      ...["vogent#build", "vogent#codegen", "vogent#test"],
    ],
  ]),
  ["a generated file that no spec makes", "packages/vogent/left-out.gen.md", ["vogent#codegen"]],
  [
    "a source of a provider",
    "packages/vogent/src/runs.ts",
    [...["bridge#build", "bridge#test", "cli#build", "cli#test", "contract#test", "vogent#build", "vogent#test"]],
  ],
  [
    "a new source of a provider",
    "packages/vogent/src/new.ts",
    [...["bridge#build", "bridge#test", "cli#build", "cli#test", "contract#test", "vogent#build", "vogent#test"]],
  ],
  [
    "a source of the bridge",
    "packages/bridge/src/list.ts",
    [...["bridge#build", "bridge#test", "cli#build", "cli#test", "contract#test"]],
  ],
  ["a test", "packages/vogent/test/runs.test.ts", ["vogent#test"]],
  ["a new test", "packages/vogent/test/new.test.ts", ["vogent#test"]],
  ["a test of the contract suite", "contract/test/answers.test.ts", ["contract#test"]],
  ["a package's README, whose commands the cli's tests type", "packages/vogent/README.md", ["cli#test"]],
  ["the README of the repository, which shows what the cli prints", "README.md", ["cli#test"]],
  ["a tool of the workspace", "dev/verbs.mjs", []],
])("%s is a miss for what reads it, and for nothing else", async (_, file, readers) => {
  change(file);
  expect(await missed()).toEqual([...new Set([...readers, ...whole])].sort());
});

test("a document is a miss for what reads documents: the house rules, the tools' tests, and the cli's, which type commands", async () => {
  change("docs/design.md");
  expect(await missed()).toEqual(["cli#test", "contract#whole", "dev#whole"]);
});

test("a source of core is a miss for all but the mocks, which import none of ours", async () => {
  change("packages/core/src/run.ts");
  expect(await missed()).toEqual(everything().filter((task) => !task.startsWith("mock#")));
});

test("the program that generates is a miss for every provider's generated files, and for no provider's tests", async () => {
  change("scripts/src/emit/table.ts");
  const checks = everything().filter((task) => task.endsWith("#codegen"));
  expect(checks.length).toBeGreaterThan(3);
  expect(await missed()).toEqual([...checks, "contract#test", ...whole].sort());
});

test.each(["vitest.config.ts", "dev/totals.ts"])("%s is a miss for every test", async (file) => {
  change(file);
  expect(await missed()).toEqual(everything().filter((task) => /#(test|whole)$/.test(task)));
});

test.each([...[".npmrc", "pnpm-lock.yaml", "pnpm-workspace.yaml", "tsconfig.json", "tsconfig.build.json"]])(
  "%s is a miss for everything",
  async (file) => {
    change(file, file.endsWith(".yaml") ? "# changed\n" : "\n");
    expect(await missed()).toEqual(everything());
  },
);

test("another Node, system or processor is a miss for all that runs on Node", async () => {
  const onNode = everything().filter((task) => !task.endsWith("#build"));
  expect(await missed({ EVALBRIDGE_MACHINE: "v99.0.0 plan9 mips" })).toEqual(onNode);
});

test("a seed is a miss for the contract suite, which plays with it", async () => {
  expect(await missed({ FAULTS_SEED: "1" })).toEqual(["contract#test"]);
  expect(await missed({ PROPERTIES_SEED: "1" })).toEqual(["contract#test"]);
});

test("a file that becomes executable is a miss", async () => {
  chmodSync(join(folder, "packages/vogent/src/client.ts"), 0o755);
  expect(await missed()).toContain("vogent#test");
});

test("what git ignores is no miss", async () => {
  for (const file of ["packages/vogent/dist/index.js", "contract/.coverage/forms.json", "vogent.log"]) change(file);
  writeFileSync(join(folder, "evalbridge.tgz"), "");
  expect(await missed()).toEqual([]);
});
