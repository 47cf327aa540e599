import { describe, expect, test } from "vitest";
import { ArgumentError, type Style } from "../src/index.ts";
import { pairsOf } from "../src/style.ts";
import { styleOf } from "../src/text.ts";

const spot = { place: { provider: "acme", method: "GET", path: "/things" }, what: 'query parameter "a"' };
const written = (value: unknown, style?: Style) =>
  pairsOf("a", value, style, spot)
    .map((pair) => pair.join("="))
    .join("&");
const decoded = (value: unknown, style?: Style) => decodeURIComponent(written(value, style));
const circle: Record<string, unknown> = {};
circle.self = circle;

describe("a single value", () => {
  test.each<[unknown, string]>([
    ["x y", "a=x%20y"],
    ["", "a="],
    ["1,2|3&b=4#", "a=1%2C2%7C3%26b%3D4%23"],
    ["é€😀", "a=%C3%A9%E2%82%AC%F0%9F%98%80"],
    [0, "a=0"],
    [false, "a=false"],
    [12n, "a=12"],
    [new Date("2026-11-24T12:00:00Z"), "a=2026-11-24T12%3A00%3A00.000Z"],
  ])("%o is written the same in each style that is not JSON", (value, text) => {
    for (const style of [undefined, "comma", "space", "pipe", "spread", "deep"] as const)
      expect(written(value, style)).toBe(text);
  });
});

describe("a list", () => {
  test.each<[Style | undefined, string]>([
    [undefined, "a=x%2C1&a=y%20z&a=true"],
    ["spread", "a=x%2C1&a=y%20z&a=true"],
    ["comma", "a=x%2C1,y%20z,true"],
    ["space", "a=x%2C1%20y%20z%20true"],
    ["pipe", "a=x%2C1%7Cy%20z%7Ctrue"],
    ["deep", "a%5B%5D=x%2C1&a%5B%5D=y%20z&a%5B%5D=true"],
    ["json", "a=%5B%22x%2C1%22%2C%22y%20z%22%2Ctrue%5D"],
  ])("in the style %s", (style, text) => {
    expect(written(["x,1", "y z", true], style)).toBe(text);
  });

  test.each([undefined, "deep"] as const)("that holds objects or lists is numbered, in the style %s", (style) => {
    expect(decoded([{ b: 1, c: { d: 2 } }, "x", [3, 4]], style)).toBe(
      "a[0][b]=1&a[0][c][d]=2&a[1]=x&a[2][]=3&a[2][]=4",
    );
  });
});

describe("an object", () => {
  const value = { b: 1, c: "x,y", left: undefined };
  test.each<[Style | undefined, string]>([
    [undefined, "a%5Bb%5D=1&a%5Bc%5D=x%2Cy"],
    ["deep", "a%5Bb%5D=1&a%5Bc%5D=x%2Cy"],
    ["spread", "b=1&c=x%2Cy"],
    ["comma", "a=b,1,c,x%2Cy"],
    ["space", "a=b%201%20c%20x%2Cy"],
    ["pipe", "a=b%7C1%7Cc%7Cx%2Cy"],
    ["json", "a=%7B%22b%22%3A1%2C%22c%22%3A%22x%2Cy%22%7D"],
  ])("in the style %s, without what is undefined", (style, text) => {
    expect(written(value, style)).toBe(text);
  });

  test("in an object goes deeper, and lists in it are marked as such", () => {
    expect(decoded({ b: { c: { d: 1 } }, e: [1, 2] }, "deep")).toBe("a[b][c][d]=1&a[e][]=1&a[e][]=2");
    expect(decoded({ b: [1, 2], c: { d: 1 } }, "spread")).toBe("b=1&b=2&c[d]=1");
  });

  test.each(["__proto__", "constructor", "hasOwnProperty"])("may hold a name like %s", (name) => {
    const value = JSON.parse(`{"${name}":{"${name}":1}}`);
    expect(decoded(value, "deep")).toBe(`a[${name}][${name}]=1`);
    expect(decoded(value, "spread")).toBe(`${name}[${name}]=1`);
  });
});

describe("what a query or a form cannot say", () => {
  test.each<[string, unknown, Style | undefined, string]>([
    ["null", null, undefined, "holds null, which cannot be said there"],
    ["null in a list", ["x", null], undefined, "holds null"],
    ["null in a list", ["x", null], "comma", "holds null"],
    ["null in an object", { b: null }, "deep", "holds null"],
    ["undefined in a list", [undefined], "deep", "holds undefined"],
    ["a hole in a list", Array(1), "comma", "holds undefined"],
    ["an empty list", [], "comma", "holds an empty list or object, which cannot be said there; leave it out"],
    ["an empty list in an object", { b: [] }, "deep", "holds an empty list"],
    ["an empty object in a list", [{}], undefined, "holds an empty list or object"],
    ["an object in one text", [{ b: 1 }], "comma", "holds what is no text, number or boolean"],
    ["a list in one text", { b: [1] }, "pipe", "holds what is no text"],
    ["a Blob", new Blob(["x"]), "deep", "holds what is no text"],
    ["a Map", { b: new Map([[1, 2]]) }, "deep", "holds what is no text"],
    ["a function", () => 1, undefined, "holds what is no text"],
    ["a symbol", Symbol("x"), undefined, "holds what is no text"],
    ["no date", new Date(Number.NaN), undefined, "holds null"],
    ["half a character", { b: "\ud800" }, "deep", "holds half a character (a lone surrogate)"],
    ["half a character in a name", { "\udc00": 1 }, "deep", "holds half a character"],
    ["a circle", circle, "deep", "is nested too deeply, or in a circle"],
    ["a circle", circle, "spread", "is nested too deeply, or in a circle"],
    ["a circle as JSON", circle, "json", "cannot be written as JSON (Converting circular structure to JSON)"],
    ["a bigint as JSON", 1n, "json", "cannot be written as JSON"],
  ])("%s is refused by name, in one line: %o in the style %s", (_, value, style, why) => {
    const attempt = () => written(value, style);
    expect(attempt).toThrow(ArgumentError);
    expect(attempt).toThrow(`acme GET /things: query parameter "a" ${why}`);
    expect(attempt).not.toThrow("\n");
  });
});

test("a name has its own style alone", () => {
  const styles = JSON.parse('{"a":"deep","__proto__":"comma"}');
  expect(["a", "__proto__", "b", "constructor", "toString"].map((name) => styleOf(styles, name))).toEqual([
    "deep",
    "comma",
    undefined,
    undefined,
    undefined,
  ]);
  expect(styleOf(undefined, "a")).toBeUndefined();
});
