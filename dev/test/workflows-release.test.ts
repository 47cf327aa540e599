// The shell steps of release.yml, run as they stand: origin is a folder, gh and npm write down what they are asked.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStage, type Stage, step, steps } from "./release-stage.ts";

let stage: Stage;
beforeEach(() => {
  stage = openStage({
    "package.json": '{ "type": "module" }\n',
    ".gitignore": "packed*/\n",
  });
});
afterEach(() => stage.remove());

describe("what a push asks for", () => {
  const plan = step("release", "plan", "plan.ts");
  const answering = (status: object, registry: object): string =>
    `case "$5" in\n  status) echo '${JSON.stringify(status)}' > "$7" ;;\n  publish-plan) echo '${JSON.stringify(registry)}' > "$7" ;;\nesac`;

  test.each([
    ["changesets that name a package ask for versions", [{ name: "x" }], [[]], "versions"],
    ["a version that the registry lacks asks for a release", [], [[{ kind: "publish" }]], "publish"],
    ["neither asks for nothing", [], [], "nothing"],
  ])("%s", async (_, releases, missing, next) => {
    stage.shim("npm", answering({ releases }, { plan: missing }));
    expect(await stage.step(plan)).toEqual({ code: 0, output: "" });
    expect(stage.outputs()).toBe(`next=${next}\n`);
  });

  test("a registry that does not answer ends the job, and asks for nothing", async () => {
    stage.shim("npm", "echo no network >&2\nexit 1");
    expect((await stage.step(plan)).code).not.toBe(0);
    expect(stage.outputs()).toBe("");
  });
});

describe("publishing", () => {
  const [verify, publish] = steps("release", "publish");
  const digest = step("release", "build", "sha256sum");
  const announce = step("release", "announce", "gh release");

  beforeEach(async () => {
    for (const folder of ["core", "bridge"]) stage.write(`packed/tarballs/${folder}.tgz`, folder);
    stage.write("packed/packages.txt", "@evalbridge/core 0.2.0 core\n@evalbridge/bridge 0.3.0 bridge\n");
    await stage.step({ run: "cd packed && sha256sum packages.txt tarballs/* > SHA256SUMS" });
    stage.shim("npm", 'echo "npm $*" >> "$CALLS"\n[ "$1 $2" = "view $THERE" ] && echo 1.0.0\n[ "$1" != "$FAILS" ]');
  });
  const sums = async (): Promise<Record<string, string>> => {
    await stage.step(digest);
    return { "needs.build.outputs.sums": stage.outputs().replace("sums=", "").trim() };
  };

  test("tarballs as they were built pass, one changed byte or another list of sums does not", async () => {
    if (!verify) throw new Error("no step verifies");
    const values = await sums();
    expect(await stage.step(verify, {}, values)).toMatchObject({ code: 0 });
    stage.write("packed/tarballs/core.tgz", "corE");
    expect((await stage.step(verify, {}, values)).code).toBe(1);
    await stage.step({ run: "cd packed && sha256sum packages.txt tarballs/* > SHA256SUMS" });
    expect((await stage.step(verify, {}, values)).code).toBe(1);
    expect((await stage.step(verify, {}, { "needs.build.outputs.sums": "" })).code).toBe(1);
  });

  test("each package is published in its order, from its file, and one that is there already is left out", async () => {
    if (!publish) throw new Error("no step publishes");
    expect((await stage.step(publish, { THERE: "nothing" })).code).toBe(0);
    const tarball = (name: string): string => `npm publish ./tarballs/${name}.tgz --access public --ignore-scripts`;
    const sent = stage
      .calls()
      .split("\n")
      .filter((line) => line.startsWith("npm publish"));
    expect(sent).toEqual([tarball("core"), tarball("bridge")]);

    const again = await stage.step(publish, { THERE: "@evalbridge/core@0.2.0" });
    expect(again.output).toContain("@evalbridge/core@0.2.0 is there already");
    expect(stage.calls().split(tarball("core")).length).toBe(2);
    expect(stage.calls().split(tarball("bridge")).length).toBe(3);
  });

  test("a package that cannot be published ends the job before the next", async () => {
    if (!publish) throw new Error("no step publishes");
    expect((await stage.step(publish, { FAILS: "publish", THERE: "nothing" })).code).toBe(1);
    expect(stage.calls()).not.toContain("bridge.tgz");
  });

  test("each new version gets a tag and a release at the commit that was built", async () => {
    stage.write("released", "@evalbridge/core@0.2.0\n");
    expect(await stage.step(announce, { RELEASED: `${stage.folder}/released` })).toMatchObject({ code: 0 });
    const made = stage
      .calls()
      .split("\n")
      .filter((line) => line.startsWith("gh release create"));
    expect(made).toEqual([
      `gh release create @evalbridge/bridge@0.3.0 sboms/bridge.cdx.json --target ${"0".repeat(40)} --title @evalbridge/bridge 0.3.0 --notes-file notes/bridge.md`,
    ]);
  });
});
