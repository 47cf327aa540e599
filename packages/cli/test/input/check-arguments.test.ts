import { sourceKinds } from "@evalbridge/bridge";
import { describe, expect, test } from "vitest";
import { buildArguments } from "../../src/input/build-arguments.ts";
import { checkArguments } from "../../src/input/check-arguments.ts";
import { readInputs } from "../../src/input/read-inputs.ts";
import type { Schema } from "../../src/input/schema.ts";
import { problemsOf } from "./problems-of.ts";

const uuid = "5017e000-0000-4000-8000-000000000001";
const schemaOf = (kind: string, use: "start" | "estimate" = "start") => readInputs(kind)[use]?.arguments as Schema;
const problems = (kind: string, value: unknown) => problemsOf(() => checkArguments(schemaOf(kind), value));
/** What a command line alone gives. */
const typed = (kind: string, ...sets: string[]) => problems(kind, buildArguments(schemaOf(kind), { sets }));

/** The smallest arguments that each source takes. */
const least = {
  vogent: { id: "cfg_1", body: { versionedPromptId: "v", callAgentId: "a" } },
  humanloop: { id: "evr_1", body: {} },
  "feather-kb": { suite_id: uuid, body: { kb_ids: [uuid] } },
  bland: { body: { call_ids: ["c"] } },
} as const;
const kinds = Object.keys(least) as (keyof typeof least)[];

const operations = sourceKinds.flatMap((kind) =>
  (["start", "estimate"] as const).flatMap((use) => (readInputs(kind)[use] ? [{ kind, use }] : [])),
);

test.each(operations)("what the provider shows for $use of $kind is taken", ({ kind, use }) => {
  const schema = schemaOf(kind, use);
  const examples = schema.examples as readonly unknown[];
  expect(examples.length).toBeGreaterThan(0);
  for (const example of examples) expect(problemsOf(() => checkArguments(schema, example))).toEqual([]);
});

test.each(kinds)("the smallest arguments of %s are taken", (kind) => {
  expect(problems(kind, least[kind])).toEqual([]);
});

test.each([
  ["vogent", "id"],
  ["vogent", "body"],
  ["vogent", "body.versionedPromptId"],
  ["vogent", "body.callAgentId"],
  ["humanloop", "id"],
  ["humanloop", "body"],
  ["feather-kb", "suite_id"],
  ["feather-kb", "body"],
  ["feather-kb", "body.kb_ids"],
  ["bland", "body"],
  ["bland", "body.call_ids"],
] as const)("%s without %s is told so", (kind, path) => {
  const value = structuredClone(least[kind]) as Record<string, Record<string, unknown>>;
  const [name = "", inner] = path.split(".");
  if (inner === undefined) delete value[name];
  else delete value[name]?.[inner];
  expect(problems(kind, value)).toEqual([`${path} is missing`]);
});

test("all that is wrong is told at once, with what was meant", () => {
  expect(typed("vogent", "body.callAgntId=a", "versionedPromptId=v")).toEqual([
    "id is missing",
    "there is no versionedPromptId; did you mean body.versionedPromptId?",
    "body.versionedPromptId is missing",
    "body.callAgentId is missing",
    "there is no body.callAgntId; did you mean body.callAgentId?",
  ]);
});

test.each([
  [
    "vogent",
    ["id=c", "body.versionedPromptId=v", "body.callAgentId=a", "body.evalRecordIds=r1"],
    'body.evalRecordIds is "r1", and takes a list of items, each text',
  ],
  ["humanloop", ["id=e", "body.orchestrated=no"], 'body.orchestrated is "no", and takes true or false'],
  [
    "humanloop",
    ["id=e", "body.dataset=x"],
    'body.dataset is "x", and takes an object with version_id, an object with id or an object with path',
  ],
  ["humanloop", ["id=e", 'body.dataset={"version_id":5}'], "body.dataset.version_id is 5, and takes text"],
  [
    "humanloop",
    ["id=e", "body.dataset.id=x", "body.dataset.enviroment=live"],
    "there is no body.dataset.enviroment; did you mean body.dataset.environment?",
  ],
  ["feather-kb", ["suite_id=s", `body.kb_ids.0=${uuid}`], 'suite_id is "s", and takes a UUID'],
  [
    "feather-kb",
    [`suite_id=${uuid}`, "body.kb_ids=[]"],
    "body.kb_ids is an empty list, and takes a list of at least 1 item, each a UUID",
  ],
  [
    "feather-kb",
    [`suite_id=${uuid}`, `body.kb_ids.0=${uuid}`, `body.version_overrides.kb=${uuid}`],
    'body.version_overrides has the name "kb", where a name is a UUID',
  ],
  [
    "feather-kb",
    [`suite_id=${uuid}`, `body.kb_ids.0=${uuid}`, `body.version_overrides.${uuid}=v2`],
    `body.version_overrides.${uuid} is "v2", and takes a UUID`,
  ],
  [
    "feather-kb",
    [`suite_id=${uuid}`, `body.kb_ids.0=${uuid}`, "body.kbIds=x"],
    "there is no body.kbIds; did you mean body.kb_ids?",
  ],
  [
    "bland",
    ["body.call_ids.0=c", "body.run_mode=fast"],
    'body.run_mode is "fast", and takes "text", "audio" or "full"',
  ],
  [
    "bland",
    ["body.call_ids.0=c", "body.pass_threshold_pct=100.5"],
    "body.pass_threshold_pct is 100.5, and takes a number from 0 to 100",
  ],
  [
    "bland",
    ["body.call_ids.0=c", "body.pass_threshold_pct=-0.1"],
    "body.pass_threshold_pct is -0.1, and takes a number from 0 to 100",
  ],
  [
    "bland",
    ["body.call_ids.0=c", "body.attached_agents.0.weight=9"],
    "body.attached_agents.0.eval_agent_id is missing",
  ],
  [
    "bland",
    ["body.call_ids.0=c", `body.attached_agents.0.eval_agent_id=${uuid}`, "body.attached_agents.0.wieght=9"],
    "there is no body.attached_agents.0.wieght; did you mean body.attached_agents.0.weight?",
  ],
  ["bland", ["body.call_ids.0=c", 'body.metadata={"a":1}'], "body.metadata.a is 1, and takes text"],
  ["bland", ["body.call_ids.0=c", "call_id=x"], "there is no call_id; there are: body"],
] as const)("%s with %j", (kind, sets, problem) => {
  expect(typed(kind, ...sets)).toEqual([problem]);
});

test("a value is of a kind that its name takes, whichever alternative fits besides", () => {
  const body = (dataset: object) => problems("humanloop", { id: "e", body: { dataset } });
  expect(body({ version_id: "v", id: { id: "x" } })).toEqual(["body.dataset.id is an object with id, and takes text"]);
  expect(body({ version_id: "v", environment: 5 })).toEqual(["body.dataset.environment is 5, and takes text"]);
  expect(body({ version_id: 5, environment: "live" })).toEqual(["body.dataset.version_id is 5, and takes text"]);
});

test("arguments that are no object are told as a whole", () => {
  for (const [value, shown] of [
    [[], "an empty list"],
    [null, "null"],
    ["x", '"x"'],
    [undefined, "not there"],
  ] as const)
    expect(problems("vogent", value)).toEqual([`the input is ${shown}, and takes an object with id and body`]);
});

test("the bounds themselves are taken", () => {
  for (const pct of ["0", "100"])
    expect(typed("bland", "body.call_ids.0=c", `body.pass_threshold_pct=${pct}`)).toEqual([]);
  expect(problems("bland", { body: { call_ids: Array(5000).fill("c") } })).toEqual([]);
  expect(problems("bland", { body: { call_ids: Array(5001).fill("c") } })).toEqual([
    "body.call_ids is a list of 5,001 items, and takes a list of 1 to 5,000 items, each text",
  ]);
});

test("null is typed where it is taken, and is told where it is not", () => {
  expect(typed("feather-kb", `suite_id=${uuid}`, `body.kb_ids.0=${uuid}`, "body.judge_model_override=null")).toEqual(
    [],
  );
  expect(problems("vogent", { ...least.vogent, id: null })).toEqual(["id is null, and takes text"]);
});

describe("a property that the schema does not name", () => {
  const open: Schema = { type: "object", properties: { a: { type: "object", properties: { b: {} } } } };
  const refused = (schema: Schema, value: unknown) => problemsOf(() => checkArguments(schema, value));

  test("is refused, even where the schema does not close itself", () => {
    expect(refused(open, { a: { c: 1 } })).toEqual(["there is no a.c; there are: b"]);
    expect(refused({ type: "array", items: open }, [{ a: {} }, { x: 1 }])).toEqual(["there is no 1.x; there are: a"]);
  });

  test("is let through when that is asked for, unless the schema closes itself", () => {
    expect(problemsOf(() => checkArguments(open, { c: 1 }, { allowUnknown: true }))).toEqual([]);
    const closed = { ...open, additionalProperties: false };
    expect(problemsOf(() => checkArguments(closed, { c: 1 }, { allowUnknown: true }))).toEqual([
      "there is no c; there are: a",
    ]);
    expect(refused(closed, { c: 1 })).toEqual(["there is no c; there are: a"]);
  });

  test.each([
    ["says that there are others", { ...open, additionalProperties: true }],
    ["says what others are", { ...open, additionalProperties: { type: "integer" } }],
    ["says so by a pattern", { ...open, patternProperties: { "^c": {} } }],
    ["names none", { type: "object" }],
    ["has an alternative that is free", { anyOf: [open, { type: "object", additionalProperties: true }] }],
  ])("is taken where the schema %s", (_, schema) => {
    expect(refused(schema, { c: 1 })).toEqual([]);
  });

  test("may stand in any part of a schema that is put together", () => {
    const whole = { allOf: [open, { $ref: "#/$defs/More" }], $defs: { More: { properties: { m: {} } } } };
    expect(refused(whole, { a: {}, m: 1 })).toEqual([]);
    expect(refused(whole, { n: 1 })).toEqual(["there is no n; there are: a and m"]);
  });

  test("is no part of a free object's inside", () => {
    expect(refused({ properties: { free: { type: "object" } } }, { free: { x: { y: [{ z: 1 }] } } })).toEqual([]);
  });
});
