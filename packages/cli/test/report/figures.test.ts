import { describe, expect, test } from "vitest";
import { figure, percent, points, scoreText, timeText, usd } from "../../src/report/figures.ts";
import { counted, thousands } from "../../src/text/counted.ts";
import { cut, plain, plainLines } from "../../src/text/plain.ts";
import { hostileText } from "./sample-report.ts";

describe("figures", () => {
  test.each([
    [0, "0%"],
    [1, "100%"],
    [0.5, "50.0%"],
    [0.9996, "99.9%"],
    [0.99999, "99.9%"],
    [0.0001, "0.1%"],
    [0.0449, "4.5%"],
    [1.2, "120.0%"],
    [Number.NaN, "–"],
    [Number.POSITIVE_INFINITY, "–"],
    [undefined, "–"],
  ])("the share %d is %s: only all is 100%, only nothing is 0%", (share, text) => {
    expect(percent(share)).toBe(text);
  });

  test("scores, numbers, dollars, differences and times", () => {
    expect([0.8, 0.85, 0.87456, 0.9375, 1, 0].map(scoreText)).toEqual([
      "0.80",
      "0.85",
      "0.8746",
      "0.9375",
      "1.00",
      "0.00",
    ]);
    expect([48, 0.1 + 0.2, -1, "text\n2", ""].map(figure)).toEqual(["48", "0.3", "-1", "text 2", "–"]);
    expect([0, 3.4182, 0.0042, 1e6, Number.NaN].map(usd)).toEqual(["$0.00", "$3.42", "$0.0042", "$1000000.00", "–"]);
    expect([0.05, -0.0351, 0, -0.0001].map(points)).toEqual(["+5.0", "−3.5", "0.0", "0.0"]);
    expect(timeText("2026-11-20T12:34:56.789Z")).toBe("2026-11-20 12:34");
    expect([0, 999, 1000, 1_234_567, Number.NaN].map(thousands)).toEqual(["0", "999", "1,000", "1,234,567", "–"]);
    expect([counted(1, "case"), counted(0, "case"), counted(2500, "run")]).toEqual(["1 case", "0 cases", "2,500 runs"]);
  });
});

describe("text from a provider", () => {
  test("is one line without what steers a terminal or turns the text; words stay", () => {
    const text = plain(hostileText);
    expect(text).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u);
    expect(text).toContain("red bell");
    expect(text.isWellFormed()).toBe(true);
    expect(plain("  a\r\n\tb  ")).toBe("a b");
  });

  test("in several lines keeps them and nothing else", () => {
    expect(plainLines("a\r\nb\rc\u0000\u0007d\n")).toBe("a\nb\nc d");
  });

  test("is cut between characters, and says how much is gone", () => {
    expect(cut("abc", 3)).toBe("abc");
    expect(cut("abcd", 3)).toBe("abc… (1 more character)");
    expect(cut("ab😀d", 3)).toBe("ab… (3 more characters)");
    expect(cut("x".repeat(5000), 10)).toBe("xxxxxxxxxx… (4,990 more characters)");
  });
});
