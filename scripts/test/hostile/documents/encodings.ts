import { type HostileDocument, inert, refused } from "../hostile-document.ts";
import { small } from "./base.ts";

const good = small((document) => document.set("x-accent", "caf\u00e9"));
const utf16 = Buffer.from(good, "utf16le");

function utf32(text: string): Buffer {
  const points = Array.from(text, (one) => one.codePointAt(0) as number);
  const bytes = Buffer.alloc(points.length * 4);
  for (const [index, point] of points.entries()) bytes.writeUInt32LE(point, index * 4);
  return bytes;
}

const marked = (mark: readonly number[], bytes: Uint8Array) => Buffer.concat([Buffer.from(mark), bytes]);
const yaml = (rest: string) => `openapi: 3.1.0\ninfo: { title: T, version: 1.0 }\n${rest}`;
const operation = "paths: { /a: { get: { responses: { 200: { description: d } } } } }\n";

export const encodings: readonly HostileDocument[] = [
  refused("Latin-1", () => Buffer.from(good, "latin1"), /openapi\.yaml:\d+:\d+ not UTF-8/),
  refused("UTF-16 without a mark", () => utf16, /:\d+:\d+ (a NUL character|not UTF-8)/),
  refused("half of a UTF-16 file", () => marked([0xff, 0xfe], utf16.subarray(0, 101))),
  refused("a mark of UTF-32 and nothing of it", () => marked([0xff, 0xfe, 0, 0], Buffer.from("abcde"))),
  refused("UTF-32 beyond all characters", () => marked([0xff, 0xfe, 0, 0], Buffer.alloc(400, 0xff))),
  refused("a NUL", () => good.replace("Small", "Sm\0all"), /:\d+:\d+ a NUL character/),
  refused("bytes of all kinds", () => Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256))),
  refused("overlong UTF-8", () => Buffer.concat([Buffer.from("a: "), Buffer.from([0xc0, 0xaf, 0xe0, 0x80, 0xaf])])),
  inert("UTF-8 with a mark", () => marked([0xef, 0xbb, 0xbf], Buffer.from(good))),
  inert("UTF-16 with its mark", () => marked([0xff, 0xfe], utf16)),
  inert("UTF-16, the big end first", () => marked([0xfe, 0xff], Buffer.from(utf16).swap16())),
  inert("UTF-32 with its mark", () => marked([0xff, 0xfe, 0, 0], utf32(good))),
  inert("halves of characters in JSON", () =>
    good.replace("Small", "Sm\\ud800all").replace('"1"', '"\\udc00"').replace('"id"', '"i\\ud83dd"'),
  ),
  inert("halves of characters in YAML", () => yaml(`${operation}x-a: "\\ud800"\n"x-\\udc00": "\\ud83d\\ude00"\n`)),
  refused("a key twice, by two halves", () => '{"openapi": "3.1.0", "x-\\ud800": 1, "x-\\ud801": 2, "x-\\ud800": 3}'),
  refused("a mistake after line ends of one sign", () => "openapi: 3.1.0\rinfo: 1\rinfo: 2\r", /:3:1 /),
  refused("a mistake after line ends of two signs", () => "openapi: 3.1.0\r\ninfo: 1\r\ninfo: 2\r\n", /:3:1 /),
  refused("a mistake after separators of Unicode", () => 'openapi: "\u2028\u2029\u0085"\ninfo: 1\ninfo: 2\n', /:3:1 /),
  refused("a mistake after tabs", () => '{\n\t"a": 1,\n\t\t"a": 2}', /:3:3 /),
];
