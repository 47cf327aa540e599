import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ArgumentError, formatRef, parseRef, RunRefError, soleId } from "../src/index.ts";

const seed = Date.now() % 1_000_000;
const part = fc.oneof(
  fc.string({ minLength: 1, maxLength: 20, unit: "grapheme" }),
  fc.constantFrom(
    ".",
    "..",
    "a/b",
    "a:b",
    "%",
    "%2F",
    "?q=1",
    "#f",
    " ",
    "é",
    "日本",
    "run 1",
    "..%2f",
    "'()*!~",
    "\u0000",
    "+",
  ),
);

describe("a reference", () => {
  test(`comes back as it was through text, whatever the ids hold (seed ${seed})`, () => {
    const address = fc.oneof(fc.tuple(part), fc.tuple(part, part));
    fc.assert(
      fc.property(address, (ids) => {
        const text = formatRef("feather-kb", ids);
        expect(parseRef(text)).toEqual({ source: "feather-kb", address: ids });
        expect(formatRef("feather-kb", parseRef(text).address)).toBe(text);
        expect(text).toMatch(/^feather-kb:[^\s:?#/]+(\/[^\s:?#/]+)?$/);
      }),
      { seed, numRuns: 500 },
    );
  });

  test("reads as people expect", () => {
    expect(formatRef("vogent", ["run_1"])).toBe("vogent:run_1");
    expect(formatRef("humanloop", ["evr_1", "run_2"])).toBe("humanloop:evr_1/run_2");
    expect(formatRef("bland", [".."])).toBe("bland:%2E%2E");
  });

  test.each([
    "",
    "run_1",
    ":run_1",
    "Vogent:run_1",
    "1vogent:run_1",
    "vogent:",
    "vogent:/run_1",
    "vogent:run_1/",
    "vogent:a/b/c",
    "vogent:a:b",
    "vogent:a b",
    "vogent:a?b",
    "vogent:a#b",
    "vogent:%zz",
    "vogent:%ff",
    `vogent:${"a".repeat(600)}`,
  ])("%j is refused in one line, which says how it should read", (text) => {
    const attempt = () => parseRef(text);
    expect(attempt).toThrow(RunRefError);
    expect(attempt).toThrow(/^not a reference: "[^\n]{0,80}": it should read like "vogent:run_1" or [^\n]{1,100}$/);
  });

  test("may have 512 characters, and no more", () => {
    const id = "a".repeat(512 - "vogent:".length);
    expect(parseRef(`vogent:${id}`).address).toEqual([id]);
    expect(() => parseRef(`vogent:${id}a`)).toThrow("in 512 characters");
  });

  test("is not printed for ids that cannot be read back", () => {
    expect(() => formatRef("vogent", [])).toThrow(RunRefError);
    expect(() => formatRef("vogent", [""])).toThrow(RunRefError);
    expect(() => formatRef("vogent", ["\ud800"])).toThrow(RunRefError);
    expect(() => formatRef("vogent", ["a".repeat(600)])).toThrow("in 512 characters");
    expect(() => formatRef("No", ["a"])).toThrow(RunRefError);
  });
});

test("the id of a run that is named by one part is not read from two, or none", () => {
  expect(soleId("acme", ["run_1"])).toBe("run_1");
  expect(() => soleId("acme", ["run_1", "x"])).toThrow(ArgumentError);
  expect(() => soleId("acme", ["run_1", "x"])).toThrow('acme: a run is named by its id alone, not by "run_1/x"');
  expect(() => soleId("acme", [])).toThrow(ArgumentError);
});
