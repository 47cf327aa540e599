import { expect, test } from "vitest";
import { sha256 } from "../src/fingerprint.ts";
import { smallSpec } from "./small-spec.ts";
import { SmallWorkspace } from "./small-workspace.ts";

const edited = `${smallSpec}# edited\n`;

test("codegen takes an edited spec of ours into its source.json, and --check asks for it by name", async () => {
  const workspace = new SmallWorkspace("small");
  await workspace.codegen();
  workspace.write("specs/small/openapi.yaml", edited);
  const before = workspace.read("specs/small/source.json");
  const { code, errors } = await workspace.codegen("--check");
  expect(code).toBe(1);
  expect(errors[0]).toBe("specs/small/source.json: its sha256 is of another openapi.yaml; run: npm run codegen");
  expect(workspace.read("specs/small/source.json")).toBe(before);
  expect((await workspace.codegen()).code).toBe(0);
  expect(JSON.parse(workspace.read("specs/small/source.json"))).toEqual({
    provider: "small",
    origin: "authored",
    sha256: sha256(edited),
  });
  expect(await workspace.codegen("--check")).toMatchObject({ code: 0, errors: [] });
});

test("an edited spec that cannot be read is told of by place, and its pin stays", async () => {
  const workspace = new SmallWorkspace("small");
  await workspace.codegen();
  const before = workspace.read("specs/small/source.json");
  workspace.write("specs/small/openapi.yaml", `${smallSpec}\n  bad: [`);
  for (const words of [[], ["--check"]]) {
    const { code, errors } = await workspace.codegen(...words);
    expect(code).toBe(1);
    expect(errors[0]).toMatch(/^specs\/small\/openapi\.yaml:\d+:\d+ /);
  }
  expect(workspace.read("specs/small/source.json")).toBe(before);
});

test("an upstream spec that was edited is refused, and its pin stays", async () => {
  const workspace = new SmallWorkspace();
  workspace.writeSpec("small", smallSpec, "upstream");
  const before = workspace.read("specs/small/source.json");
  workspace.write("specs/small/openapi.yaml", edited);
  const message =
    "specs/small/openapi.yaml: not the file that source.json pins; a provider's own file is never edited, put it back and correct it in overlay.yaml";
  expect((await workspace.codegen()).errors).toEqual([message]);
  expect((await workspace.codegen("--check")).errors).toEqual([message]);
  expect(workspace.read("specs/small/source.json")).toBe(before);
});

test("taking a spec in leaves the rest of source.json as it was written", async () => {
  const workspace = new SmallWorkspace("small");
  const source = (hash: string) =>
    `{ "provider": "small",\n  "origin": "authored", "sha256": "${hash}",\n\n  "notes": ["sha256"]\n}`;
  workspace.write("specs/small/source.json", source("old"));
  expect((await workspace.codegen()).code).toBe(0);
  expect(workspace.read("specs/small/source.json")).toBe(source(sha256(smallSpec)));
  expect((await workspace.codegen()).printed).toEqual(["small  unchanged"]);
});

test("a source.json without a hash is told which one to add", async () => {
  const workspace = new SmallWorkspace("small");
  workspace.write("specs/small/source.json", '{ "provider": "small", "origin": "authored" }');
  const hash = sha256(smallSpec);
  expect((await workspace.codegen()).errors).toEqual([`specs/small/source.json: no "sha256"; add "sha256": "${hash}"`]);
});

test.each<[what: string, text: string | undefined, message: string]>([
  ["absent", undefined, "specs/small/source.json: missing; write down where the spec comes from"],
  ["not JSON", "{", "specs/small/source.json: not JSON"],
  [
    "without a provider",
    "{}",
    'specs/small/source.json: provider is missing, but the folder is called small; write "provider": "small"',
  ],
  [
    "of another provider",
    '{ "provider": "big" }',
    'specs/small/source.json: provider is "big", but the folder is called small; write "provider": "small"',
  ],
  ["without an origin", '{ "provider": "small" }', 'specs/small/source.json: origin must be "upstream" or "authored"'],
])("a source.json that is %s is one line", async (_, text, message) => {
  const workspace = new SmallWorkspace();
  workspace.write("specs/small/openapi.yaml", smallSpec);
  if (text !== undefined) workspace.write("specs/small/source.json", text);
  expect((await workspace.codegen()).errors).toEqual([message]);
});

test.each([
  ["missing", "source.json", "{}"],
  ["misnamed", "openapi.yml", smallSpec],
])("a spec whose openapi.yaml is %s is named, when writing and when checking", async (_, file, text) => {
  const workspace = new SmallWorkspace();
  workspace.write(`specs/small/${file}`, text);
  const errors = [
    `specs/small/openapi.yaml: missing; the description has this name, and the folder holds only ${file}`,
  ];
  for (const words of [[], ["--check"], ["small"]]) {
    expect(await workspace.codegen(...words)).toEqual({ code: 1, printed: [], errors });
  }
});
