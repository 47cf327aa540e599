import { type HostileDocument, inert, refused } from "../hostile-document.ts";

const head =
  "openapi: 3.1.0\ninfo: { title: T, version: 1.0 }\npaths: { /a: { get: { responses: { 200: { description: d } } } } }\n";
const deep = 10_000;
const many = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join("");

const laughs = [..."bcdefghi"].map((name, index) => `  ${name}: &${name} [${`*${"abcdefgh"[index]}, `.repeat(10)}]\n`);

const bombs: Readonly<Record<string, readonly [text: () => string, told: RegExp]>> = {
  "a billion laughs": [
    () => `${head}x-a:\n  a: &a [${"x, ".repeat(10)}]\n${laughs.join("")}`,
    /:\d+:\d+ .*aliases make too much/,
  ],
  "quadratic aliases": [
    () => `${head}x-a: &a [${"x, ".repeat(20_000)}]\nx-b: [${"*a, ".repeat(20_000)}]\n`,
    /:\d+:\d+ .*aliases make too much/,
  ],
  "a long text, 20,000 times": [
    () => `${head}x-a: &a ${"z".repeat(1_000_000)}\nx-b: [${Array(20_000).fill("*a").join(",")}]\n`,
    /:\d+:\d+ /,
  ],
  "merge keys without end": [
    () => `${head}x-a: &a { ${many(500, (index) => `k${index}: 1, `)} }\nx-b: [${"{ <<: *a }, ".repeat(20_000)}]\n`,
    /:\d+:\d+ .*aliases make too much/,
  ],
  "empty merges without end": [
    () => `${head}x-a: &a [${Array(20_000).fill("{}").join(",")}]\nx-b:\n${"- <<: *a\n".repeat(20_000)}`,
    /:\d+:\d+ /,
  ],
  "an alias of what it stands in": [() => `${head}x-a: &a [*a]\n`, /:4:\d+ not YAML: \*a stands inside/],
  "a merge of what it stands in": [() => `${head}x-a: &a { <<: *a }\n`, /:4:\d+ /],
  "an alias of nothing": [() => `${head}x-a: *b\n`, /:4:\d+ .*there is no anchor &b/],
  "depth by aliases": [
    () => `${head}${many(300, (index) => `x-${index}: &a${index} [${index === 0 ? "1" : `*a${index - 1}`}]\n`)}`,
    /nested more than \d+ deep, with what aliases name/,
  ],
  "depth in JSON lists": [() => `{"a":${"[".repeat(deep)}${"]".repeat(deep)}}`, /:1:\d+ .*nested more than \d+ deep/],
  "depth in JSON objects": [() => `${'{"a":'.repeat(deep)}1${"}".repeat(deep)}`, /:1:\d+ .*nested more than \d+ deep/],
  "depth in JSON without an end": [() => "[".repeat(deep), /:1:\d+ .*nest/],
  "depth in a line of YAML": [() => `${head}x-a: ${"[".repeat(deep)}${"]".repeat(deep)}\n`, /:4:\d+ .*nest/],
  "depth in blocks of YAML": [
    () => `${head}x-a:\n${many(2000, (index) => `${" ".repeat(index + 1)}a:\n`)}`,
    /:\d+:\d+ .*nest/,
  ],
  "depth in dashes": [() => `${head}x-a:\n  ${"- ".repeat(deep)}1\n`, /:\d+:\d+ .*nest/],
  "depth in questions": [() => `${"? ".repeat(deep)}\n`, /:\d+:\d+ /],
  "empty pairs, two million": [() => `${head}x-a: [${"a:,".repeat(2_000_000)}]\n`, /:\d+:\d+ .*more than \d+ /],
  "pairs in a list, two million": [() => `["${'a":1,"'.repeat(2_000_000)}"]`, /:1:\d+ /],
  "two million lists": [() => `{"a":[${"[],".repeat(2_000_000)}0]}`, /:1:\d+ .*more than \d+ values/],
  "a million keys": [() => `${head}${many(1_000_001, (index) => `x${index}:\n`)}`, /:\d+:\d+ .*more than \d+ /],
  "a block of 9 MB of signs": [
    () => `${head}x-a: |\n${"  a - b : c, [d] {e} \n".repeat(450_000)}`,
    /:\d+:\d+ .*more than \d+ /,
  ],
  "70 MB": [() => `${head}x-a: "${"z".repeat(70_000_000)}"\n`, /73 MB|70 MB; at most 64 MiB/],
};

const orders: Readonly<Record<string, readonly [text: string, told: RegExp]>> = {
  "a tag that makes a function": [
    "x-a: !!js/function 'function () { process.exit(1) }'\n",
    /:4:\d+ .*the tag !!js\/function/,
  ],
  "a tag that runs a program": ["x-a: !!python/object/apply:os.system ['id']\n", /:4:\d+ .*the tag !!python/],
  "a tag of its own": ["x-a: !x 1\n", /:4:\d+ .*the tag !x/],
  "a tag on a map": ["x-a: !!set { a, b }\n", /:4:\d+ /],
  "a tag that does not fit": ["x-a: !!int text\n", /:4:\d+ /],
  "a key twice": ["paths: {}\n", /:4:1 not YAML: the key "paths" is written twice, first in line 3/],
  "a key that is a map": ["? { a: 1 }\n: 2\n", /:4:\d+ /],
  infinity: ["x-a: .inf\n", /:4:\d+ .*\.inf is no number/],
  "no number": ["x-a: .NaN\n", /:4:\d+ /],
  "a second document": [`---\n${head}`, /:\d+:\d+ .*a second document/],
  "a directive in the middle": ["...\n%YAML 1.2\n---\na: 1\n", /:\d+:\d+ /],
};

const directives: Readonly<Record<string, readonly [text: string, told: RegExp]>> = {
  "another meaning of YAML's own tags": [`%TAG !! tag:evil.example,2000:\n---\n${head}x-a: !!str x\n`, /:\d+:\d+ /],
  "a meaning of its own tags": [`%TAG ! tag:evil.example,2000:\n---\n${head}x-a: !x 1\n`, /:\d+:\d+ .*%TAG/],
  "comments in JSON, to the end of a line": ['{\n "openapi": "3.1.0", // x\n "a": 1\n}', /:2:22 .*JSON/],
  "comments in JSON, in the middle": ['{"openapi": "3.1.0", "a": 1 /* x */}', /:1:\d+ .*JSON/],
  "a comment that becomes a value": ['{"a": 1 // x\n}', /:1:\d+ /],
  "a comma too much": ['{"openapi": "3.1.0",}', /:1:\d+ /],
  "a key twice in JSON": [
    '{"openapi": "3.1.0", "info": {},\n"openapi": "3.1.0"}',
    /:2:1 .*"openapi" is written twice, first in line 1/,
  ],
  "a key twice, by an escape": ['{"openapi": "3.1.0", "\\u006fpenapi": "3.1.0"}', /written twice/],
  "__proto__ twice": ['{"__proto__": 1, "__proto__": 2}', /written twice/],
  "a number beyond all": ['{"openapi": "3.1.0", "a": 1e999}', /:1:\d+ .*1e999/],
  "NaN in JSON": ['{"openapi": "3.1.0", "a": NaN}', /:1:\d+ /],
};

const read: Readonly<Record<string, () => string>> = {
  "5,000 blanks before a list": () => `${head}x-a:\n${" ".repeat(5000)}- 1\n`,
  "a block of 10 MB": () => `${head}x-a: |\n${"  a line of prose, of many words\n".repeat(300_000)}`,
  "null without quotes as a type": () =>
    `${head}components:\n  schemas:\n    Odd: { type: [string, null] }\n    No: { type: object, properties: { no: { enum: [yes, no, ~, 0x1F, 1_000, 12:30:45, 2026-01-01] } } }\n`,
  "a prototype by merge": () => `${head}x-a: &a { __proto__: { injected: 1 } }\nx-b: { <<: *a }\n`,
  "a prototype as a key": () => `${head}__proto__: { injected: 1 }\nconstructor: { prototype: { injected: 1 } }\n`,
  "YAML 1.1": () => `%YAML 1.1\n---\n${head}`,
};

export const yamls: readonly HostileDocument[] = [
  ...Object.entries(bombs).map(([name, [text, told]]) => refused(name, text, told)),
  ...Object.entries(orders).map(([name, [text, told]]) => refused(name, () => `${head}${text}`, told)),
  ...Object.entries(directives).map(([name, [text, told]]) => refused(name, () => text, told)),
  ...Object.entries(read).map(([name, text]) => inert(name, text)),
];
