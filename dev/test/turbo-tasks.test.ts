// That the tasks together leave nothing out: a file that no task looks at would be green unseen.
import { globSync, readFileSync } from "node:fs";
import { join, matchesGlob } from "node:path";
import { expect, test } from "vitest";
import config from "../../vitest.config.ts";
import { root } from "../many/copy.ts";

const outside = ["**/node_modules/**", "**/dist/**"];
const glob = (...patterns: string[]) => globSync(patterns, { cwd: root, exclude: outside }).sort();
const read = (file: string) => readFileSync(join(root, file), "utf8");
const json = (file: string) => JSON.parse(read(file));
const packages = glob("{dev,scripts,contract,packages/*}/package.json").map((file) =>
  file.replace("/package.json", ""),
);
const providers = glob("specs/*/source.json").map((file) => file.split("/")[1] as string);

interface Project {
  readonly name?: unknown;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly typecheck?: { readonly include?: readonly string[] };
}
const projects: Project[] = (config.test?.projects ?? []).flatMap((project) =>
  typeof project === "object" && "test" in project && project.test ? [project.test as Project] : [],
);

/** The test files that a script's call of vitest runs, as its `--project`s, `--exclude`s and the rest of its words say. */
function filesOf(script: string): string[] {
  const words = script.replaceAll("'", "").split(" ");
  const after = (option: string) => words.filter((_, index) => words[index - 1] === option);
  const parts = words.slice(2).filter((word, index, all) => !/^--/.test(word) && !/^--/.test(all[index - 1] ?? ""));
  const included = projects
    .filter(({ name }) => after("--project").includes(String(name)))
    .flatMap(({ include = [], exclude = [], typecheck }) =>
      glob(...include, ...(typecheck?.include ?? [])).filter((file) => !exclude.some((one) => matchesGlob(file, one))),
    );
  return included
    .filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)))
    .filter((file) => !after("--exclude").some((pattern) => matchesGlob(file, pattern)));
}

test("each test file is run by exactly one task", () => {
  const run = packages.flatMap((folder) => {
    const { test: unit, whole } = json(`${folder}/package.json`).scripts ?? {};
    return [unit, whole].filter(Boolean).flatMap(filesOf);
  });
  expect(run.length).toBeGreaterThan(100);
  expect(run.sort()).toEqual(glob("**/*.test.ts", "**/*.test-d.ts"));
});

test("a contract test that reads the whole repository is one of the house rules, whose task says so", () => {
  const reads =
    /import \{[^}]*\b(?:files|read|committed|sourceLines|importsOf)\b[^}]*\} from "\.\.?\/(?:\.\.\/)?src\/repository\.ts"/;
  const readers = glob("contract/test/**/*.test.ts").filter((file) => reads.test(read(file)));
  const { whole } = json("contract/package.json").scripts;
  expect(readers).toEqual(filesOf(whole).filter((file) => file.startsWith("contract/")));
});

test.each(providers)("%s has its generated files checked, against its own spec alone", (name) => {
  const { scripts } = json(`packages/${name}/package.json`);
  expect(scripts.codegen).toBe(`node ../../scripts/src/codegen.ts ${name} --check`);
  const ofVogent = JSON.stringify(json("packages/vogent/turbo.json"));
  expect(json(`packages/${name}/turbo.json`)).toEqual(JSON.parse(ofVogent.replaceAll("vogent", name)));
});

test.each(glob("packages/*/src/index.ts").map((file) => file.split("/")[1] as string))("%s is built", (name) => {
  expect(json(`packages/${name}/package.json`).scripts.build).toBe("tsc -p tsconfig.build.json");
});
