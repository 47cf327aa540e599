import { expect, test } from "vitest";
import { readSource } from "../src/spec/read.ts";
import { problemsOf } from "./small-spec.ts";

const rootOf = (text: string) => readSource("f.yaml", text).root;
const problemOf = (text: string) => problemsOf(() => readSource("f.yaml", text));

test.each<[what: string, text: string, value: unknown]>([
  ["a status is a key, and text", "200: a\n404: b\n1.0: c\n", { 200: "a", 404: "b", "1.0": "c" }],
  ["yes, no, on and off are text", "a: [yes, No, on, OFF, y]\n", { a: ["yes", "No", "on", "OFF", "y"] }],
  [
    "dates and times are text",
    "a: 2026-11-20\nb: 2026-11-20T10:00:00Z\nc: 12:30:45\n",
    { a: "2026-11-20", b: "2026-11-20T10:00:00Z", c: "12:30:45" },
  ],
  [
    "numbers of the core schema",
    "a: [0x1F, 0o17, 017, +5, -0, 1_000, 1e3, .5, 1., 0b1]\n",
    { a: [31, 15, 17, 5, 0, "1_000", 1000, 0.5, 1, "0b1"] },
  ],
  ["null in each form", "a: ~\nb: Null\nc:\nd: ''\n", { a: null, b: null, c: null, d: "" }],
  [
    "merge keys, one or a list, which never win over what is written",
    "x: &x { a: 1, b: 1 }\ny: &y { b: 2, c: 2 }\nz: { <<: [*x, *y], a: 0 }\nw:\n  <<: *x\n",
    { x: { a: 1, b: 1 }, y: { b: 2, c: 2 }, z: { b: 1, c: 2, a: 0 }, w: { a: 1, b: 1 } },
  ],
  ["a property that is called <<", '"<<": 1\n', { "<<": 1 }],
  ["line ends of Windows", "a: 1\r\nb: |\r\n  x\r\n  y\r\n", { a: 1, b: "x\ny\n" }],
  ["a byte order mark", "\uFEFFa: 1\n", { a: 1 }],
  ["a directive", "%YAML 1.1\n---\na: yes\n", { a: "yes" }],
  [
    "tags of its own",
    "a: !!str 1\nb: !!int '1'\nc: !!timestamp 2026-01-01\nd: !!binary |\n  aGVs\n  bG8=\ne: !<tag:yaml.org,2002:str> 2\nf: !!map {}\ng: !!float 1\nh: ! 3\n",
    { a: "1", b: 1, c: "2026-01-01", d: "aGVsbG8=", e: "2", f: {}, g: 1, h: "3" },
  ],
  ["comments", "# one\na: 1 # two\n# three\n", { a: 1 }],
  ["an empty document before and after", "---\n---\na: 1\n---\n", { a: 1 }],
  ["maps and lists in a line, with a comma too many", "{a: [1, 2,],}", { a: [1, 2] }],
  ["the latest anchor of a name", "a: &x 1\nb: *x\nc: &x 2\nd: *x\n", { a: 1, b: 1, c: 2, d: 2 }],
  ["an anchor on a key", "&k a: *k\n", { a: "a" }],
])("YAML is read: %s", (_, text, value) => {
  expect(rootOf(text)).toEqual(value);
});

test("info.version and the like are the text that was written", () => {
  expect(rootOf("openapi: 3.1\ninfo:\n  title: 2026\n  version: 1.0\n")).toEqual({
    openapi: "3.1",
    info: { title: "2026", version: "1.0" },
  });
  expect(rootOf('{"openapi": 3.10, "info": {"version": 1.50, "title": true}}')).toEqual({
    openapi: "3.10",
    info: { version: "1.50", title: "true" },
  });
});

test.each(["__proto__", "constructor", "hasOwnProperty", "toString"])("a key called %s is plain data", (name) => {
  const yaml = rootOf(`a: &a { ${name}: { b: 1 } }\nb: *a\nc: { <<: *a }\n`);
  const json = rootOf(`{"a": {"${name}": {"b": 1}}}`);
  for (const object of [yaml.a, yaml.b, yaml.c, json.a]) {
    expect(Object.entries(object as object)).toEqual([[name, { b: 1 }]]);
    expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
  }
});

test.each<[what: string, text: string, problem: string]>([
  [
    "a tag of a program",
    "a: !!js/function 'x'\n",
    "f.yaml:1:4 not YAML: the tag !!js/function is none of YAML's own; take it away",
  ],
  ["a tag of the author", "a: !mine x\n", "f.yaml:1:4 not YAML: the tag !mine is none of YAML's own; take it away"],
  [
    "a tag under a name of its own",
    "%TAG ! tag:yaml.org,2002:\n---\na: !str x\n",
    "f.yaml:1:1 not YAML: %TAG; only YAML's own tags are read, take it away",
  ],
  ["a tag that does not fit", "a: !!int x\n", "f.yaml:1:10 not YAML: no value of the tag !!int; take the tag away"],
  ["a tag of text on a map", "a: !!str {}\n", "f.yaml:1:4 not YAML: the tag !!str does not fit here; take it away"],
  [
    "two documents",
    "a: 1\n---\nb: 2\n",
    "f.yaml:3:1 not YAML: a second document in one file; give it a file of its own",
  ],
  ["an alias of what it stands in", "a: &a\n  b: [*a]\n", "f.yaml:2:7 not YAML: *a stands inside of what it names"],
  ["an alias before its anchor", "a: *b\nb: &b 1\n", "f.yaml:1:4 not YAML: there is no anchor &b before this alias"],
  ["a key that is a list", "? [a]\n: 1\n", "f.yaml:1:3 not YAML: a key that is itself a map or a list; a key is text"],
  ["a key that is an alias", "a: &a b\n*a : 1\n", "f.yaml:2:1 not YAML: an alias as a key; a key is text"],
  ["merging what is no map", "a: &a 1\nb: { <<: *a }\n", "f.yaml:2:6 not YAML: << merges maps, and this is none"],
  ["infinity", "a: -.inf\n", "f.yaml:1:4 not YAML: -.inf is no number that JSON has; correct it"],
  ["no number", "a: .nan\n", "f.yaml:1:4 not YAML: .nan is no number that JSON has; correct it"],
  ["a number that none can hold", "a: 1e999\n", "f.yaml:1:4 not YAML: 1e999 is no number that JSON has; correct it"],
  ["a tab for indentation", "a:\n\tb: 1\n", "f.yaml:2:1 not YAML: tab characters must not be used in indentation"],
  [
    "a text that does not end",
    'a: "b\n  c\n',
    "f.yaml:3:1 not YAML: deficient indentation; the file ends here: was it cut off? Get it again",
  ],
  [
    "a list that does not end",
    "a: [b,\n",
    "f.yaml:2:1 not YAML: deficient indentation; the file ends here: was it cut off? Get it again",
  ],
  [
    "a key twice",
    "a: 1\nb: 2\n'a': 3\n",
    'f.yaml:3:1 not YAML: the key "a" is written twice, first in line 1; keep one of them',
  ],
  ["a long key", `${"k".repeat(1025)}: 1\n`, "f.yaml:1:1 not YAML: a key of 1025 characters; at most 1024 are read"],
])("YAML is refused with its place: %s", (_, text, problem) => {
  expect(problemOf(text)).toEqual([problem]);
});

test("aliases that stand for too much are refused where they begin to", () => {
  const bomb = [
    "a: &a [x, x, x, x, x, x, x, x, x]",
    ..."bcdefghi".split("").map((name, index) => `${name}: &${name} [${`*${"abcdefgh"[index]},`.repeat(9)}]`),
  ];
  expect(problemOf(`${bomb.join("\n")}\n`)).toEqual([
    expect.stringMatching(/^f\.yaml:7:\d+ not YAML: aliases make too much of this/),
  ]);
  const merges = [
    "a: &a { k: &v [1, 2, 3, 4, 5, 6, 7, 8, 9] }",
    ...Array.from({ length: 200_000 }, (_, index) => `b${index}: { <<: *a }`),
  ];
  expect(problemOf(`${merges.join("\n")}\n`)).toEqual([
    expect.stringMatching(/^f\.yaml:\d+:\d+ not YAML: (aliases make too much|more than 1000000 values)/),
  ]);
});

test("an alias of a long text is refused where it is too much", () => {
  const text = `a: &a ${"x".repeat(1_000_000)}\nb: [${"*a, ".repeat(100)}]\n`;
  expect(problemOf(text)).toEqual(["f.yaml:2:273 not YAML: aliases make too much of this; write out what is meant"]);
});

test("a line ends as an old Mac ends it, too", () => {
  expect(problemOf("a: 1\rb: 2\ra: 3\r")).toEqual([
    'f.yaml:3:1 not YAML: the key "a" is written twice, first in line 1; keep one of them',
  ]);
});

test("a list after much space is a list", () => {
  expect(problemOf(`${" ".repeat(6000)}\n- 1\n`)).toEqual([expect.stringContaining("its root is a list")]);
});

test.each<[string, string]>([
  ["lists in lists", "[".repeat(10_000)],
  ["maps in maps", '{"a":'.repeat(10_000)],
  ["lists of YAML", "- ".repeat(10_000)],
  ["maps of YAML", Array.from({ length: 1000 }, (_, depth) => `${" ".repeat(depth)}a:\n`).join("")],
  ["maps of YAML on a line", "{a: ".repeat(10_000)],
])("nesting has an end, told with its place: %s", (_, text) => {
  expect(problemOf(text).join()).toMatch(
    /^f\.yaml:\d+:\d+ not (YAML|JSON): (nested more than 256 deep|nesting exceeded)/,
  );
});
