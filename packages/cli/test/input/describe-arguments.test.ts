import stringWidth from "string-width";
import { expect, test } from "vitest";
import { buildArguments } from "../../src/input/build-arguments.ts";
import { checkArguments } from "../../src/input/check-arguments.ts";
import { describeArguments } from "../../src/input/describe-arguments.ts";
import { readInputs } from "../../src/input/read-inputs.ts";
import type { Schema } from "../../src/input/schema.ts";
import { problemsOf } from "./problems-of.ts";

const kinds = ["vogent", "humanloop", "feather-kb", "bland"];
const schemaOf = (kind: string) => readInputs(kind).start?.arguments as Schema;
const described = (schema: Schema, width = 80, source = "acme") => describeArguments(schema, { source, width });

/** What a POSIX shell would make of the words of a command. */
function wordsOf(command: string): readonly string[] {
  const words = command.matchAll(/(?:[^\s'\\]|'[^']*'|\\')+/g);
  return [...words].map(([word]) => word.replace(/'([^']*)'|\\'/g, (_, inner) => inner ?? "'"));
}

function exampleOf(lines: readonly string[]): readonly string[] {
  return wordsOf(
    lines
      .slice(lines.indexOf("Example:") + 1)
      .join("\n")
      .replaceAll(/\\\n/g, " "),
  );
}

test("each argument has what it takes, whether it is needed, and a sentence", () => {
  expect(described(schemaOf("vogent"), 80, "vogent")).toEqual([
    "id  text; required",
    "    ID of the eval config.",
    "body  an object with versionedPromptId and callAgentId; required",
    "body.versionedPromptId  text; required",
    "    ID of the prompt version under test.",
    "body.callAgentId  text; required",
    "    ID of the call agent under test.",
    "body.evalRecordIds  a list of items, each text",
    "    IDs of the records to run.",
    "",
    "Example:",
    "  evalbridge runs start vogent --set id=cfg_2 \\",
    "    --set body.versionedPromptId=prompt_support_v9 \\",
    "    --set body.callAgentId=agent_support",
  ]);
});

test("a default is told, and what is needed in an optional part is told with that part", () => {
  const lines = described(schemaOf("bland"));
  expect(lines).toContain('body.run_mode  "text", "audio" or "full"; default "text"');
  expect(lines).toContain("body.attached_agents.0.eval_agent_id  a UUID; required with");
  expect(lines).toContain("    body.attached_agents.0");
  expect(described(schemaOf("humanloop"))).toContain("body.dataset.path  text");
});

test.each(kinds)("the example of %s can be typed as it stands, and is taken", (kind) => {
  for (const width of [40, 80, 200]) {
    const [command, ...rest] = [exampleOf(described(schemaOf(kind), width, kind))].flat();
    expect([command, ...rest.slice(0, 3)]).toEqual(["evalbridge", "runs", "start", kind]);
    const sets = rest.slice(3).filter((word) => word !== "--set");
    expect(sets.length).toBeGreaterThan(0);
    expect(rest.slice(3).filter((word) => word === "--set")).toHaveLength(sets.length);
    const schema = schemaOf(kind);
    expect(problemsOf(() => checkArguments(schema, buildArguments(schema, { sets })))).toEqual([]);
  }
});

test.each(kinds.flatMap((kind) => [40, 80, 200].map((width) => [kind, width] as const)))(
  "of %s no line is wider than %i, but for a word that is",
  (kind, width) => {
    const wide = described(schemaOf(kind), width).filter((line) => stringWidth(line) > width);
    expect(wide.filter((line) => /\S\s+\S/.test(line.trim().replace(/^--set | \\$/g, "")))).toEqual([]);
  },
);

test("without an example of the provider the required arguments stand for themselves", () => {
  const schema = {
    type: "object",
    required: ["suiteId", "body"],
    properties: {
      suiteId: { type: "string" },
      body: { $ref: "#/$defs/Body" },
      limit: { type: "integer" },
    },
    $defs: { Body: { required: ["call_id"], properties: { call_id: { type: "string" }, x: {} } } },
  };
  expect(described(schema).at(-1)).toBe(
    "  evalbridge runs start acme --set suiteId=SUITE_ID --set body.call_id=CALL_ID",
  );
});

test("what a shell would act on is in quotes, and what a terminal would act on is gone", () => {
  const schema = {
    properties: { note: { type: "string", description: "Red \u001b[31malert\u202e.\nMore." } },
    examples: [{ note: "it's $(rm -rf) \u001b[2J; `x`" }],
  };
  const lines = described(schema, 200);
  expect(lines.join("")).not.toMatch(/[\p{Cc}\u202e]/u);
  expect(lines).toContain("    Red alert\ufffd.");
  expect(exampleOf(lines).at(-1)).toBe("note=it's $(rm -rf)  [2J; `x`");
});

test("a schema that holds itself is described once, and ends", () => {
  const tree = {
    type: "object",
    required: ["left"],
    properties: { left: { $ref: "#/$defs/Tree" }, name: { type: "string" } },
  };
  const schema = { properties: { body: { $ref: "#/$defs/Tree" } }, required: ["body"], $defs: { Tree: tree } };
  const lines = described(schema);
  expect(lines.filter((line) => line.startsWith("body"))).toEqual([
    "body  an object with left; required",
    "body.left  an object with left; required",
    "body.name  text",
  ]);
  expect(lines.at(-1)).toMatch(/^ {2,4}(evalbridge|--set) .*body(\.left)+=LEFT$/);
});
