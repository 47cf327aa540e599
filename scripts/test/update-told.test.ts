import { expect, test } from "vitest";
import { markdownOf } from "../src/update/markdown.ts";
import { outcomeOf } from "../src/update/outcome.ts";
import { linesOf } from "../src/update/tell.ts";
import { changed } from "./small-spec.ts";
import { notes, notesPages, UpdateWorkspace } from "./update-workspace.ts";

const outcome = (lines: readonly string[], name = "GET /notes") =>
  outcomeOf("notes", "drift", ["3 pages, joined"], {
    groups: [{ title: "New", items: [{ name, lines }] }],
    next: ["npm test"],
  });

test.each([
  [["--form", "x"], /^spec:update: Unknown option '--form'; usage: spec:update /],
  [["lotes"], /^spec:update: there is no provider "lotes"; there are: notes$/],
  [["--from", "x.json"], /^spec:update: --from is for one provider; name it$/],
  [["notes", "--check", "--accept"], /^spec:update: --check writes nothing, --accept does; give one of them$/],
  [["notes", "--reason", "x"], /^spec:update: --reason says why drift is accepted; give --accept too$/],
])("%j is refused in a line, with 2", async (words, line) => {
  const workspace = new UpdateWorkspace();
  workspace.addNotes({ origin: "authored" });
  const { code, errors } = await workspace.update(words);
  expect({ code, errors }).toEqual({ code: 2, errors: [expect.stringMatching(line)] });
});

test("--markdown leaves what was found as the body of a pull request", async () => {
  const workspace = new UpdateWorkspace();
  workspace.addNotes({ origin: "authored" }, changed(notes, "default: 20", "default: 10"));
  const file = `${workspace.root}/body.md`;
  expect((await workspace.update(["notes", "--from", notesPages, "--markdown", file])).code).toBe(3);
  const text = workspace.read("body.md");
  expect(text).toMatch(/^## notes: our description is not what the provider says\n/);
  expect(text).toContain(
    "### New\n\n```text\nGET /notes\n  /parameters/query limit/schema/default: 20 there, 10 here\n```",
  );
});

test("--markdown holds what failed too, and a file that cannot be written is told of", async () => {
  const workspace = new UpdateWorkspace();
  workspace.addNotes({ origin: "authored" });
  const words = ["notes", "--from", `${workspace.root}/none`, "--markdown"];
  await workspace.update([...words, `${workspace.root}/body.md`]);
  expect(workspace.read("body.md")).toContain("## notes: could not be looked at\n\n```text\n");
  const { code, errors } = await workspace.update([...words, `${workspace.root}/no/body.md`]);
  expect(code).toBe(1);
  expect(errors.at(-1)).toContain("body.md cannot be written (ENOENT)");
});

test("what a provider writes cannot end its fence, nor act on a terminal", () => {
  const evil = "/x: only there, \u001b[2J````\n# Heading\u202e\u2028@everyone";
  const text = markdownOf([outcome([evil], "GET /\u0007")]);
  expect(text).toContain("`````text\n");
  expect(text).not.toContain("\n# Heading");
  for (const shown of [
    text.replaceAll("\n", ""),
    linesOf(outcome([evil]))
      .join("")
      .replaceAll("\n", ""),
  ])
    expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
});

test("lines are broken at 80 columns", () => {
  const lines = linesOf(outcome([`/a: ${"word ".repeat(60)}`])).flatMap((line) => line.split("\n"));
  expect(lines.length).toBeGreaterThan(5);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
});

test("a body is never longer than a pull request takes", () => {
  const lines = Array.from({ length: 5000 }, (_, index) => `/a/${index}: ${"x".repeat(60)}`);
  const text = markdownOf([outcome(lines)]);
  expect(text.length).toBeLessThan(50_001);
  expect(text).toMatch(/\n… and \d{4} more lines; run npm run spec:update\n```\n/);
  expect(text).toContain("### Next");
  const many = markdownOf(Array.from({ length: 400 }, () => outcome(lines.slice(0, 10))));
  expect(many.length).toBeLessThan(50_001);
  expect(many.split("\n")).toHaveLength(401);
});
