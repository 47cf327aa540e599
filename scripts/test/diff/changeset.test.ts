import { expect, test } from "vitest";
import { readOptions } from "../../src/diff/changeset-options.ts";
import { changed, problemsOf, smallSpec } from "../small-spec.ts";
import { SmallRepository } from "./small-repository.ts";

const withoutPing = smallSpec.replace(/ {2}\/ping:\n(?: {4}.*\n)+/, "");
const withOwner = changed(
  smallSpec,
  "anything: { type: object }",
  "anything: { type: object }\n        owner: { type: string }",
);
// Neither redocly nor the compiler has to be asked about these.
const safer = changed(smallSpec, "class: idempotent", "class: safe");
const riskier = changed(smallSpec, "class: idempotent", "class: never-retry");
const slower = (spec: string) => changed(spec, "timeout-ms: 90000", "timeout-ms: 120000");

test("a spec that stands as it stood asks for nothing", async () => {
  const { code, printed } = await new SmallRepository().changeset();
  expect(code).toBe(0);
  expect(printed).toEqual([expect.stringMatching(/^no spec has changed since [0-9a-f]{12}$/)]);
});

test("a break moves the provider, the bridge that hands it on and the mock; before 1.0 by a minor version", async () => {
  const repository = new SmallRepository();
  repository.writeSpec("small", withoutPing);
  expect((await repository.changeset()).code).toBe(0);
  const [file = "", ...others] = repository.changesets();
  expect(others).toEqual([]);
  expect(file).toMatch(/^small-[0-9a-f]{8}\.md$/);
  const text = repository.read(`.changeset/${file}`);
  expect(text).toContain('"@evalbridge/small": minor\n"@evalbridge/bridge": minor\n"@evalbridge/mock": patch\n---');
  expect(text).toContain("**Breaking**\n\n- `ping` is gone\n");
});

test("what changesets makes of it is what was asked for: versions and changelogs", async () => {
  const repository = new SmallRepository();
  repository.writeSpec("small", withoutPing);
  repository.writeSpec("alone", withOwner);
  await repository.changeset();
  repository.git("checkout", "--quiet", "-b", "change");
  repository.commit();
  const status = repository.changesets3("status");
  expect(status.code, status.text).toBe(0);
  const version = repository.changesets3("version");
  expect(version.code, version.text).toBe(0);
  const versions = ["core", "small", "alone", "bridge", "cli", "mock"].map((name) => [
    name,
    JSON.parse(repository.read(`packages/${name}/package.json`)).version,
  ]);
  expect(Object.fromEntries(versions)).toEqual({
    core: "0.1.0",
    small: "0.2.0",
    alone: "2.1.0",
    bridge: "0.2.0",
    cli: "0.1.0",
    mock: "0.1.1",
  });
  expect(repository.read("packages/small/CHANGELOG.md")).toContain("- `ping` is gone");
  expect(repository.read("packages/bridge/CHANGELOG.md")).toContain("- `ping` is gone");
  expect(repository.read("packages/alone/CHANGELOG.md")).toMatch(/## 2\.1\.0[\s\S]*`Run\.owner` is new/);
  expect(repository.changesets()).toEqual([]);
});

test("a client that no bridge hands on moves alone, and after 1.0 by a major version", async () => {
  const repository = new SmallRepository();
  repository.writeSpec("alone", riskier);
  const { printed } = await repository.changeset("alone");
  expect(printed).toEqual([
    expect.stringMatching(/^alone: major → \.changeset\/alone-/),
    "  @evalbridge/alone major",
    "  @evalbridge/mock patch",
  ]);
});

test("a change that nobody notices gets a changeset that moves nothing, and changesets reads it", async () => {
  const repository = new SmallRepository();
  repository.writeSpec("small", `# By us.\n${smallSpec}`);
  const { printed } = await repository.changeset();
  expect(printed).toEqual([expect.stringMatching(/^small: none → /)]);
  repository.git("checkout", "--quiet", "-b", "change");
  repository.commit();
  const version = repository.changesets3("version");
  expect(version.code, version.text).toBe(0);
  expect(JSON.parse(repository.read("packages/small/package.json")).version).toBe("0.1.0");
});

test("run again, it writes the same bytes", async () => {
  const repository = new SmallRepository();
  repository.writeSpec("small", safer);
  const once = await repository.changeset();
  const [file = ""] = repository.changesets();
  const text = repository.read(`.changeset/${file}`);
  expect(await repository.changeset()).toEqual(once);
  expect(repository.changesets()).toEqual([file]);
  expect(repository.read(`.changeset/${file}`)).toBe(text);
});

test("a second change of the spec has one changeset for both, in place of the first", async () => {
  const repository = new SmallRepository();
  repository.writeSpec("small", safer);
  await repository.changeset();
  const [first = ""] = repository.changesets();
  repository.writeSpec("small", slower(safer));
  expect((await repository.changeset()).printed).toContain(`  takes the place of .changeset/${first}`);
  const [second = "", ...others] = repository.changesets();
  expect(others).toEqual([]);
  expect(second).not.toBe(first);
  const text = repository.read(`.changeset/${second}`);
  expect(text).toContain("`deleteRun` may be sent again more freely");
  expect(text).toContain("`startRun` waits 120 s, not 90 s");
});

test("a break that is taken back before a release is not held against the spec", async () => {
  const repository = new SmallRepository();
  repository.writeSpec("small", riskier);
  await repository.changeset();
  repository.writeSpec("small", slower(smallSpec));
  expect((await repository.changeset()).printed).toContain("  @evalbridge/small patch");
});

test("a bump that a person raised stays, and so does a text that a person wrote", async () => {
  const repository = new SmallRepository();
  repository.writeSpec("small", safer);
  await repository.changeset();
  const [first = ""] = repository.changesets();
  const text = repository.read(`.changeset/${first}`);
  repository.write(
    `.changeset/${first}`,
    text
      .replace('"@evalbridge/small": minor', '"@evalbridge/small": major')
      .replace(/Small: [\s\S]*/, "Runs have owners.\n"),
  );
  for (const spec of [safer, slower(safer)]) {
    repository.writeSpec("small", spec);
    const { printed } = await repository.changeset();
    expect(printed).toContain("  @evalbridge/small major, as a person raised it");
    expect(printed).toContain("  the text is a person's, and stays");
  }
  const [file = ""] = repository.changesets();
  expect(repository.read(`.changeset/${file}`)).toMatch(
    /"@evalbridge\/small": major\n[\s\S]*---\n\nRuns have owners\.\n$/,
  );
});

test("--bump raises, the bridge too, and holds when it is run again without it", async () => {
  const repository = new SmallRepository();
  repository.writeSpec("small", safer);
  expect((await repository.changeset("--bump", "small=major")).printed).toContain(
    "  @evalbridge/bridge major, as a person raised it",
  );
  expect((await repository.changeset()).printed).toContain("  @evalbridge/small major, as a person raised it");
});

test("--bump below the verdict is refused, and nothing is written", async () => {
  const repository = new SmallRepository();
  repository.writeSpec("small", riskier);
  expect(await repository.changeset("--bump", "small=patch")).toEqual({
    code: 2,
    printed: [],
    errors: [expect.stringMatching(/^spec:changeset: small needs minor, --bump small=patch is less; [^\n]+$/)],
  });
  expect(repository.changesets()).toEqual([]);
});

test("it compares with where the branch left main, unless another commit is named", async () => {
  const repository = new SmallRepository();
  repository.git("checkout", "--quiet", "-b", "change");
  repository.writeSpec("small", safer);
  repository.commit();
  expect((await repository.changeset()).printed[0]).toMatch(/^small: minor → /);
  expect((await repository.changeset("--from", "HEAD")).printed[0]).toMatch(/^no spec has changed since /);
});

test("a provider that was not there is told of", async () => {
  const repository = new SmallRepository();
  repository.writeSpec("fresh", smallSpec);
  expect((await repository.changeset()).printed).toEqual([expect.stringMatching(/^fresh: new since [0-9a-f]{12}; /)]);
});

test.each([
  [["--form", "main"], "there is no option --form; there are: --from, --bump"],
  [["smal"], 'there is no provider "smal"; there are: alone, small'],
  [["--from"], "--from needs a value, a branch, a tag or a commit"],
  [["--bump", "small"], "--bump small: write it like vogent=minor, with patch, minor or major"],
  [["--bump", "smal=minor"], 'there is no provider "smal"; there are: alone, small'],
])("%j is answered in one line", (words, problem) => {
  expect(problemsOf(() => readOptions(words, ["alone", "small"]))).toEqual([`spec:changeset: ${problem}`]);
});

test("options are read in either form, and no provider means all of them", () => {
  expect(readOptions(["small", "--from=main", "--bump=small=major"], ["alone", "small"])).toEqual({
    providers: ["small"],
    from: "main",
    bumps: new Map([["small", "major"]]),
  });
  expect(readOptions([], ["alone", "small"]).providers).toEqual(["alone", "small"]);
});

test("a commit that git does not know, or a provider that there is none of, is one line and exit code 2", async () => {
  const repository = new SmallRepository();
  expect(await repository.changeset("--from", "nowhere")).toEqual({
    code: 2,
    printed: [],
    errors: ['git knows no commit "nowhere"; give a branch, a tag or a commit'],
  });
  expect(await repository.changeset("smal")).toMatchObject({ code: 2, printed: [], errors: [expect.any(String)] });
});
