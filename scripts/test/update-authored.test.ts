import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { changed } from "./small-spec.ts";
import { type Answer, LoopbackServer, status } from "./update-server.ts";
import { notes, notesPages, page, UpdateWorkspace } from "./update-workspace.ts";

const slugs = ["list-notes", "create-note", "get-note"];

/** A description of ours with the pages that the provider serves today. */
async function described(text = notes, pages: Readonly<Record<string, string | Answer>> = {}) {
  const served = slugs.map((slug) => [`/docs/${slug}.md`, pages[slug] ?? page(`${slug}.md`)] as const);
  const server = await LoopbackServer.start(Object.fromEntries(served));
  const workspace = new UpdateWorkspace();
  const sources = slugs.map((slug) => ({ url: `${server.origin}/docs/${slug}`, kind: "page" as const }));
  workspace.addNotes({ origin: "authored", sources }, text);
  return { workspace, origin: server.origin };
}

const narrower = changed(notes, "enum: [open, done]", "enum: [open]");

test("pages, joined, are what one document says", async () => {
  const { workspace } = await described();
  const before = workspace.files();
  const { code, printed, errors } = await workspace.update();
  expect({ code, errors }).toEqual({ code: 0, errors: [] });
  expect(printed).toBe("notes\n  3 pages, joined\n  3 of our 3 operations are in it\n  nothing new");
  expect(workspace.files()).toEqual(before);
});

test.each([
  ["a folder of pages", notesPages, "3 of our 3 operations are in it"],
  ["one page", join(notesPages, "get-note.md"), "1 of our 3 operations are in it; no page was named for the other 2"],
])("%s is read in place of the sources", async (_, from, line) => {
  const workspace = new UpdateWorkspace();
  workspace.addNotes({ origin: "authored" });
  const { code, printed } = await workspace.update(["notes", "--from", from]);
  expect(code).toBe(0);
  expect(printed).toContain(line);
  expect(printed).toContain("nothing new");
});

test("drift is told by operation, schema and place, answers 3, and the description stays", async () => {
  const { workspace } = await described(changed(narrower, "default: 20", "default: 10"));
  const before = workspace.files();
  const { code, printed } = await workspace.update();
  expect(code).toBe(3);
  expect(
    printed.slice(printed.indexOf("  2 new")),
  ).toBe(`  2 new differences; the description is ours and stays as it is

  New
    GET /notes
      /parameters/query limit/schema/default: 20 there, 10 here
    schema State
      /enum: only there, "done"

  Next
    edit specs/notes/openapi.yaml, then npm run codegen -- notes
    or npm run spec:update -- notes --accept --reason "why it stays so"`);
  expect(workspace.files()).toEqual(before);
});

test("of a whole document, operations on one side only are drift", async () => {
  const ours = changed(notes, "    get:\n      operationId: getNote\n", "    patch:\n      operationId: changeNote\n");
  const server = await LoopbackServer.start({ "/openapi.yaml": notes });
  const workspace = new UpdateWorkspace();
  const sources = [{ url: `${server.origin}/openapi.yaml`, kind: "openapi" as const }];
  workspace.addNotes({ origin: "authored", sources }, ours);
  const { code, printed } = await workspace.update();
  expect(code).toBe(3);
  expect(printed).toContain("    GET /notes/{id}\n      only there\n    PATCH /notes/{id}\n      only here");
  expect(workspace.read("specs/notes/openapi.yaml")).toBe(ours);
});

test("of a whole document, only the part that ours is about is compared", async () => {
  const ours = notes.slice(0, notes.indexOf("  /notes/{id}:")) + notes.slice(notes.indexOf("components:"));
  const server = await LoopbackServer.start({ "/openapi.yaml": notes });
  const sources = [{ url: `${server.origin}/openapi.yaml`, kind: "openapi" as const }];
  const workspace = new UpdateWorkspace();
  workspace.addNotes({ origin: "authored", sources, only: ["/notes", "a tag that is gone"] }, ours);
  expect(await workspace.update()).toMatchObject({ code: 0, errors: [] });
});

test("an id of ours is no drift where the provider gives none, and is where it gives another", async () => {
  const ours = changed(notes, "operationId: getNote", "operationId: readNote");
  const without = await described(ours, {
    "get-note": changed(page("get-note.md"), "      operationId: getNote\n", ""),
  });
  expect((await without.workspace.update()).code).toBe(0);
  const other = await described(ours);
  expect((await other.workspace.update()).printed).toContain('/operationId: "getNote" there, "readNote" here');
});

test("a server of the provider's that is none of ours is drift", async () => {
  const { workspace } = await described(changed(notes, "https://api.example.com", "https://api.example.com/v2"));
  const { code, printed } = await workspace.update();
  expect(code).toBe(3);
  expect(printed).toContain('/servers: ["https://api.example.com"] there,');
});

test("accepted drift is no news, and a reason that was given stays", async () => {
  const { workspace } = await described(narrower);
  const accepted = await workspace.update(["notes", "--accept", "--reason", "Done came later."]);
  expect(accepted).toMatchObject({ code: 0, errors: [] });
  expect(JSON.parse(workspace.read("specs/notes/drift.json"))).toEqual([
    { where: "schema State", difference: '/enum: only there, "done"', reason: "Done came later." },
  ]);
  const before = workspace.files();
  const again = await workspace.update();
  expect(again.code).toBe(0);
  expect(again.printed).toContain("one known difference, as specs/notes/drift.json says\n  nothing new");
  await workspace.update(["notes", "--accept", "--reason", "Something else."]);
  expect(workspace.files()).toEqual(before);
});

test("beside accepted drift, only what is new is told", async () => {
  const { workspace } = await described(narrower);
  await workspace.update(["notes", "--accept"]);
  workspace.write("specs/notes/openapi.yaml", changed(narrower, "default: 20", "default: 10"));
  const { code, printed } = await workspace.update();
  expect(code).toBe(3);
  expect(printed).toContain("one new difference");
  expect(printed).toContain("default: 20 there, 10 here");
  expect(printed).not.toContain("/enum");
});

test("accepted drift that is gone is told, and forgotten on request", async () => {
  const { workspace } = await described(narrower);
  await workspace.update(["notes", "--accept"]);
  workspace.write("specs/notes/openapi.yaml", notes);
  const { code, printed } = await workspace.update();
  expect(code).toBe(0);
  expect(printed).toContain('Known, and gone; --accept forgets it\n    schema State\n      /enum: only there, "done"');
  expect((await workspace.update(["notes", "--accept"])).code).toBe(0);
  expect(Object.keys(workspace.files())).not.toContain("specs/notes/drift.json");
});

test.each([
  ["not JSON", "[", "specs/notes/drift.json: not JSON; put it back, or delete it and run spec:update with --accept"],
  ["something else", '{"where": "x"}', /^specs\/notes\/drift\.json: has to be a list/],
])("a drift.json that is %s is refused in a line", async (_, text, line) => {
  const { workspace } = await described();
  workspace.write("specs/notes/drift.json", text);
  const { code, errors } = await workspace.update();
  expect(code).toBe(1);
  expect(errors).toEqual([typeof line === "string" ? line : expect.stringMatching(line)]);
});

test("a long value that differs behind its first characters is other drift", async () => {
  const words = (last: string) =>
    `State: { type: string, description: x, default: ${"a".repeat(100)}${last}, enum: [open, done] }`;
  const { workspace } = await described(changed(notes, "State: { type: string, enum: [open, done] }", words("1")));
  await workspace.update(["notes", "--accept"]);
  expect((await workspace.update()).code).toBe(0);
  workspace.write(
    "specs/notes/openapi.yaml",
    changed(notes, "State: { type: string, enum: [open, done] }", words("2")),
  );
  expect((await workspace.update()).code).toBe(3);
});

test("one source of several that fails is told, nothing is written, and other providers go on", async () => {
  const { workspace, origin } = await described(narrower, { "create-note": status(404), "get-note": "# A page\n" });
  workspace.addNotes({ origin: "authored" }, notes, "zebra");
  const before = workspace.files();
  const { code, printed, errors } = await workspace.update(["--accept"]);
  expect(code).toBe(1);
  expect(errors).toEqual([
    `${origin}/docs/create-note.md: not there (404); was it moved? correct the address in source.json`,
    expect.stringContaining(`${origin}/docs/get-note.md: no OpenAPI fragment`),
  ]);
  expect(printed).toContain("zebra\n  no source that a machine can read");
  expect(workspace.files()).toEqual(before);
});

test("a page of another API is refused", async () => {
  const { workspace, origin } = await described(notes.replaceAll("/notes", "/pets"));
  const { code, errors } = await workspace.update();
  expect(code).toBe(1);
  expect(errors[0]).toContain("another API: it has 0 of our 3 operations; was the address changed?");
  expect(errors[0]).not.toContain(`${origin}/docs/`);
});

test("a description that is missing is told in a line", async () => {
  const { workspace } = await described();
  rmSync(join(workspace.root, "specs/notes/openapi.yaml"));
  const { code, errors } = await workspace.update();
  expect(code).toBe(1);
  expect(errors).toEqual([expect.stringMatching(/^specs\/notes\/openapi\.yaml: missing;/)]);
});

test("a folder without pages, or with one that cannot be read, is refused", async () => {
  const { workspace } = await described();
  const folder = join(workspace.root, "pages");
  mkdirSync(join(folder, "broken.md"), { recursive: true });
  expect((await workspace.update(["notes", "--from", folder])).errors).toEqual([
    `${folder}/broken.md: cannot be read (EISDIR); give another file`,
  ]);
  expect((await workspace.update(["notes", "--from", join(folder, "broken.md")])).errors).toEqual([
    `${folder}/broken.md: no pages (*.md) in this folder; give the file of a whole document`,
  ]);
});

test("a provider without a source that a machine can read is told in a line", async () => {
  const workspace = new UpdateWorkspace();
  workspace.addNotes({ origin: "authored" });
  expect(await workspace.update()).toMatchObject({
    code: 0,
    printed: "notes\n  no source that a machine can read, says specs/notes/source.json; give a\n  document with --from",
  });
});

test.each([
  [[{ url: "https://example.com" }], "an entry without a url, or of a kind that is neither"],
  ["https://example.com", "sources has to be a list"],
])("sources that cannot be used are refused: %j", async (sources, line) => {
  const workspace = new UpdateWorkspace();
  workspace.addNotes({ origin: "authored" });
  const source = JSON.parse(workspace.read("specs/notes/source.json"));
  workspace.write("specs/notes/source.json", JSON.stringify({ ...source, sources }));
  const { code, errors } = await workspace.update();
  expect(code).toBe(1);
  expect(errors).toEqual([expect.stringContaining(line)]);
});
