import { answering, document, type Hostile, withSchema } from "./hostile.ts";

const head = 'openapi: 3.0.3\ninfo: { title: T, version: "1" }\npaths: {}\n';
const deep = 10_000;
const many = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join("");
const entries = (count: number, make: (index: number) => [string, unknown]) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => make(index)));

function deepSchema(depth: number): string {
  return withSchema("@").replace('"@"', `${'{"items":'.repeat(depth)}{}${"}".repeat(depth)}`);
}

function doubling(levels: number): string {
  const levelsOf = entries(levels, (index) => [
    `L${index}`,
    { allOf: [{ $ref: `#/components/schemas/L${index + 1}` }, { $ref: `#/components/schemas/L${index + 1}` }] },
  ]);
  return withSchema({ $ref: "#/components/schemas/L0" }, { ...levelsOf, [`L${levels}`]: { type: "object" } });
}

const laughs = [
  "a: &a [x, x, x, x, x, x, x, x, x, x]\n",
  ...[..."bcdefghi"].map(
    (name, index) => `${name}: &${name} [${"*_, ".replace("_", "abcdefgh"[index] ?? "").repeat(10)}]\n`,
  ),
].join("");

const rejected: readonly (readonly [name: string, text: string, says: RegExp])[] = [
  ["a billion laughs", `${head}x-a:\n  ${laughs.replaceAll("\n", "\n  ")}\n`, /aliases make more than/],
  [
    "quadratic aliases",
    `${head}x-a: &a [${"x, ".repeat(20_000)}]\nx-b: [${"*a, ".repeat(20_000)}]\n`,
    /more than \d+ values/,
  ],
  [
    "merge keys without end",
    `${head}x-a: &a { ${many(500, (index) => `k${index}: 1, `)} }\nx-b: [${"{ <<: *a }, ".repeat(20_000)}]\n`,
    /more than \d+ values/,
  ],
  ["an alias of what it stands in", `${head}x-a: &a [*a]\n`, /:\d+:\d+ not YAML: \*a stands inside/],
  ["an alias of nothing", `${head}x-a: *b\n`, /there is no anchor &b/],
  [
    "a tag that makes a function",
    `${head}x-a: !!js/function 'function () { process.exit(1) }'\n`,
    /the tag !!js\/function/,
  ],
  ["a tag that calls", `${head}x-a: !!python/object/apply:os.system ['id']\n`, /the tag !!python/],
  ["a tag of its own", `%TAG ! tag:example.com,2000:\n---\n${head}x-a: !x 1\n`, /the tag !x/],
  ["depth in JSON", `{"a":${"[".repeat(deep)}${"]".repeat(deep)}}`, /nested more than 256 deep/],
  ["depth in JSON objects", `${'{"a":'.repeat(deep)}1${"}".repeat(deep)}`, /nested more than 256 deep/],
  ["depth in YAML, in a line", `${head}x-a: ${"[".repeat(deep)}${"]".repeat(deep)}\n`, /nest/],
  ["depth in YAML, in blocks", `${head}x-a:\n${many(2000, (index) => `${" ".repeat(index + 1)}a:\n`)}`, /nest/],
  ["depth in YAML, in dashes", `${head}x-a: \n  ${"- ".repeat(deep)}\n`, /nest/],
  ["depth in YAML, by questions", `${"? ".repeat(deep)}\n`, /nest/],
  [
    "depth by aliases",
    `${head}${many(300, (index) => `x-${index}: &a${index} [${index === 0 ? "1" : `*a${index - 1}`}]\n`)}`,
    /nested more than 256 deep, with what aliases name/,
  ],
  [
    "a key twice in JSON",
    '{"openapi": "3.0.3", "info": {}, "openapi": "3.1.0"}',
    /:1:\d+ not JSON: the key "openapi" is written twice, first in line 1/,
  ],
  ["a key twice by an escape", '{"openapi": "3.0.3", "\\u006fpenapi": "3.1.0"}', /written twice/],
  ["a key twice in YAML", `${head}paths: {}\n`, /:4:1 not YAML: the key "paths" is written twice, first in line 3/],
  ["a number beyond all", withSchema({ default: "@" }).replace('"@"', "1e999"), /1e999 is more than a number can hold/],
  ["infinity", `${head}x-a: .inf\n`, /\.inf is no number that JSON has/],
  ["no number", withSchema({ default: "@" }).replace('"@"', "NaN"), /JSON has no such number/],
  ["two documents", `${head}---\n${head}`, /a second document/],
  ["two million lists", `{"a":[${"[],".repeat(2_000_000)}0]}`, /more than 1000000 values/],
  ["two million lists in YAML", `${head}x-a: [${"[],".repeat(2_000_000)}]\n`, /more than 1000000 values/],
  ["a million keys", `${head}${many(1_000_000, (index) => `x${index}:\n`)}`, /more than 1000000 values/],
];

const held: readonly (readonly [name: string, text: string])[] = [
  ["a deep schema, as deep as may be", deepSchema(235)],
  ["a schema deeper than may be", deepSchema(300)],
  ["100,000 properties", withSchema({ properties: entries(100_000, (index) => [`p${index}`, { type: "string" }]) })],
  ["100,000 values", withSchema({ enum: Array.from({ length: 100_000 }, (_, index) => `v${index}`) })],
  [
    "5,000 operations",
    document({ paths: entries(5000, (index) => [`/p${index}`, { get: answering({ type: "string" }) }]) }),
  ],
  [
    "5,000 schemas in a row",
    withSchema(
      { $ref: "#/components/schemas/S0" },
      entries(5000, (index) => [`S${index}`, { $ref: `#/components/schemas/S${index + 1}` }]),
    ),
  ],
  [
    "5,000 schemas of one another",
    withSchema(
      { $ref: "#/components/schemas/S0" },
      entries(5000, (index) => [`S${index}`, { allOf: [{ $ref: `#/components/schemas/S${(index + 1) % 5000}` }] }]),
    ),
  ],
  ["parts that double 40 times", doubling(40)],
  [
    "a pattern that never ends",
    withSchema({ type: "string", pattern: "^(a+)+$", default: `${"a".repeat(50)}!`, example: `${"a".repeat(50)}!` }),
  ],
  ["a pattern that is none", withSchema({ type: "string", pattern: "(((" })],
  [
    "strange numbers",
    withSchema({ enum: [-0, 1e308, 5e-324, 2 ** 53, -1e-7, 0.1], minimum: 1e300, maxLength: -1, multipleOf: 0 }),
  ],
  ["a text of 5 MB", document({ info: { title: "T", version: "1", description: "*/ ".repeat(1_700_000) } })],
  [
    "spaces without end",
    document({ info: { title: `T${" \t".repeat(100_000)}*`, version: "1", description: `a${" ".repeat(300_000)}b` } }),
  ],
  [
    "braces without end in a path",
    document({
      paths: { [`/${"{".repeat(900)}`]: { get: answering({}) }, [`/${"{a}".repeat(300)}`]: { get: answering({}) } },
    }),
  ],
  [
    "a summary without end",
    document({
      paths: {
        "/a": { get: answering({}, { summary: "x ".repeat(500_000), description: `${"x".repeat(1_000_000)}` }) },
      },
    }),
  ],
  [
    "nothing of what is expected",
    document({
      paths: { "/a": { get: 1, post: [], put: "x", parameters: {} }, b: null },
      components: [],
      servers: {},
      tags: 1,
      security: "x",
    }),
  ],
  [
    "every type wrong",
    document({
      info: [],
      paths: {
        "/a": { get: { operationId: 1, tags: {}, parameters: [1, null, { name: 1 }], requestBody: [], responses: [] } },
      },
      components: {
        schemas: { A: 1, B: [], C: null, D: { type: 1, properties: [], required: {}, enum: {}, allOf: {} } },
      },
    }),
  ],
];

export const shapes: readonly Hostile[] = [
  ...rejected.map(([name, bytes, says]): Hostile => ({ name, bytes, says, isRejected: true })),
  ...held.map(([name, bytes]): Hostile => ({ name, bytes })),
];
