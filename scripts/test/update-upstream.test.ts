import { expect, test } from "vitest";
import { parse } from "yaml";
import { sha256 } from "../src/fingerprint.ts";
import { changed } from "./small-spec.ts";
import { type Answer, closedOrigin, LoopbackServer, status } from "./update-server.ts";
import { notes, notesPages, UpdateWorkspace } from "./update-workspace.ts";

/** The notes a version later: an operation more, one less, a field more, an argument that has to be given. */
const later = [
  ["version: 1.4.0", "version: 1.5.0"],
  ["    post:\n      operationId: createNote\n      summary: Write a note", "    put:\n      operationId: putNote"],
  [
    "        text: { type: string }\n        state",
    "        text: { type: string }\n        author: { type: string }\n        state",
  ],
  ["{ name: limit, in: query, schema", "{ name: limit, in: query, required: true, schema"],
].reduce((text, [from = "", to = ""]) => changed(text, from, to), notes);

async function serving(text: string | Answer) {
  const server = await LoopbackServer.start({ "/openapi.yaml": text });
  const workspace = new UpdateWorkspace();
  workspace.addNotes({ sources: [{ url: `${server.origin}/openapi.yaml`, kind: "openapi" }] });
  return { workspace, origin: server.origin };
}

test("a new document is taken with its hash, date and version, and what changed is told", async () => {
  const { workspace } = await serving(later);
  const { code, printed, errors } = await workspace.update();
  expect({ code, errors }).toEqual({ code: 0, errors: [] });
  expect(workspace.read("specs/notes/openapi.yaml")).toBe(later);
  expect(JSON.parse(workspace.read("specs/notes/source.json"))).toMatchObject({
    origin: "upstream",
    documentVersion: "1.5.0",
    retrieved: "2026-02-02",
    sha256: sha256(later),
  });
  const findings = printed.slice(printed.indexOf("\n  Added"));
  expect(findings).toBe(`
  Added
    PUT /notes

  Removed
    POST /notes

  Changed
    the document
      /version: "1.5.0" now, "1.4.0" before
    GET /notes
      /parameters/query limit/required: true now, false before
    schema Note, in GET /notes, GET /notes/{id}
      /properties/author: only now, {"type":"string"}

  Next
    npm run codegen -- notes
    npm run spec:changeset -- notes`);
});

test("code generation takes what was written as it is", async () => {
  const { workspace } = await serving(later);
  await workspace.update();
  expect(await workspace.codegen()).toMatchObject({ code: 0, errors: [] });
});

test("an unchanged document writes nothing, not even the date", async () => {
  const { workspace } = await serving(notes);
  const before = workspace.files();
  const { code, printed } = await workspace.update();
  expect(code).toBe(0);
  expect(printed).toContain("unchanged since 2026-01-01");
  expect(workspace.files()).toEqual(before);
});

test("a document with other prose only is taken, and no operation is said to have changed", async () => {
  const { workspace } = await serving(changed(notes, "summary: Read a note", "summary: Reads a note"));
  const { code, printed } = await workspace.update();
  expect(code).toBe(0);
  expect(printed).toContain("no operation changed: prose, examples, or the order of things");
  expect(printed).not.toContain("Changed");
  expect(workspace.read("specs/notes/openapi.yaml")).toContain("Reads a note");
});

test("what changes alike in several operations is told once", async () => {
  const { workspace } = await serving(
    changed(notes, "  - token: []", "  - other: []\n  - token: []").replace(
      "  securitySchemes:",
      "  securitySchemes:\n    other: { type: apiKey, in: header, name: X-Key }",
    ),
  );
  const { printed } = await workspace.update(["--check"]);
  expect(printed.replace(/\s+/g, " ")).toContain("Changed GET /notes, GET /notes/{id}, POST /notes /security: ");
});

test("--check tells the same, writes nothing, and answers 3", async () => {
  const { workspace } = await serving(later);
  const before = workspace.files();
  const { code, printed } = await workspace.update(["--check"]);
  expect(code).toBe(3);
  expect(printed).toContain("PUT /notes");
  expect(workspace.files()).toEqual(before);
});

test("the overlay is applied to the new document: what it corrects is no change", async () => {
  const { workspace } = await serving(changed(notes, "default: 20", "default: 50"));
  workspace.overlay({ target: "$.paths['/notes'].get.parameters[0].schema", update: { default: 30 } });
  const { code, printed } = await workspace.update();
  expect(code).toBe(0);
  expect(printed).toContain("no operation changed");
});

test("actions of the overlay whose target is gone are refused by name, and nothing is written", async () => {
  const { workspace } = await serving(later);
  workspace.overlay(
    { target: "$.paths['/notes'].post", update: { summary: "Write" } },
    { target: "$.paths['/notes'].get", update: { summary: "List" } },
    { target: "$.components.schemas.Draft", remove: true },
  );
  const before = workspace.files();
  const { code, errors } = await workspace.update();
  expect(code).toBe(1);
  expect(errors).toHaveLength(2);
  expect(errors[0]).toMatch(
    /^specs\/notes\/overlay\.yaml:\d+:\d+ \$\.paths\['\/notes'\]\.post matches nothing; .*correct the target/,
  );
  expect(errors[1]).toContain("$.components.schemas.Draft matches nothing");
  expect(workspace.files()).toEqual(before);
});

const html = (title: string, more = "") =>
  `<!doctype html>\n<html><head><title>${title}</title></head><body>${more}</body></html>`;

test.each<[what: string, answer: string | Answer, line: string | RegExp]>([
  ["404", status(404), "not there (404); was it moved? correct the address in source.json"],
  ["500", status(500), "the server cannot answer now (500); try again later"],
  ["an empty file", "", "empty; is the address right?"],
  ["an empty line", "\n", /empty/],
  [
    "a web page",
    html("Notes\n docs"),
    'a web page (its title: "Notes docs"), not a spec; is the address that of the document itself?',
  ],
  [
    "a page to log in",
    html("Welcome", '<input type="password">'),
    'a page to log in (its title: "Welcome"), not a spec; nothing is sent that identifies anyone, save the document yourself and give the file',
  ],
  ["half a JSON document", JSON.stringify(parse(notes)).slice(0, 900), /half a file|ends in the middle/],
  [
    "half a YAML document",
    notes.slice(0, notes.indexOf("    NewNote:")),
    /\$ref #\/components\/schemas\/\w+: there is nothing/,
  ],
  ["YAML that breaks off", `${notes.slice(0, 300)}\n  - {`, /:\d+:\d+ /],
  ["Swagger 2.0", 'swagger: "2.0"\npaths: { /notes: {} }\n', /Swagger 2\.0; convert it/],
  ["no OpenAPI", "name: notes\n", /openapi is missing/],
  [
    "OpenAPI without operations",
    "openapi: 3.1.0\ninfo: { title: Notes API }\npaths: {}\n",
    /no paths, so no operation/,
  ],
  [
    "another API",
    notes.replaceAll("/notes", "/pets").replace("Notes API", "Pets API"),
    "another API: it has 0 of our 3 operations; was the address changed?",
  ],
  ["bytes that are no text", (response) => response.end(Buffer.from([0x6f, 0xff, 0xfe])), /not UTF-8/],
])("%s is refused in a line, and nothing is written", async (_, answer, line) => {
  const { workspace, origin } = await serving(answer);
  const before = workspace.files();
  const { code, errors } = await workspace.update();
  expect(code).toBe(1);
  const [first = ""] = errors;
  expect(first.startsWith(`${origin}/openapi.yaml:`)).toBe(true);
  if (typeof line === "string") expect(errors).toEqual([`${origin}/openapi.yaml: ${line}`]);
  else expect(first).toMatch(line);
  expect(workspace.files()).toEqual(before);
});

test("a document that code generation cannot use is refused, and nothing is written", async () => {
  const { workspace } = await serving(
    notes.replaceAll(/\$ref: "#\/components\/schemas\/Problem"/g, '$ref: "other.yaml#/Problem"'),
  );
  const before = workspace.files();
  const { code, errors } = await workspace.update();
  expect(code).toBe(1);
  expect(errors[0]).toContain("other.yaml#/Problem");
  expect(workspace.files()).toEqual(before);
});

test("offline, nothing is written", async () => {
  const workspace = new UpdateWorkspace();
  const origin = await closedOrigin();
  workspace.addNotes({ sources: [{ url: `${origin}/openapi.yaml`, kind: "openapi" }] });
  const before = workspace.files();
  const { code, errors } = await workspace.update();
  expect({ code, errors }).toEqual({
    code: 1,
    errors: [`${origin}/openapi.yaml: nothing answers there (connection refused); is the address right?`],
  });
  expect(workspace.files()).toEqual(before);
});

test("a document that was edited by hand is not replaced", async () => {
  const { workspace } = await serving(later);
  workspace.write("specs/notes/openapi.yaml", `${notes}# mine\n`);
  const before = workspace.files();
  const { code, errors } = await workspace.update();
  expect(code).toBe(1);
  expect(errors[0]).toContain("not the file that source.json pins");
  expect(workspace.files()).toEqual(before);
});

test("--from takes a file in place of the sources", async () => {
  const workspace = new UpdateWorkspace();
  workspace.addNotes();
  workspace.write("later.json", JSON.stringify(parse(later)));
  expect(await workspace.update(["notes", "--from", `${workspace.root}/later.json`])).toMatchObject({ code: 0 });
  expect(workspace.read("specs/notes/openapi.yaml")).toBe(workspace.read("later.json"));
  const missing = await workspace.update(["notes", "--from", `${workspace.root}/none.json`]);
  expect(missing.errors).toEqual([`${workspace.root}/none.json: there is no such file or folder; give one, or a URL`]);
});

test("a provider that was trimmed stays so, and the whole document's hash is kept beside", async () => {
  const { workspace } = await serving(later);
  const source = JSON.parse(workspace.read("specs/notes/source.json"));
  workspace.write(
    "specs/notes/source.json",
    JSON.stringify({ ...source, only: ["/notes/{id}"], retrievedSha256: "0" }, undefined, 2),
  );
  expect((await workspace.update()).code).toBe(0);
  const text = workspace.read("specs/notes/openapi.yaml");
  expect(Object.keys(JSON.parse(text).paths)).toEqual(["/notes/{id}"]);
  expect(JSON.parse(workspace.read("specs/notes/source.json"))).toMatchObject({
    sha256: sha256(text),
    retrievedSha256: sha256(later),
    only: ["/notes/{id}"],
  });
  expect((await workspace.update()).printed).toContain("unchanged since 2026-02-02");
});

test("a document in several files is joined, and the hash of what was joined is kept beside", async () => {
  const workspace = new UpdateWorkspace();
  workspace.addNotes();
  const at = notes.indexOf("    Problem:");
  workspace.write("given/notes.yaml", notes.slice(0, at).replace("#/components/schemas/Problem", "problem.yaml"));
  workspace.write("given/problem.yaml", "type: object\nproperties: { message: { type: string } }\n");
  const { code, printed, errors } = await workspace.update(["notes", "--from", `${workspace.root}/given/notes.yaml`]);
  expect({ code, errors }).toEqual({ code: 0, errors: [] });
  expect(printed).toContain("no operation changed");
  const hash = sha256(workspace.read("specs/notes/openapi.yaml"));
  expect(JSON.parse(workspace.read("specs/notes/source.json"))).toMatchObject({ sha256: hash, retrievedSha256: hash });
});

test("pages that are joined into a provider's own document are written as JSON", async () => {
  const workspace = new UpdateWorkspace();
  workspace.addNotes();
  const { code, printed } = await workspace.update(["notes", "--from", notesPages]);
  expect(code).toBe(0);
  expect(printed).toContain("3 pages, joined");
  expect(printed).not.toContain("GET /notes");
  expect(Object.keys(JSON.parse(workspace.read("specs/notes/openapi.yaml")).paths).sort()).toEqual([
    "/notes",
    "/notes/{id}",
  ]);
});
