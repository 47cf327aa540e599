import { expect, test } from "vitest";
import { compareDocuments } from "../src/pages/compare-documents.ts";
import { readPage } from "../src/pages/read-page.ts";
import { normalize } from "../src/spec/normalize.ts";
import { readSource } from "../src/spec/read.ts";
import { joinPages } from "../src/update/join-pages.ts";
import { changed, problemsOf } from "./small-spec.ts";
import { notes, page } from "./update-workspace.ts";

const names = ["list-notes.md", "create-note.md", "get-note.md"];
const pages = (change: Readonly<Record<string, string>> = {}) =>
  names.map((name) => readPage(name, change[name] ?? page(name)));
const whole = normalize(readSource("notes.yaml", notes).root);
const agree = { onlyThere: [], onlyHere: [], common: 3, changed: [] };

test("the pages joined equal the one document, in whatever order they come", () => {
  for (const list of [pages(), pages().toReversed()]) {
    const { root, told } = joinPages(list);
    expect(compareDocuments(normalize(root), whole)).toEqual(agree);
    expect(told).toEqual([]);
  }
});

test("components of one name that mean different things are both kept, and it is told", () => {
  const other = changed(page("get-note.md"), "        - open\n        - done\n", "        - open\n        - shut\n");
  const { root, told } = joinPages(pages({ "get-note.md": other }));
  expect(told).toEqual([
    "get-note.md: its schemas/State is not the one of another page; kept as State.get-note",
    // It refers to the other State, and so is another Note too.
    "get-note.md: its schemas/Note is not the one of another page; kept as Note.get-note",
  ]);
  const joined = normalize(root);
  expect(compareDocuments(joined, whole).changed.map(({ where }) => where)).toEqual([
    "schema State.get-note (here State)",
  ]);
  const get = compareDocuments(joined, normalize(readPage("get-note.md", other).source.root));
  expect(get.changed).toEqual([]);
});

test("what is security for a page stays so for its operation alone", () => {
  const open = changed(page("get-note.md"), "security:\n  - token: []\n", "security: []\n");
  const { root } = joinPages(pages({ "get-note.md": open }));
  const { changed: found } = compareDocuments(normalize(root), whole);
  expect(found.map(({ where, differences }) => [where, differences.map(({ pointer }) => pointer)])).toEqual([
    ["GET /notes/{id}", ["/security"]],
  ]);
});

test("a security scheme of one name and two meanings is kept twice", () => {
  const basic = changed(page("get-note.md"), "scheme: bearer", "scheme: basic");
  const { root, told } = joinPages(pages({ "get-note.md": basic }));
  expect(told).toEqual([
    "get-note.md: its securitySchemes/token is not the one of another page; kept as token.get-note",
  ]);
  const there = normalize(readPage("get-note.md", basic).source.root);
  expect(compareDocuments(normalize(root), there).changed).toEqual([]);
});

test("parameters that a page declares on the path are those of its operation", () => {
  const list = page("get-note.md");
  const [parameters = ""] = / {6}parameters:\n(?: {8}.*\n)+/.exec(list) ?? [];
  const around = parameters.replace(/^ {2}/gm, "");
  const moved = changed(changed(list, parameters, ""), "    get:\n", `${around}    get:\n`);
  const { root } = joinPages(pages({ "get-note.md": moved }));
  expect(compareDocuments(normalize(root), whole)).toEqual(agree);
});

test("two pages with the same operation, or of two versions of OpenAPI, are refused", () => {
  expect(problemsOf(() => joinPages([...pages(), ...pages().slice(0, 1)]))).toEqual([
    "list-notes.md: GET /notes has another page already; name one of them",
  ]);
  const old = changed(page("get-note.md"), "openapi: 3.1.0", "openapi: 3.0.3");
  expect(problemsOf(() => joinPages(pages({ "get-note.md": old })))).toEqual([
    expect.stringMatching(/^get-note\.md:\d+:\d+ OpenAPI 3\.0, but list-notes\.md has 3\.1/),
  ]);
});
