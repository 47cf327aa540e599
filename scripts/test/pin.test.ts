import { expect, test } from "vitest";
import { sha256 } from "../src/fingerprint.ts";
import { smallSpec } from "./small-spec.ts";
import { SmallWorkspace } from "./small-workspace.ts";

const edited = `${smallSpec}# edited\n`;

test("an authored spec that was edited stops codegen with the command that takes it in", async () => {
  const workspace = new SmallWorkspace("small");
  await workspace.codegen();
  workspace.write("specs/small/openapi.yaml", edited);
  const refused = {
    code: 1,
    printed: [],
    errors: [
      "specs/small/openapi.yaml: not the file that source.json pins; if you changed it: npm run spec:pin small, then npm run codegen",
    ],
  };
  expect(await workspace.codegen()).toEqual(refused);
  expect(await workspace.codegen("--check")).toEqual(refused);
  expect(workspace.pin("small")).toEqual({ code: 0, printed: [`small  sha256 ${sha256(edited)}`], errors: [] });
  expect(JSON.parse(workspace.read("specs/small/source.json"))).toEqual({ origin: "authored", sha256: sha256(edited) });
  expect((await workspace.codegen()).code).toBe(0);
});

test("an upstream spec that was edited is refused by both, and its pin stays", async () => {
  const workspace = new SmallWorkspace();
  workspace.writeSpec("small", smallSpec, "upstream");
  const before = workspace.read("specs/small/source.json");
  workspace.write("specs/small/openapi.yaml", edited);
  const message =
    "specs/small/openapi.yaml: not the file that source.json pins; a provider's own file is never edited, put it back and correct it in overlay.yaml";
  expect((await workspace.codegen()).errors).toEqual([message]);
  expect(workspace.pin()).toEqual({ code: 1, printed: [], errors: [message] });
  expect(workspace.read("specs/small/source.json")).toBe(before);
});

test("pinning leaves the rest of source.json as it was written", () => {
  const workspace = new SmallWorkspace("small");
  const source = (hash: string) => `{\n  "origin": "authored", "sha256": "${hash}",\n\n  "notes": ["sha256"]\n}`;
  workspace.write("specs/small/source.json", source("old"));
  expect(workspace.pin().code).toBe(0);
  expect(workspace.read("specs/small/source.json")).toBe(source(sha256(smallSpec)));
  expect(workspace.pin().printed).toEqual(["small  unchanged"]);
});

test.each<[what: string, text: string | undefined, message: string]>([
  ["absent", undefined, "specs/small/source.json: missing; write down where the spec comes from"],
  ["not JSON", "{", "specs/small/source.json: not JSON"],
  ["without an origin", "{}", 'specs/small/source.json: origin must be "upstream" or "authored"'],
])("a source.json that is %s is one line", async (_, text, message) => {
  const workspace = new SmallWorkspace();
  workspace.write("specs/small/openapi.yaml", smallSpec);
  if (text !== undefined) workspace.write("specs/small/source.json", text);
  expect((await workspace.codegen()).errors).toEqual([message]);
});

test("an unknown provider is answered by those there are", () => {
  expect(new SmallWorkspace("small").pin("large")).toEqual({
    code: 1,
    printed: [],
    errors: ['spec:pin: there is no provider "large"; there are: small'],
  });
});
