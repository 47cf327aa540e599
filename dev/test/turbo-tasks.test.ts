// That the tasks together leave nothing out: a file that no task looks at would be green unseen.
import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { expect, test } from "vitest";
import { root } from "../many/copy.ts";
import { environment } from "../many/turbo.ts";

const outside = ["**/node_modules/**", "**/dist/**"];
const glob = (...patterns: string[]) =>
  globSync(patterns, { cwd: root, exclude: outside })
    .map((file) => file.split(sep).join("/"))
    .sort();
const read = (file: string) => readFileSync(join(root, file), "utf8");
const json = (file: string) => JSON.parse(read(file));
const packages = glob("*/package.json", "packages/*/package.json").map((file) => file.replace("/package.json", ""));
const providers = glob("specs/*/source.json").map((file) => file.split("/")[1] as string);

/** The test files that a package's script runs, as vitest itself finds them. */
function filesOf(folder: string, script: string): string[] {
  const list = script.replace("vitest run", "vitest list --filesOnly --json");
  const { stdout } = spawnSync(list, { cwd: join(root, folder), env: environment(), shell: true, encoding: "utf8" });
  const found = JSON.parse(stdout) as readonly { readonly file: string }[];
  return found.map(({ file }) => relative(root, file).split(sep).join("/")).sort();
}

test("each test file is run by exactly one task", { timeout: 120_000 }, () => {
  const run = packages.flatMap((folder) => {
    const { test: own, whole } = json(`${folder}/package.json`).scripts ?? {};
    return [own, whole].filter(Boolean).flatMap((script) => filesOf(folder, script));
  });
  expect(run.length).toBeGreaterThan(100);
  expect(run.sort()).toEqual(glob("**/*.test.ts", "**/*.test-d.ts"));
});

test("a contract test that reads the whole repository is one of the house rules, whose task says so", () => {
  const names = ["files", "read", "committed", "sourceLines", "importsOf"].join("|");
  const reads = new RegExp(`import \\{[^}]*\\b(?:${names})\\b[^}]*\\} from "(?:\\.\\./)+src/repository\\.ts"`);
  const readers = glob("contract/test/**/*.test.ts").filter((file) => reads.test(read(file)));
  const rules = filesOf("contract", json("contract/package.json").scripts.whole);
  expect(readers).toEqual(rules.filter((file) => file.startsWith("contract/")));
});

test.each(providers)("%s has its generated files checked, against its own spec alone", (name) => {
  expect(json(`packages/${name}/package.json`).scripts.codegen).toBe(
    `node ../../scripts/src/codegen.ts ${name} --check`,
  );
  const ofVogent = JSON.stringify(json("packages/vogent/turbo.json"));
  expect(json(`packages/${name}/turbo.json`)).toEqual(JSON.parse(ofVogent.replaceAll("vogent", name)));
});

test.each(glob("packages/*/src/index.ts").map((file) => file.split("/")[1] as string))("%s is built", (name) => {
  expect(json(`packages/${name}/package.json`).scripts.build).toBe("tsc -p tsconfig.build.json");
});
