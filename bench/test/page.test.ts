import { expect, test } from "vitest";
import { readOptions } from "../src/options.ts";
import { figure } from "../src/page/figure.ts";
import { cellOf, tableLines, wrapped } from "../src/page/markdown.ts";

const spread = { median: 1.304, low: 1.28, high: 1.349, count: 7 };

test("a cell holds the value, its quartiles and whether it is within its bar", () => {
  expect(cellOf(figure("ours", "×", "ratio", spread, { most: 1.35 }))).toBe("1.30 (1.28–1.35) ✓");
  expect(cellOf(figure("ours", "×", "ratio", spread, { most: 1.3 }))).toBe("1.30 (1.28–1.35) ✗");
  expect(cellOf(figure("ours", "×", "ratio", 0.95, { least: 0.95 }))).toBe("0.95 ✓");
  expect(cellOf(figure("ours", "B", "bytes", 12345))).toBe("12,345");
});

test("a table has a row for each thing, a column for each figure, and the bars below the row that has them", () => {
  const figures = [
    figure("ours", "×", "ratio", 1.2, { most: 1.35 }),
    figure("ours", "ms", "ms", 12),
    figure("other", "×", "ratio", 4),
  ];
  expect(tableLines({ title: "calls", figures })).toEqual([
    "| calls     |      × | ms |",
    "|-----------|-------:|---:|",
    "| ours      | 1.20 ✓ | 12 |",
    "| · to hold | ≤ 1.35 |    |",
    "| other     |   4.00 |    |",
  ]);
});

test("a paragraph fits the page and loses no word", () => {
  const words = Array.from({ length: 80 }, (_, index) => `word${index}`);
  const lines = wrapped(words.join(" ")).split("\n");
  expect(lines.length).toBeGreaterThan(4);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100);
  expect(lines.join(" ").split(" ")).toEqual(words);
});

test("without names all sections are measured but those that want to be asked for; a name that is none is told", () => {
  const { names } = readOptions([]) as { names: readonly string[] };
  expect(names).toContain("call");
  expect(names).not.toContain("test");
  expect(readOptions(["test", "merge", "--json", "a.json"])).toEqual({
    names: ["merge", "test"],
    json: "a.json",
    isWritten: false,
  });
  expect(readOptions(["size", "--write"])).toEqual({ names: ["size"], isWritten: true });
  expect(readOptions(["calls"])).toMatch(/^there is no section "calls"; there are: call, size/);
  expect(readOptions(["--jsn"])).toMatch(/--jsn.*usage: bench/);
});
