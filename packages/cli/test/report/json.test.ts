import { expect, test } from "vitest";
import { renderJson } from "../../src/report/json.ts";
import { withText } from "./changed-report.ts";
import { emptyReport, hostileText, passRate, sampleReport } from "./sample-report.ts";

test("the report comes back as it was, hostile text too", () => {
  const report = withText(sampleReport, hostileText);
  expect(JSON.parse(renderJson(report))).toEqual(report);
});

test("two spaces, one line feed at the end, no byte beside", () => {
  expect(renderJson(emptyReport)).toBe(
    [
      "{",
      '  "format": "evalbridge-gate-1",',
      '  "outcome": "passed",',
      '  "exitCode": 0,',
      '  "rules": [],',
      '  "runs": [],',
      '  "cases": [],',
      '  "notes": [],',
      '  "policy": {}',
      "}",
      "",
    ].join("\n"),
  );
});

test("a number that JSON does not have is left out, and nothing else is", () => {
  const pooled = { ...passRate(1, 2), low: Number.NaN };
  const { low: _, ...rest } = pooled;
  expect(JSON.parse(renderJson({ ...emptyReport, costUsd: Number.POSITIVE_INFINITY, pooled }))).toEqual({
    ...emptyReport,
    pooled: rest,
  });
});

test("a backslash before a steering character stays what it was", () => {
  const notes = ["\\\u009b", "\\\\u009b", "\\u202e"];
  expect(JSON.parse(renderJson({ ...emptyReport, notes }))).toEqual({ ...emptyReport, notes });
});
