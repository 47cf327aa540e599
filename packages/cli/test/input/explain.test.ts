import { expect, test } from "vitest";
import type { Schema } from "../../src/input/schema.ts";
import { schemaProblems } from "../../src/input/schema-problems.ts";

const problems = (schema: Schema, value: unknown, at: readonly string[] = []) =>
  schemaProblems(schema, value, { whole: "the configuration", at });
/** What is told of one property. */
const of = (schema: unknown, value: unknown, name = "a") =>
  problems({ type: "object", properties: { [name]: schema } }, { [name]: value });

const configuration: Schema = {
  type: "object",
  additionalProperties: false,
  properties: {
    sources: {
      type: "object",
      propertyNames: { pattern: "^[a-z][a-z0-9-]*$" },
      additionalProperties: {
        type: "object",
        additionalProperties: false,
        required: ["provider"],
        properties: {
          provider: { enum: ["bland", "vogent"] },
          keyEnv: { type: "string", pattern: "^[A-Z_]+$" },
          baseUrl: { type: "string", format: "uri" },
          keyCommand: { type: "array", items: { type: "string" }, minItems: 1 },
          timeoutMs: { type: "integer", minimum: 0 },
        },
      },
    },
    maxRequests: { type: "integer", minimum: 0 },
  },
};

test("a configuration is told by its paths, as they are written there", () => {
  const value = {
    sources: {
      "bland-eu": { provider: "blnd", keyEnv: "sk-live-0123", baseUrl: "nowhere", timeoutMs: -1 },
      Bad: { keyCommand: [] },
      vogent: { provider: "vogent", timeout: 5 },
    },
    maxrequests: 5,
  };
  expect([...problems(configuration, value)].sort()).toEqual(
    [
      "there is no maxrequests; did you mean maxRequests?",
      'sources.bland-eu.provider is "blnd", and takes "bland" or "vogent"',
      'sources.bland-eu.keyEnv is a text that is not shown, and takes text that matches "^[A-Z_]+$"',
      'sources.bland-eu.baseUrl is "nowhere", and takes a URL',
      "sources.bland-eu.timeoutMs is -1, and takes a whole number of at least 0",
      'sources has the name "Bad", where a name is text that matches "^[a-z][a-z0-9-]*$"',
      "sources.Bad.provider is missing",
      "sources.Bad.keyCommand is an empty list, and takes a list of at least 1 item, each text",
      "there is no sources.vogent.timeout; did you mean sources.vogent.timeoutMs?",
    ].sort(),
  );
});

test("a value as a whole has the name that it is given, and a part the path that it is under", () => {
  expect(problems(configuration, [])).toEqual(["the configuration is an empty list, and takes an object"]);
  expect(problems(configuration, { maxRequests: 1.5 }, ["a", "b"])).toEqual([
    "a.b.maxRequests is 1.5, and takes a whole number of at least 0",
  ]);
});

test.each([
  [{ type: "integer", minimum: 1, maximum: 100 }, "x", 'a is "x", and takes a whole number from 1 to 100'],
  [{ type: "integer", minimum: 1, maximum: 100 }, 101, "a is 101, and takes a whole number from 1 to 100"],
  [{ type: "number", exclusiveMinimum: 0 }, 0, "a is 0, and takes a number above 0"],
  [{ type: "number", exclusiveMinimum: 0, maximum: 1 }, 2, "a is 2, and takes a number above 0 and of at most 1"],
  [{ type: "integer", multipleOf: 5 }, 7, "a is 7, and takes a whole number that is a multiple of 5"],
  [{ enum: ["all", "sample"] }, "fast", 'a is "fast", and takes "all" or "sample"'],
  [{ type: "string", enum: ["all"] }, 5, 'a is 5, and takes "all"'],
  [{ enum: ["all", null, 3] }, "x", 'a is "x", and takes "all", null or 3'],
  [{ const: true }, false, "a is false, and takes true"],
  [{ type: "string", minLength: 1 }, "", 'a is "", and takes text that is not empty'],
  [{ type: "string", minLength: 2, maxLength: 4 }, "x", 'a is "x", and takes text of 2 to 4 characters'],
  [{ type: "string", maxLength: 1 }, "xx", 'a is "xx", and takes text of at most 1 character'],
  [{ type: "string", format: "date-time" }, "soon", 'a is "soon", and takes a time such as 2026-01-31T12:00:00Z'],
  [{ type: "array", items: { type: "integer" } }, [1, "x"], 'a.1 is "x", and takes a whole number'],
  [{ type: "array", minItems: 2, maxItems: 2 }, [1], "a is a list of 1 item, and takes a list of 2 items"],
  [{ type: "array", uniqueItems: true }, [1, 1], "a is a list of 2 items, two of which are the same"],
  [{ type: "object" }, null, "a is null, and takes an object"],
  [{ type: ["string", "null"] }, 5, "a is 5, and takes text or null"],
  [{ not: { type: "string" } }, "x", 'a is "x", and does not take that'],
  [false, "x", 'a is "x", and does not take that'],
  [
    { type: "object", additionalProperties: { type: "boolean" } },
    [],
    "a is an empty list, and takes an object, each value true or false",
  ],
  [{ dependentRequired: { x: ["y"] } }, { x: 1 }, "a.y is missing: it goes with x"],
  [JSON.parse('{"if":{"required":["x"]},"then":{"required":["y"]}}'), { x: 1 }, "a.y is missing"],
  [{ minimum: 5 }, 4, "a is 4, and takes a number of at least 5"],
  [{ maxItems: 0 }, [1], "a is a list of 1 item, and takes a list of at most 0 items"],
])("by %j, %j is told in one line", (schema, value, line) => {
  expect(of(schema, value)).toEqual([line]);
});

test("of many choices the first are told, and how many more there are", () => {
  const [line = ""] = of({ enum: Array.from({ length: 30 }, (_, index) => `v${index}`) }, "x");
  expect(line).toMatch(/^a is "x", and takes "v0", .*"v11" or one of 18 more$/);
});

test("several things against one value are one line where they say the same", () => {
  expect(of({ type: "string", minLength: 3, pattern: "^b" }, "a")).toEqual([
    'a is "a", and takes text of at least 3 characters that matches "^b"',
  ]);
});

const byId = { type: "object", required: ["id"], properties: { id: { type: "string" }, size: { type: "integer" } } };
const byPath = { type: "object", required: ["path"], properties: { path: { type: "string" } } };

test.each([
  ["the one that has its names is meant", { id: 5 }, ["a.id is 5, and takes text"]],
  ["and what is deeper in it", { id: "x", size: "y" }, ['a.size is "y", and takes a whole number']],
  ["none is meant by a value of another kind", 5, ["a is 5, and takes an object with id, an object with path or null"]],
  [
    "nor by one that has neither's names",
    { other: 1 },
    ["a is an object with other, and takes an object with id, an object with path or null"],
  ],
])("of alternatives %s", (_, value, lines) => {
  expect(of({ anyOf: [byId, byPath, { type: "null" }] }, value)).toEqual(lines);
});

test("of closed alternatives the one that lacks nothing is meant by a slip in a name", () => {
  const closed = [byId, byPath].map((one) => ({ ...one, additionalProperties: false }));
  expect(of({ anyOf: closed }, { id: "x", sise: 5 })).toEqual(["there is no a.sise; did you mean a.size?"]);
});

test("of an object or null the object is meant by an object, null by nothing", () => {
  expect(of({ anyOf: [byId, { type: "null" }] }, {})).toEqual(["a.id is missing"]);
  expect(of({ oneOf: [{ type: "null" }, { type: "string", maxLength: 1 }] }, "xx")).toEqual([
    'a is "xx", and takes text of at most 1 character',
  ]);
  expect(of({ anyOf: [{ type: "string" }, { type: "null" }] }, 5)).toEqual(["a is 5, and takes text or null"]);
});

test("alternatives by reference, and inside one another, are told apart as well", () => {
  const $defs = {
    ById: byId,
    Either: { anyOf: [{ $ref: "#/$defs/ById" }, { $ref: "#/$defs/Nested" }] },
    Nested: { type: "array", items: { $ref: "#/$defs/Either" } },
  };
  const schema = { properties: { a: { $ref: "#/$defs/Either" } }, $defs };
  expect(problems(schema, { a: { id: 1 } })).toEqual(["a.id is 1, and takes text"]);
  expect(problems(schema, { a: [{ id: "x" }, [{ id: 1 }]] })).toEqual(["a.1.0.id is 1, and takes text"]);
  expect(problems(schema, { a: [5] })).toEqual([
    "a.0 is 5, and takes an object with id or a list of items, each an object with id or any value",
  ]);
});

test("alternatives that only ask for names are told as such, beside what else is wrong", () => {
  const schema = {
    type: "object",
    properties: { agents: { type: "array" }, setup: { type: "string" }, version: { type: "string" } },
    anyOf: [{ required: ["agents"] }, { required: ["setup", "version"] }],
  };
  expect(problems(schema, { version: 5 })).toEqual([
    "agents or setup and version is missing",
    "version is 5, and takes text",
  ]);
});

test("what fits several of which it may fit one is told", () => {
  expect(of({ oneOf: [{ type: "integer" }, { type: "number" }] }, 5)).toEqual([
    "a is 5, which fits more than one of what it takes: a whole number or a number",
  ]);
});

test.each(["apiKey", "API_TOKEN", "clientSecret", "password", "Authorization", "sessionCookie", "credentials"])(
  "a value under %s is not repeated, and what is inside it neither",
  (name) => {
    const lines = [
      ...of({ type: "integer" }, "sk-live-0123456789", name),
      ...of({ type: "string" }, 123456789, name),
      ...of({ type: "object", properties: { inner: { type: "integer" } } }, { inner: "sk-live-0123456789" }, name),
    ];
    expect(lines).toHaveLength(3);
    expect(lines.join()).not.toMatch(/sk-live|123456789/);
    expect(lines[0]).toBe(`${name} is a text that is not shown, and takes a whole number`);
  },
);

test("what is long is cut, and what a terminal would act on is written out", () => {
  const [long = ""] = of({ type: "integer" }, "x".repeat(5000));
  expect(long.length).toBeLessThan(120);
  expect(long).toMatch(/^a is "x+…", and takes a whole number$/);
  const hostile = "\u001b[2J\u202egnihton\u2028\u0000\u009b\ud83d";
  const lines = [...of({ type: "integer" }, hostile), ...problems({ additionalProperties: false }, { [hostile]: 1 })];
  expect(lines[0]).toBe('a is "\\u001b[2J\\u202egnihton\\u2028\\u0000\\u009b\\ud83d", and takes a whole number');
  expect(lines[1]).toBe('there is no ["\\u001b[2J\\u202egnihton\\u2028\\u0000\\u009b\\ud83d"]');
  const [emoji = ""] = of({ type: "integer" }, "😀".repeat(100));
  expect(emoji.isWellFormed()).toBe(true);
});

test("values that JSON does not have are named", () => {
  const line = (value: unknown) => of({ type: "string" }, value)[0];
  expect(line(Number.NaN)).toBe("a is NaN, and takes text");
  expect(line(() => 1)).toBe("a is a function, and takes text");
  expect(line(Symbol("x"))).toBe("a is a symbol, and takes text");
  expect(line(10n)).toBe("a is 10, and takes text");
});
