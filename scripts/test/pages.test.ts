import { expect, test } from "vitest";
import { readPage } from "../src/pages/read-page.ts";
import { againstSpec, pageText, shown } from "./shown-pages.ts";
import { changed, problemsOf } from "./small-spec.ts";

test.each(shown)("$provider $id has the structure that its page shows", ({ provider, page, id }) => {
  expect(pageText(page)).toContain(`operationId: ${id}\n`);
  expect(againstSpec(provider, pageText(page))).toEqual([]);
});

const list = pageText("vogent-list-eval-config-runs.md");

test("places inside a fragment are those of the page", () => {
  const line = list.split("\n").findIndex((text) => text.startsWith("components:")) + 1;
  expect(readPage("page.md", list).source.where(["components"])).toBe(`page.md:${line}:1`);
});

test.each<[what: string, text: string, problem: string | RegExp]>([
  [
    "without a fragment",
    "# Page\n\n```json\n{}\n```\n",
    "page.md: no OpenAPI fragment; it would begin with a line like ````yaml get /runs/{id}",
  ],
  ["whose fragment does not end", list.replace(/\n````\n$/, "\n"), /^page\.md:7:1 the OpenAPI fragment does not end/],
  [
    "whose fragment is of another operation",
    changed(list, "yaml get", "yaml put"),
    /^page\.md:7:1 the fragment has no PUT \/eval_configs/,
  ],
  ["whose fragment is not YAML", changed(list, "paths:\n", "paths: [\n"), /^page\.md:\d+:\d+ not YAML/],
])("a page %s is refused in one line", (_, text, problem) => {
  const expected = typeof problem === "string" ? problem : expect.stringMatching(problem);
  expect(problemsOf(() => readPage("page.md", text))).toEqual([expected]);
});
