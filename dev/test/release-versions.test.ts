// What a changeset becomes: versions, changelogs and tags, in a copy of the workspace's package.json files.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { openStage, root, type Stage, step } from "./release-stage.ts";

let stage: Stage;

const real = (file: string): string => readFileSync(join(root, file), "utf8");
const folders = readdirSync(join(root, "packages")).filter((name) =>
  existsSync(join(root, "packages", name, "package.json")),
);
const versions = step("release", "versions", "versions.ts");

/** `npm run changeset` without what brings the tools. */
const changesets = 'echo "npm $*" >> "$CALLS"\nshift 4\nexec changeset "$@"';

/** The workspace as it was before its first release, whatever has been released since. */
function open(changeset: string): void {
  const manifests = folders.map((folder): [string, string] => {
    const file = `packages/${folder}/package.json`;
    return [file, real(file).replace(/"version": "[^"]+"/, '"version": "0.1.0"')];
  });
  stage = openStage({
    ...Object.fromEntries(manifests),
    "package.json": real("package.json"),
    "pnpm-workspace.yaml": real("pnpm-workspace.yaml"),
    "packages/core/src/version.ts": real("packages/core/src/version.ts").replace(/"[\d.]+"/, '"0.1.0"'),
    "packages/vogent/src/index.ts": "export {};\n",
    ".changeset/config.json": real(".changeset/config.json"),
    ".changeset/some-change.md": changeset,
  });
  stage.shim("npm", changesets);
}

/** Whoever makes a tag has a name; without one, changesets makes none, and says nothing. */
const tagger = { GIT_COMMITTER_NAME: "maintainer", GIT_COMMITTER_EMAIL: "maintainer@example.org" };

const versionOf = (folder: string): string => JSON.parse(stage.read(`packages/${folder}/package.json`)).version;
const changed = '---\n"@evalbridge/vogent": minor\n---\n\nVogent tells when a run began.\n';

describe("a minor change of vogent", () => {
  let output: string;
  beforeAll(async () => {
    open(changed);
    const done = await stage.step({ ...versions, run: `${versions.run}\ncat "$RUNNER_TEMP/body.md"` });
    expect(done.code, done.output).toBe(0);
    output = done.output;
  });
  afterAll(() => stage.remove());

  test("raises it and what depends on it, and nothing else", () => {
    expect(Object.fromEntries(folders.map((folder) => [folder, versionOf(folder)]))).toMatchObject({
      vogent: "0.2.0",
      bridge: "0.1.1",
      core: "0.1.0",
      feather: "0.1.0",
      mock: "0.1.0",
      cli: "0.1.0",
    });
    expect(stage.read("packages/core/src/version.ts")).toContain('export const version = "0.1.0";');
    expect(stage.git("status", "--porcelain", ".changeset")).toBe("D .changeset/some-change.md");
  });

  test("is told in the changelogs of both", () => {
    const commit = stage.git("rev-parse", "--short=7", "HEAD");
    expect(stage.read("packages/vogent/CHANGELOG.md")).toBe(
      `# @evalbridge/vogent\n\n## 0.2.0\n\n### Minor Changes\n\n- ${commit}: Vogent tells when a run began.\n`,
    );
    expect(stage.read("packages/bridge/CHANGELOG.md")).toBe(
      `# @evalbridge/bridge\n\n## 0.1.1\n\n### Patch Changes\n\n- Updated dependencies [${commit}]\n  - @evalbridge/vogent@0.2.0\n`,
    );
  });

  test("is told in the pull request, version by version", () => {
    expect(output).toMatch(
      /publishes these versions.*\n\n## @evalbridge\/vogent 0\.2\.0\n\n#### Minor Changes\n\n- [0-9a-f]{7}: Vogent tells when a run began\.\n/,
    );
    expect(output).toContain("## @evalbridge/bridge 0.1.1\n");
    expect(output).not.toContain("@evalbridge/core 0");
  });

  test("becomes tags of the packages' names and versions", async () => {
    stage.git("add", "--all");
    stage.git("commit", "--quiet", "--message", "versions");
    expect(await stage.step({ run: "changeset git-tag" }, tagger)).toMatchObject({ code: 0 });
    const tags = stage.git("tag").split("\n");
    // The command takes any 0.1 of the bridge, and so the new one without a version of its own.
    const wanted = [
      "@evalbridge/bridge@0.1.1",
      "@evalbridge/core@0.1.0",
      "@evalbridge/vogent@0.2.0",
      "evalbridge@0.1.0",
    ];
    expect(tags).toEqual(expect.arrayContaining(wanted));
  });
});

test("a change of core raises the version that it tells, too", async () => {
  open('---\n"@evalbridge/core": patch\n---\n\nMended.\n');
  onTestFinished(() => stage.remove());
  await stage.step(versions);
  expect(versionOf("core")).toBe("0.1.1");
  expect(stage.read("packages/core/src/version.ts")).toContain('export const version = "0.1.1";');
});

test("a pull request that changes a package without a changeset is refused, and one with it passes", async () => {
  open("---\n---\n\nNothing yet.\n");
  onTestFinished(() => stage.remove());
  const status = step("ci", "changeset", "changeset");
  const base = { "github.base_ref": "main" };
  stage.git("switch", "--quiet", "--create", "change");
  stage.write("packages/vogent/src/index.ts", "export const more = 1;\n");
  stage.git("commit", "--quiet", "--all", "--message", "a change");
  stage.shim("npm", 'shift 3\nexec changeset "$@"');
  const without = await stage.step(status, {}, base);
  expect(without.code).toBe(1);
  expect(without.output).toContain("no changesets were found");

  stage.write(".changeset/more.md", changed);
  stage.git("add", "--all");
  stage.git("commit", "--quiet", "--message", "its changeset");
  expect(await stage.step(status, {}, base)).toMatchObject({ code: 0 });
});
