import { stripVTControlCharacters } from "node:util";
import type { Run } from "@evalbridge/bridge";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { renderRuns } from "../src/terminal/runs-table.ts";
import { summarize, wrapWords } from "../src/terminal/summary.ts";

const nowMs = Date.parse("2026-11-20T12:00:00Z");
const base = {
  ref: "vogent:run_1",
  source: "vogent",
  provider: "vogent",
  id: "run_1",
  status: "completed",
  rawStatus: "SUCCESS",
  verdict: "passed",
  createdAt: "2026-11-20T09:00:00.000Z",
  raw: {},
} as const satisfies Run;
const kb: Run = { ...base, ref: "feather-kb:5e551011-0000-4000-8000-000000000001", source: "feather-kb" };
const long: Run = {
  ...base,
  ref: `humanloop:evr_${"a".repeat(30)}/run_${"b".repeat(30)}` as Run["ref"],
  source: "humanloop",
};
const full: Run = {
  ...base,
  progress: { completed: 3, total: 9 },
  costUsd: 1.239,
  parent: { id: "cfg_1", name: "Refund policy" },
};
const table = (runs: readonly Run[], width = 80, color = false) => renderRuns(runs, { width, color, nowMs });

describe("the table", () => {
  test("at 80 columns shows run, status, verdict, score and age", () => {
    expect(
      table([
        { ...base, counts: { passed: 39, total: 50 } },
        { ...kb, verdict: "none", score: 0.824 },
      ]),
    ).toEqual([
      "RUN                                              STATUS     VERDICT  SCORE  AGE",
      "vogent:run_1                                     completed  passed   39/50   3h",
      "feather-kb:5e551011-0000-4000-8000-000000000001  completed  –         0.82   3h",
    ]);
  });

  test.each([40, 60, 80, 100, 200])(
    "at %d columns cuts no reference and is no wider than the terminal or a reference",
    (width) => {
      const runs = [base, kb, long, full];
      const lines = table(runs, width);
      for (const { ref } of runs) expect(lines.some((line) => line.startsWith(ref))).toBe(true);
      for (const line of lines) {
        const isReference = runs.some(({ ref }) => line === ref);
        if (!isReference && width >= 60) expect(stringWidth(line)).toBeLessThanOrEqual(width);
      }
    },
  );

  test("gives a reference that leaves no room a line of its own", () => {
    const lines = table([long]);
    expect(lines[1]).toBe(long.ref);
    expect(lines[2]?.trim()).toMatch(/^completed +passed +– +3h$/);
  });

  test("adds progress, cost, parent by name and creation time where there is room", () => {
    const [head, row] = table([full], 140);
    expect(head).toMatch(/PROGRESS +COST +PARENT +CREATED \(UTC\)$/);
    expect(row).toMatch(/3\/9 +\$1\.24 +Refund policy +2026-11-20 09:00$/);
    expect(table([{ ...full, parent: { id: "cfg_1" } }], 140)[1]).toMatch(/cfg_1/);
    expect(table([{ ...full, parent: { id: "c", name: "長い名前".repeat(12) } }], 160)[1]).toMatch(/長い.*…/);
  });

  test("colours only when told to, and says the same without colours", () => {
    const runs = [
      base,
      { ...base, verdict: "failed" } as const,
      { ...base, status: "running", verdict: "none" } as const,
    ];
    const coloured = table(runs, 80, true);
    expect(coloured.join("\n")).toContain("\u001b[32mpassed");
    expect(coloured.map((line) => stripVTControlCharacters(line).trimEnd())).toEqual(table(runs));
  });

  test("lets nothing from a provider steer the terminal", () => {
    const evil = "\u001b[2J\u001b]0;owned\u0007red\nline\r\u0000";
    const runs: Run[] = [{ ...full, parent: { id: "x", name: evil } }];
    for (const line of table(runs, 200)) expect(line).not.toMatch(/\p{Cc}/u);
    expect(table(runs, 200)[1]).toContain("  red line  ");
  });

  test.each([
    ["2026-11-20T11:59:30.000Z", "now"],
    ["2026-11-20T11:55:00.000Z", "5m"],
    ["2026-11-20T09:00:00.000Z", "3h"],
    ["2026-11-18T13:00:00.000Z", "47h"],
    ["2026-11-18T12:00:00.000Z", "2d"],
    ["2026-11-21T12:00:00.000Z", "now"],
  ])("counts the age of %s as %s", (createdAt, age) => {
    expect(table([{ ...base, createdAt }], 48)[1]).toMatch(new RegExp(` ${age}$`));
  });

  test.each([
    [{ counts: { passed: 3, failed: 1 } }, "3/4"],
    [{ counts: { passed: 0, failed: 0 } }, "–"],
    [{ counts: { errored: 1, total: 2 } }, "–"],
    [{ counts: { passed: 1, total: 2 }, score: 1 }, "1.00"],
    [{}, "–"],
  ])("shows %j as score %s", (fields, score) => {
    expect(table([{ ...base, ...fields }], 48)[1]).toContain(`passed   ${score.padStart(5)}`);
  });

  test("of no runs is its head alone", () => {
    expect(table([], 40)).toEqual(["RUN  STATUS  VERDICT  SCORE  AGE"]);
  });
});

test("the summary tells a run that errored from one that was judged to have failed", () => {
  const runs: Run[] = [
    base,
    base,
    { ...base, verdict: "failed" },
    { ...base, status: "failed", verdict: "none" },
    { ...base, verdict: "none" },
  ];
  expect(summarize(runs)).toBe("5 runs from 1 provider: verdict passed 2, failed 1, none 1 · errored 1");
  expect(summarize([base])).toBe("1 run from 1 provider: verdict passed 1");
  expect(summarize([{ ...base, status: "running", verdict: "none" }])).toBe("1 run from 1 provider: running 1");
  expect(summarize([])).toBe("0 runs from 0 providers");
});

test("words are wrapped to the width, none is lost, and one that is wider stands alone", () => {
  expect(wrapWords("one two three fourteen", 9)).toEqual(["one two", "three", "fourteen"]);
  expect(wrapWords("a fourteen b", 3)).toEqual(["a", "fourteen", "b"]);
});
