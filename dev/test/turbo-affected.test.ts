// What `npm run affected` picks, in a copy of this repository.
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { copyRepository, git } from "../many/copy.ts";
import { plan } from "../many/turbo.ts";

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "evalbridge-affected-"));
  await copyRepository(folder);
  await git(folder, "switch", "--quiet", "--create", "change");
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => git(folder, "reset", "--quiet", "--hard", "main"));

async function affected(...words: string[]): Promise<string[]> {
  return [...(await plan(folder, ["--affected", ...words], { TURBO_SCM_BASE: "main" })).keys()].sort();
}

const change = (...files: string[]) => {
  for (const file of files) appendFileSync(join(folder, file), "\n");
};

const whole = ["bench#whole", "contract#whole", "dev#whole", "scripts#whole"];
const ofFeather = [
  ...["bench#whole", "bridge#build", "bridge#test", "cli#build", "cli#test", "contract#test", "contract#whole"],
  ...["dev#whole", "feather#build", "feather#test", "scripts#whole"],
];

test("without a change nothing runs", async () => {
  expect(await affected()).toEqual([]);
});

test("a change of a provider runs it and what depends on it, and no other provider; before it is committed and after", async () => {
  change("packages/feather/src/runs.ts");
  expect(await affected()).toEqual(ofFeather);
  await git(folder, "commit", "--quiet", "--all", "--message=Feather");
  expect(await affected()).toEqual(ofFeather);
});

test("a change of a spec, which lies in no package, runs its provider's check and what reads the specs", async () => {
  change("specs/vogent/openapi.yaml");
  expect(await affected()).toEqual([...whole, "contract#test", "vogent#codegen"].sort());
});

test("a change of a document runs what reads documents and types their commands, and nothing else", async () => {
  change("docs/design.md");
  expect(await affected()).toEqual(["cli#test", "contract#whole", "dev#whole"]);
});

test("a change of core runs all but the mocks", async () => {
  change("packages/core/src/run.ts");
  const all = [...(await plan(folder)).keys()].sort();
  expect(await affected()).toEqual(all.filter((task) => !task.startsWith("mock#")));
});

test("a change of the lockfile runs everything", async () => {
  change("pnpm-lock.yaml");
  expect(await affected()).toEqual([...(await plan(folder)).keys()].sort());
});

test("--filter narrows what is affected", async () => {
  change("packages/feather/src/runs.ts", "packages/vogent/src/runs.ts");
  expect(await affected("--filter=@evalbridge/feather")).toEqual(["feather#build", "feather#test"]);
});
