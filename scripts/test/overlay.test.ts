import { expect, test } from "vitest";
import type { JsonObject } from "../src/json.ts";
import { normalize } from "../src/spec/normalize.ts";
import { applyOverlay } from "../src/spec/overlay.ts";
import { readSource } from "../src/spec/read.ts";
import { problemsOf, smallSpec } from "./small-spec.ts";
import { SmallWorkspace } from "./small-workspace.ts";

const file = "specs/small/overlay.yaml";
const overlayOf = (actions: string) => readSource(file, `overlay: 1.0.0\nactions:\n${actions}`);
const apply = (document: JsonObject, actions: string) => applyOverlay(document, overlayOf(actions));

test("an update merges objects, joins lists, and replaces the rest", () => {
  const document = { a: { b: { c: 1, d: [1] }, e: "old" } };
  expect(apply(document, "- { target: $.a, update: { b: { d: [2], f: 3 }, e: new } }\n")).toEqual({
    a: { b: { c: 1, d: [1, 2], f: 3 }, e: "new" },
  });
  expect(document).toEqual({ a: { b: { c: 1, d: [1] }, e: "old" } });
});

test("a key called __proto__ is a key like any other, at every step from the text to the document", () => {
  const { root } = readSource("small.yaml", "a: { __proto__: { b: 1 } }\nconstructor: { prototype: { c: 1 } }\n");
  const document = apply(root, "- { target: $, update: { a: { __proto__: { d: 2 }, x: { __proto__: { e: 3 } } } } }\n");
  const { a } = normalize(document);
  expect(JSON.stringify(a)).toBe('{"__proto__":{"b":1,"d":2},"x":{"__proto__":{"e":3}}}');
  const inherited = [{}, a as object].flatMap((one) => ["b", "c", "d", "e"].filter((name) => name in one));
  expect(inherited).toEqual([]);
});

test("an update of a list adds one item", () => {
  expect(apply({ a: [1] }, "- { target: $.a, update: { b: 2 } }\n")).toEqual({ a: [1, { b: 2 }] });
});

test("everything that a target matches is removed, lists included", () => {
  const document = { a: [{ x: 1 }, { x: 2 }, { x: 1 }], b: { x: 1 } };
  expect(apply(document, "- { target: '$.a[?@.x == 1]', remove: true }\n- { target: $.b.x, remove: true }\n")).toEqual({
    a: [{ x: 2 }],
    b: {},
  });
});

test("actions are applied one after another", () => {
  const actions = "- { target: $.a, update: { b: {} } }\n- { target: $.a.b, update: { c: 1 } }\n";
  expect(apply({ a: {} }, actions)).toEqual({ a: { b: { c: 1 } } });
});

test.each([
  ["- { target: $.gone, remove: true }", "$.gone matches nothing; the document has changed"],
  ["- { target: '$.a[', remove: true }", "unclosed bracketed selection"],
  ["- { target: $.a }", "$.a: an action either updates or removes"],
  ["- { target: $.a, update: {}, remove: true }", "$.a: an action either updates or removes"],
  ["- { update: {} }", "the action has no target"],
  ["- { target: $.a, udpate: {} }", "an action has no udpate"],
  ["- { target: $.a, update: {} }", "$.a: only objects and lists are updated"],
  ["- { target: $, remove: true }", "$: the whole document cannot be removed"],
])("%s is refused with its place", (action, problem) => {
  expect(problemsOf(() => apply({ a: "text" }, `${action}\n`))).toEqual([
    expect.stringMatching(new RegExp(`^${file}:3:3 ${problem.replace(/[$.[\]]/g, "\\$&")}[^\n]*$`)),
  ]);
});

test.each([
  ["overlay: 2.0.0\nactions: [{}]\n", `${file}:1:1 not an overlay; write overlay: "1.0.0"`],
  ["overlay: 1.0.0\nactions: []\n", `${file}:2:1 no actions; delete the file`],
])("%j is refused", (text, problem) => {
  expect(problemsOf(() => applyOverlay({}, readSource(file, text)))).toEqual([problem]);
});

test("an upstream spec is generated as its overlay corrects it, and a change of the overlay is a change", async () => {
  const workspace = new SmallWorkspace();
  workspace.writeSpec("small", smallSpec, "upstream");
  await workspace.codegen();
  const action = "- { target: \"$.paths['/ping'].get\", update: { summary: See if it answers } }";
  workspace.write(file, `overlay: 1.0.0\nactions:\n${action}\n`);
  expect((await workspace.codegen("--check")).code).toBe(1);
  expect((await workspace.codegen()).errors).toEqual([]);
  expect(workspace.read("packages/small/src/operations.gen.ts")).toContain("See if it answers.");
  expect(workspace.read("packages/mock/documents/small.gen.json")).toContain("See if it answers");
});

test("in a provider's own document, of two arguments with one name the one that is not needed gives way", async () => {
  const workspace = new SmallWorkspace();
  workspace.writeSpec("small", smallSpec.replace("name: X-Trace, in: header", "name: status, in: header"), "upstream");
  expect(await workspace.codegen()).toMatchObject({ code: 0, errors: [] });
  expect(workspace.read("packages/small/left-out.gen.md")).toContain(
    "header parameter status | another argument has this name",
  );
});

test("an authored spec with an overlay is refused: it is corrected in itself", async () => {
  const workspace = new SmallWorkspace("small");
  workspace.write(file, "overlay: 1.0.0\nactions: []\n");
  expect((await workspace.codegen()).errors).toEqual([
    `${file}: an authored spec has none; change openapi.yaml and delete this file`,
  ]);
});
