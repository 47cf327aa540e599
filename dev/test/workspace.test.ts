import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join, matchesGlob } from "node:path";
import { expect, test } from "vitest";
import config from "../../vitest.config.ts";

const root = join(import.meta.dirname, "../..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const manifest = JSON.parse(read("package.json"));
const run = (...args: string[]) =>
  spawnSync(process.execPath, ["dev/run.mjs", ...args], { cwd: root, encoding: "utf8" });

test("each verb has its script, and each script its verb", async () => {
  const { verbs } = await import(join(root, "dev/verbs.mjs"));
  const { clean, ...scripts } = manifest.scripts;
  expect(clean).toBe("node dev/clean.mjs");
  expect(scripts).toEqual(Object.fromEntries(Object.keys(verbs).map((verb) => [verb, `node dev/run.mjs ${verb}`])));
});

test("an unknown verb is refused with the list of those there are", () => {
  const { status, stderr } = run("strat");
  expect(status).toBe(1);
  expect(stderr).toMatch(/^evalbridge: no verb "strat"\. There are: start, test, .*\n$/);
});

test("package.json and the catalog name the same pnpm", () => {
  expect(read("pnpm-workspace.yaml")).toContain(`\n  pnpm: ${manifest.packageManager.replace("pnpm@", "")}\n`);
  expect(manifest.engines.npm).toContain(`npx ${manifest.packageManager} install`);
});

test("the root has no dependencies, so that npm refuses to install in every state", () => {
  expect(Object.keys(manifest).filter((key) => /dependencies/i.test(key))).toEqual([]);
});

const projects = (config.test?.projects ?? []).flatMap((project) =>
  typeof project === "object" && "test" in project && project.test ? [project.test] : [],
);

test("every test file belongs to a vitest project", () => {
  const globs = projects.flatMap(({ include = [], typecheck }) => [...include, ...(typecheck?.include ?? [])]);
  const exclude = ["**/node_modules", "**/dist"];
  const files = globSync("**/*.{test,test-d}.ts", { cwd: root, exclude });
  expect(files).toContain("dev/test/workspace.test.ts");
  expect(files.filter((file) => !globs.some((glob) => matchesGlob(file, glob)))).toEqual([]);
});

test("the types project reads exactly what its tsconfig includes, since the rest would pass unread", () => {
  const types = projects.find(({ name }) => name === "types");
  expect(read("tsconfig.types.json")).toContain(`"include": ${JSON.stringify(types?.typecheck?.include)}`);
});
