import { expect, test } from "vitest";
import { readSource } from "../src/spec/read.ts";
import { problemsOf } from "./small-spec.ts";

const problemOf = (text: string | Uint8Array) => problemsOf(() => readSource("f.json", text));

test.each<[what: string, text: string, problem: string]>([
  [
    "a key twice",
    '{"a": 1,\n "b": {"a": 2},\n "\\u0061": 3}',
    'f.json:3:2 not JSON: the key "a" is written twice, first in line 1; keep one of them',
  ],
  [
    "cut off in a text",
    '{"a": "b',
    "f.json:1:7 not JSON: the file ends in the middle of the text that begins here; it was cut off, get it again",
  ],
  [
    "cut off in an object",
    '{"a": 1,',
    "f.json:1:9 not JSON: the file ends in the middle of an object; it was cut off, get it again",
  ],
  [
    "cut off in a list",
    '{"a": [1',
    "f.json:1:9 not JSON: the file ends in the middle of a list; it was cut off, get it again",
  ],
  ["a comma that is missing", '{"a": 1\n"b": 2}', 'f.json:2:1 not JSON: "\\"" where JSON has "," or "}"'],
  ["a comment", '{"a": 1 // x\n}', 'f.json:1:9 not JSON: "/" where JSON has "," or "}"'],
  ["a comment at the beginning", '{ // x\n"a": 1}', 'f.json:1:3 not JSON: "/" where JSON has a key in double quotes'],
  ["a comment at the end", '{"a": 1 /* x */}', 'f.json:1:9 not JSON: "/" where JSON has "," or "}"'],
  ["a word that is none", '{"a": tru}', 'f.json:1:7 not JSON: "tru" where JSON has a value'],
  ["a comma too many", '{"a": 1,}', 'f.json:1:9 not JSON: "}" where JSON has a key in double quotes'],
  [
    "two keys that are halves of characters",
    '{"\\ud800": 1, "\\ud801": 2}',
    'f.json:1:15 not JSON: the key "�" is written twice, first in line 1; keep one of them',
  ],
  ["a number beyond all", '{"a": 1e999}', "f.json:1:7 not JSON: 1e999 is more than a number can hold; correct it"],
  ["no number", '{"a": NaN}', 'f.json:1:7 not JSON: "NaN" where JSON has no such number'],
  ["more than one document", '{"a": 1}\n{"b": 2}', 'f.json:2:1 not JSON: "{" where JSON has the end of the file'],
  ["a long key", `{"${"k".repeat(1025)}": 1}`, "f.json:1:2 not JSON: a key of 1025 characters; at most 1024 are read"],
])("JSON is refused with its place: %s", (_, text, problem) => {
  expect(problemOf(text)).toEqual([problem]);
});

test("a key may be there again in another object", () => {
  expect(readSource("f.json", '{"a": {"a": [{"a": 1}, {"a": 2}]}, "b": {"a": 3}}').root).toEqual({
    a: { a: [{ a: 1 }, { a: 2 }] },
    b: { a: 3 },
  });
});

const source = readSource("f.json", '\n{"a": [1, {"b\\n": true}],\n  "c": {}, "": null}');

test.each<[place: (string | number)[], where: string]>([
  [["a"], "f.json:2:2"],
  [["a", 0], "f.json:2:8"],
  [["a", 1], "f.json:2:11"],
  [["a", 1, "b\n"], "f.json:2:12"],
  [["c", "absent"], "f.json:3:3"],
  [[""], "f.json:3:12"],
  [[], "f.json:2:1"],
])("in JSON, %j is at %s", (place, where) => {
  expect(source.where(place)).toBe(where);
});

test("half of a character becomes the sign for one that is lost", () => {
  expect(readSource("f.json", '{"a": "\\ud83d", "b": "\\ud83d\\ude00"}').root).toEqual({ a: "\uFFFD", b: "\u{1F600}" });
  expect(readSource("f.json", '{"\\ud800": ["\\udc00"]}').root).toEqual({ "\uFFFD": ["\uFFFD"] });
  expect(readSource("f.yaml", "a: x\ud83d\n").root).toEqual({ a: "x\uFFFD" });
  expect(readSource("f.yaml", '"\\ud83d": "\\ud83d"\n').root).toEqual({ "\uFFFD": "\uFFFD" });
});

const marked = (mark: number[], text: Buffer) => Buffer.concat([Buffer.from(mark), text]);
const utf16 = Buffer.from('{"a": "é\u{1F600}"}', "utf16le");
const utf32 = (isLittle: boolean) => {
  const points = [...'{"a": "é\u{1F600}"}'].map((character) => character.codePointAt(0) ?? 0);
  const buffer = Buffer.alloc(points.length * 4);
  for (const [index, point] of points.entries())
    isLittle ? buffer.writeUInt32LE(point, index * 4) : buffer.writeUInt32BE(point, index * 4);
  return buffer;
};

test.each<[string, Buffer]>([
  ["UTF-8", marked([0xef, 0xbb, 0xbf], Buffer.from('{"a": "é\u{1F600}"}'))],
  ["UTF-16, little end first", marked([0xff, 0xfe], utf16)],
  ["UTF-16, big end first", marked([0xfe, 0xff], Buffer.from(utf16).swap16())],
  ["UTF-32, little end first", marked([0xff, 0xfe, 0, 0], utf32(true))],
  ["UTF-32, big end first", marked([0, 0, 0xfe, 0xff], utf32(false))],
])("a file that says by its mark that it is %s is read", (_, bytes) => {
  expect(readSource("f.json", bytes).root).toEqual({ a: "é\u{1F600}" });
});

test.each<[string, Uint8Array, string]>([
  ["Latin-1", Buffer.from("a: 1\nb: caf\xe9\n", "latin1"), "f.json:2:7 not UTF-8; save it in that encoding"],
  [
    "UTF-16 without a mark",
    Buffer.from("{}", "utf16le"),
    "f.json:1:2 a NUL character; this is no text, or in an encoding without a mark",
  ],
  [
    "half of UTF-16",
    Buffer.from([0xff, 0xfe, 0x61, 0, 0x00, 0xd8]),
    "f.json:1:1 begins like UTF-16LE, but is not; save it in UTF-8",
  ],
  [
    "an odd UTF-32",
    Buffer.from([0xff, 0xfe, 0, 0, 1, 2, 3]),
    "f.json:1:1 begins like UTF-32LE, but is not; save it in UTF-8",
  ],
  [
    "no character",
    Buffer.from([0xff, 0xfe, 0, 0, 0xff, 0xff, 0xff, 0xff]),
    "f.json:1:1 begins like UTF-32LE, but is not; save it in UTF-8",
  ],
])("another encoding is refused: %s", (_, bytes, problem) => {
  expect(problemOf(bytes)).toEqual([problem]);
});

test("what is more than 64 MiB is not even looked at", () => {
  expect(problemOf(new Uint8Array(64 * 2 ** 20 + 1))).toEqual(["f.json: 67 MB; at most 64 MiB are read"]);
});

test("many values are refused, in JSON and in YAML", () => {
  const many = `[${"1,".repeat(1_000_000)}1]`;
  expect(problemOf(`{"a": ${many}}`).join()).toMatch(/^f\.json:1:\d+ not JSON: more than 1000000 values/);
  expect(problemOf(`a: ${many}`).join()).toMatch(/^f\.json:1:\d+ not YAML: more than 1000000 values/);
});

test("what a terminal would act on is spelled out in a message", () => {
  expect(problemOf('{"a\\u001b[31m\\u202e\u0085": 1, "a\\u001b[31m\\u202e\u0085": 2}')).toEqual([
    'f.json:1:27 not JSON: the key "a\\u001b[31m\\u202e\\u0085" is written twice, first in line 1; keep one of them',
  ]);
});
