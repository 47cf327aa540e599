import { existsSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { root } from "../src/repository.ts";
import { bundle } from "../src/size/bundle.ts";
import { boughtBy, moduleOf } from "../src/size/bytes/bought.ts";
import { promiseOf, promises } from "../src/size/bytes/promises.ts";
import { sharesOf } from "../src/size/bytes/shares.ts";
import { marksOf } from "../src/size/bytes/source-map.ts";
import { unfold } from "../src/size/bytes/unfold.ts";

const textOf = (bytes: readonly number[]) => Buffer.from(bytes).toString("latin1");
const sum = (values: readonly number[]) => values.reduce((whole, value) => whole + value, 0);

test("of nine times the same letter, the first pays for itself and the others share one copy", () => {
  // 3 bits of a head, 8 of "a", 7 of "eight more" and 5 of "one back", 7 of the end.
  const { bytes, bits, frameBits } = unfold(Uint8Array.of(0x4b, 0x84, 0x01, 0x00));
  expect(textOf(bytes)).toBe("aaaaaaaaa");
  expect(bits[0]).toBe(8);
  expect(bits.slice(1)).toEqual(Array.from({ length: 8 }, () => 12 / 8));
  expect(frameBits).toBe(10);
});

test("what is stored as it is takes eight bits a byte", () => {
  const { bytes, bits, frameBits } = unfold(Uint8Array.of(1, 2, 0, 0xfd, 0xff, 0x68, 0x69));
  expect(textOf(bytes)).toBe("hi");
  expect(bits).toEqual([8, 8]);
  expect(frameBits).toBe(40);
});

test("whatever zlib writes is walked to its last bit", () => {
  let seed = 7;
  const word = () => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return ["alpha", "beta", "gamma", String(seed >>> 20), "x".repeat(seed >>> 22)][(seed >>> 16) % 5];
  };
  const texts = ["", "a", "ab".repeat(40_000), Array.from({ length: 8000 }, word).join(" ")];
  for (const text of texts)
    for (const level of [0, 1, 6, 9]) {
      const stream = deflateRawSync(text, { level });
      const { bytes, bits, frameBits } = unfold(stream);
      expect(textOf(bytes) === text).toBe(true);
      expect(Math.ceil((sum(bits) + frameBits - 1e-6) / 8)).toBe(stream.length);
    }
});

test("a stream that breaks off, or copies what is not there, is an error", () => {
  expect(() => unfold(Uint8Array.of(0x4b, 0x84))).toThrow("breaks off");
  expect(() => unfold(Uint8Array.of(7))).toThrow("of a kind that there is not");
  // "Nine more, one back", before anything.
  expect(() => unfold(Uint8Array.of(0x83, 0x03, 0x00))).toThrow("before its beginning");
});

test("the marks of a source map say where each source begins, and where there is none", () => {
  expect(marksOf({ sources: ["a", "b"], mappings: "AAAA,ECCA,C;;FDDA" })).toEqual([
    { line: 0, column: 0, source: "a" },
    { line: 0, column: 2, source: "b" },
    { line: 0, column: 3 },
    { line: 2, column: -2, source: "a" },
  ]);
  expect(() => marksOf({ sources: [], mappings: "A!" })).toThrow("the sign !");
});

test("each byte is charged to its source, and the sum is the whole", () => {
  const gzipped = gzipSync("abcd\nefgh", { level: 9 });
  const map = { sources: ["one", "two"], mappings: "AAAA,ECAA;AAAA,C" };
  const { shares, frame } = sharesOf(gzipped, map);
  // Each literal takes eight bits, in the code that every decoder knows.
  expect(shares).toEqual([
    { source: "one", minified: 2, gzipped: 2 },
    { source: "two", minified: 4, gzipped: 4 },
  ]);
  expect(frame).toEqual({ minified: 3, gzipped: gzipped.length - 6 });
  expect(() => sharesOf(gzipSync("é"), map)).toThrow("ASCII");
});

const oneGet = bundle(join(root, "bench/src/size/entries/one-get.ts"));

test("each module of core that a get brings is there for a promise", async () => {
  const bundled = await oneGet;
  const modules = sharesOf(bundled.compressed, bundled.map).shares.flatMap(({ source }) => moduleOf(source) ?? []);
  expect(modules.length).toBeGreaterThan(20);
  const homeless = modules.flatMap((module) => {
    try {
      promiseOf(module);
      return [];
    } catch (error) {
      return [(error as Error).message];
    }
  });
  expect(homeless).toEqual([]);
});

test("a promise names modules that there are, each of them once", () => {
  const named = Object.values(promises).flat();
  const gone = named.filter((module) => !existsSync(join(root, `packages/core/src/${module}.ts`)));
  expect(gone, "bench/src/size/bytes/promises.ts names what is not in packages/core/src").toEqual([]);
  expect(named.toSorted()).toEqual([...new Set(named)].sort());
  expect(() => promiseOf("nowhere")).toThrow("packages/core/src/nowhere.ts has no place in bench/src/size/bytes");
});

test("what a get buys adds up to its bundle, and nothing of that has no source", async () => {
  const bundled = await oneGet;
  const bought = boughtBy(bundled);
  expect(sum(bought.map(({ gzipped }) => gzipped))).toBeCloseTo(bundled.gzipped, 6);
  expect(sum(bought.map(({ minified }) => minified))).toBe(bundled.minified);
  expect(bought.at(-1)).toMatchObject({ promise: "gzip's own codes and frame", minified: 0 });
});
