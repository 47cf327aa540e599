import { expect, test } from "vitest";
import { check, editor, virtualFile } from "./virtual-program.ts";

const start = `import type { VogentClient } from "./operations.gen.ts";\ndeclare const vogent: VogentClient;\n`;

const calls = {
  "a list": `await vogent.listEvalConfigRuns({ id: "cfg_1", limit: 5 });\n`,
  "a start with a body": `await vogent.runEval({ id: "cfg_1", body: { versionedPromptId: "v", callAgentId: "a" } });\n`,
};

test.each(Object.entries(calls))("%s costs at most 10 instantiations the first time, then none", (_, call) => {
  const [none, one, three] = [start, start + call, start + call + call + call].map((text) => check(text)) as [
    ReturnType<typeof check>,
    ReturnType<typeof check>,
    ReturnType<typeof check>,
  ];
  expect([...none.errors, ...one.errors, ...three.errors]).toEqual([]);
  expect(one.instantiations - none.instantiations).toBeLessThanOrEqual(10);
  expect(three.instantiations).toBe(one.instantiations);
});

test.each([
  ["a wrong name", `await vogent.listEvalConfigRuns({ id: "cfg_1", size: 5 });`, "'size' does not exist"],
  ["a missing argument", "await vogent.listEvalConfigRuns({ limit: 5 });", "Property 'id' is missing"],
  [
    "a missing part of the body",
    `await vogent.runEval({ id: "c", body: { callAgentId: "a" } });`,
    "'versionedPromptId' is missing",
  ],
  ["null in a query", `await vogent.listEvalConfigRuns({ id: "c", cursor: null });`, "Type 'null' is not assignable"],
  ["an unknown word of an enum", `(await vogent.getEvalRun({ id: "r" })).status === "DONE";`, "have no overlap"],
])("%s does not compile", (_, call, message) => {
  expect(check(start + call).errors).toEqual([expect.stringContaining(message)]);
});

/** What an editor shows over the first `what` behind the fixed start of the file. */
function hover(call: string, what: string): string {
  const text = start + call;
  const info = editor(text).getQuickInfoAtPosition(virtualFile, text.indexOf(what, start.length));
  const parts = [...(info?.displayParts ?? []), { text: "\n" }, ...(info?.documentation ?? [])];
  const tags = (info?.tags ?? []).map(
    ({ name, text: words }) => `\n@${name} ${words?.map((word) => word.text).join("")}`,
  );
  return parts.map((part) => part.text).join("") + tags.join("");
}

test("hovering a method shows what the operation does", () => {
  const shown = hover(calls["a list"], "listEvalConfigRuns");
  expect(shown).toContain("List a config's runs.");
  expect(shown).toContain("ListEvalConfigRunsArgs");
  expect(shown).toContain("@see https://docs.vogent.ai/api-reference/list-eval-config-runs");
  expect(hover("vogent.listEvalConfigRuns;", "listEvalConfigRuns")).toContain("List a config's runs.");
});

test("hovering an argument shows what it means and its default", () => {
  const shown = hover(calls["a list"], "limit");
  expect(shown).toContain("number");
  expect(shown).toContain("Most runs on one page");
  expect(shown).toContain("@default 100");
});

test("results are shown by their names", () => {
  expect(hover(`const run = await vogent.getEvalRun({ id: "r" });`, "run")).toContain("const run: AIEvalRun");
});
