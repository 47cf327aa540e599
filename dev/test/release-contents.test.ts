import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { output } from "../release/command.ts";
import { contentProblems, strayPaths } from "../release/contents.ts";
import { publishablePackages } from "../release/publishable.ts";
import { differences } from "../release/same-bytes.ts";
import { kilobytes, sizeProblems } from "../release/sizes.ts";
import { tableLines } from "../release/table.ts";
import { filesIn, type Tarball } from "../release/tarball.ts";
import { temporaryFolders } from "./temporary-folders.ts";

const temporary = temporaryFolders("contents");

const manifest = { name: "@evalbridge/toy", version: "0.1.0" };
const goodFiles = {
  LICENSE: "MIT",
  "README.md": "# toy",
  "package.json": JSON.stringify(manifest),
  "dist/index.js": "export {};\n",
  "dist/index.d.ts": "export {};\n",
  "dist/index.js.map": JSON.stringify({ sources: ["../src/index.ts"], sourcesContent: ["export {};"] }),
};

/** An unpacked package with these files. */
function unpacked(files: Readonly<Record<string, string>>, folder = "toy"): Tarball {
  const contents = temporary();
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(contents, file)), { recursive: true });
    writeFileSync(join(contents, file), text);
  }
  const sizes = { size: 1000, unpackedSize: 2000, generatedSize: 0, sha256: "" };
  const { "package.json": json = "{}" } = files;
  return { path: "", folder, contents, files: filesIn(contents), manifest: JSON.parse(json), ...sizes };
}

test("a package of dist, README, LICENSE and package.json is as it has to be", () => {
  expect(contentProblems(unpacked(goodFiles))).toEqual([]);
});

test.each([
  "src/index.ts",
  "dist/index.test.js",
  "dist/toy.gen.json",
  "documents/toy.gen.json",
  "test/index.test.ts",
  ".npmrc",
  "CHANGELOG.md",
])("%s in a tarball is refused by name", (file) => {
  const [problem, ...others] = contentProblems({ ...unpacked(goodFiles), files: [...Object.keys(goodFiles), file] });
  expect(problem).toBe(`${file} must not be published; dev/release/contents.ts says what may`);
  expect(others).toEqual([]);
});

test("the mock ships its documents too, and nothing else in their folder", () => {
  const files = { ...goodFiles, "documents/toy.gen.json": "{}", "documents/notes.txt": "" };
  expect(contentProblems(unpacked(files, "mock"))).toEqual([
    "documents/notes.txt must not be published; dev/release/contents.ts says what may",
  ]);
});

test.each(["LICENSE", "README.md", "dist/index.js", "dist/index.d.ts"])("a tarball without %s is refused", (file) => {
  const { [file as keyof typeof goodFiles]: _, ...rest } = goodFiles;
  expect(contentProblems(unpacked(rest))).toEqual([`the tarball lacks ${file}`]);
});

test("a source map whose source is not inside is refused", () => {
  const map = JSON.stringify({ sources: ["../src/a.ts", "../src/b.ts"], sourcesContent: ["a", null] });
  expect(contentProblems(unpacked({ ...goodFiles, "dist/index.js.map": map }))).toEqual([
    "dist/index.js.map points to ../src/b.ts, which is not published; the build has to inline it",
  ]);
});

test("a manifest that only this workspace understands is refused", () => {
  const dependencies = { "@evalbridge/core": "workspace:^", "openapi-fetch": "catalog:", vitest: "5.1.0" };
  const text = JSON.stringify({ ...manifest, dependencies }, undefined, 2);
  expect(contentProblems(unpacked({ ...goodFiles, "package.json": text }))).toEqual([
    "package.json in the tarball still asks for @evalbridge/core as workspace:^",
    "package.json in the tarball still asks for openapi-fetch as catalog:",
  ]);
});

test("a manifest that names a registry is refused, since it would win over the one that npm is told", () => {
  const text = JSON.stringify({ ...manifest, publishConfig: { registry: "https://example.org/" } });
  const [problem] = contentProblems(unpacked({ ...goodFiles, "package.json": text }));
  expect(problem).toMatch(/^package\.json names a registry, https:\/\/example\.org\/;/);
});

test("a file that names the folder of its building is found", () => {
  const tarball = unpacked({ ...goodFiles, "dist/index.js": "// /builds/someone/evalbridge/src" });
  expect(strayPaths(tarball, ["/builds/someone/evalbridge"])).toEqual([
    "dist/index.js names the folder that it was built in",
  ]);
  expect(strayPaths(tarball, ["/builds/another"])).toEqual([]);
});

test("a folder without a package.json is no package: tools leave one where a branch had a package", () => {
  const root = temporary();
  for (const folder of ["toy", "gone/node_modules"]) mkdirSync(join(root, "packages", folder), { recursive: true });
  writeFileSync(join(root, "packages/toy/package.json"), JSON.stringify(manifest));
  expect(publishablePackages(root).map(({ folder }) => folder)).toEqual(["toy"]);
});

test("a package that outgrows its budget is told with both numbers; what is generated does not count", () => {
  expect(sizeProblems({ folder: "vogent", size: 124_999, generatedSize: 100_000 })).toEqual([]);
  expect(sizeProblems({ folder: "vogent", size: 80_123, generatedSize: 50_000 })).toEqual([
    "the tarball has 30.1 kB beside what is generated, of 25 allowed; raise it in dev/release/sizes.ts if it has to be",
  ]);
  expect(kilobytes(1_249)).toBe(1.2);
});

/** Two archives of the same name, made of these files with these options of tar. */
async function archive(files: Readonly<Record<string, string>>, ...options: string[]): Promise<Tarball> {
  const tarball = unpacked(files);
  const path = join(temporary(), "toy.tgz");
  await output("tar", [...options, "-czf", path, "-C", tarball.contents, "."]);
  return { ...tarball, path, sha256: path };
}

test("two builds that differ are told by the first file that differs", async () => {
  const one = await archive(goodFiles);
  const other = await archive({ ...goodFiles, "dist/index.js": "export { };\n", "README.md": "# toy" });
  expect((await differences(one, other))[0]).toContain("it is not the same bytes: dist/index.js differs");
  expect(await differences(one, one)).toEqual([]);
});

test("a file that only one of two builds has is the difference", async () => {
  const other = await archive({ ...goodFiles, "dist/extra.js": "" });
  expect((await differences(await archive(goodFiles), other))[0]).toContain("dist/extra.js differs");
});

test("equal files in archives of other modes are told by the entry", async () => {
  const time = "--mtime=2020-02-02";
  const one = await archive(goodFiles, time, "--sort=name", "--mode=0644");
  const other = await archive(goodFiles, time, "--sort=name", "--mode=0600");
  expect((await differences(one, other))[0]).toMatch(/the entry "-?.*" of the archive differs/);
});

test("each package comes after those that it depends on, and private ones do not come", () => {
  const root = temporary();
  const write = (folder: string, text: object): void => {
    mkdirSync(join(root, "packages", folder), { recursive: true });
    writeFileSync(join(root, "packages", folder, "package.json"), JSON.stringify(text));
  };
  write("all", { name: "all", dependencies: { zoo: "workspace:^", outside: "1.0.0" } });
  write("zoo", { name: "zoo", dependencies: { base: "workspace:^" } });
  write("base", { name: "base" });
  write("own", { name: "own", private: true });
  expect(publishablePackages(root).map(({ folder }) => folder)).toEqual(["base", "zoo", "all"]);
  write("base", { name: "base", dependencies: { zoo: "workspace:^" } });
  expect(() => publishablePackages(root)).toThrow("in a circle: all → zoo → base → zoo");
});

test("columns of numbers stand to the right, others to the left", () => {
  const lines = tableLines(
    ["name", "kB"],
    [
      ["a", 1.5],
      ["long name", 10],
    ],
  );
  expect(lines).toEqual(["name        kB", "a          1.5", "long name   10"]);
});
