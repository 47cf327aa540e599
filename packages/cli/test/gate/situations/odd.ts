import type { Run, RunCase } from "@evalbridge/bridge";
import type { GateRun } from "../../../src/gate/input.ts";
import { type Situation, situation } from "../situation.ts";

/** A run that no adapter makes: a library's user may give any. */
const made = (fields: object, cases: readonly object[] = casesOf({ passed: 10 })): GateRun => ({
  ref: "ref" in fields ? String(fields.ref) : "acme:run_1",
  run: {
    ref: "acme:run_1",
    source: "acme",
    provider: "acme",
    id: "run_1",
    status: "completed",
    rawStatus: "completed",
    verdict: "passed",
    counts: { passed: 10, failed: 0, total: 10 },
    score: 0.9,
    raw: {},
    ...fields,
  } as Run,
  cases: cases as readonly RunCase[],
});

/** As many cases of each outcome as counts say. */
function casesOf(counts: Readonly<Record<string, number>>): object[] {
  return Object.entries(counts).flatMap(([outcome, number]) =>
    Array.from({ length: number }, (_, index) => ({ key: `${outcome}_${index}`, outcome })),
  );
}
/** A run that counts its cases as they are. */
const counting = (counts: Readonly<Record<string, number>>) => made({ counts }, casesOf(counts));
const atLeast = { minScore: 0.5 };
const byRate = { ignoreVerdict: true, minPassRate: 0.5 };

export const oddSituations: readonly Situation[] = [
  situation(
    "made by hand, and good",
    () => ({ runs: [made({})], policy: { minScore: 0.9, minPassRate: 1 } }),
    "passed",
  ),
  ...[Number.NaN, 1.2, -0.1, Number.POSITIVE_INFINITY, "0.9"].map((score) =>
    situation(
      `made by hand with score ${typeof score === "string" ? "as a text" : score}`,
      () => ({ runs: [made({ score })], policy: atLeast }),
      "failed",
      "min-score",
      "is no number from 0 to 1",
    ),
  ),
  situation(
    "made by hand with score NaN, where scores may be absent: it is taken for none",
    () => ({ runs: [made({ score: Number.NaN })], policy: { ...atLeast, allow: ["no-score"] } }),
    "passed",
  ),
  situation(
    "made by hand with score 1.2, where scores may be absent: it is no threshold in place of a verdict",
    () => ({
      runs: [made({ score: 1.2, verdict: "none" })],
      policy: { ...atLeast, ignoreVerdict: true, allow: ["no-score"] },
    }),
    "failed",
    "verdict",
    "verdict is none",
  ),
  ...[Number.NaN, 1.2, -0.1, "0.9"].map((score) =>
    situation(
      `made by hand with score ${typeof score === "string" ? "as a text" : score}, and no score asked`,
      () => ({ runs: [made({ score })] }),
      "failed",
      "min-score",
      `score ${typeof score === "string" ? "of type string" : score} is no number from 0 to 1; asked: one that is, or allow "no-score"`,
    ),
  ),
  situation(
    "made by hand with score -0.1, and no score asked, allowed by name",
    () => ({ runs: [made({ score: -0.1 })], policy: { allow: ["no-score"] } }),
    "passed",
  ),
  situation(
    "made by hand with score NaN and no cases, where only these are allowed",
    () => ({
      runs: [made({ score: Number.NaN, counts: undefined }, [])],
      policy: { ...atLeast, allow: ["zero-cases"] },
    }),
    "failed",
    "min-score",
    "score NaN",
  ),
  situation("made by hand with score null: none was given", () => ({ runs: [made({ score: null })] }), "passed"),
  situation(
    "made by hand with score absent",
    () => ({ runs: [made({ score: undefined })], policy: atLeast }),
    "failed",
    "min-score",
    "has no score",
  ),
  ...["failed", "cancelled", "unknown"].map((status) =>
    situation(
      `made by hand, ${status} with a verdict that only what completed can have`,
      () => ({
        runs: [made({ status, endedAt: "2026-01-01T00:00:00.000Z" })],
        policy: { allow: ["cancelled", "unknown"] },
      }),
      "failed",
      status === "failed" ? "status" : "verdict",
      status,
    ),
  ),
  situation(
    "made by hand with a status that is none",
    () => ({ runs: [made({ status: "ok" })] }),
    "unfinished",
    "ended",
    "unknown",
  ),
  situation(
    "made by hand with a verdict that is none",
    () => ({ runs: [made({ verdict: "PASSED" })] }),
    "failed",
    "verdict",
    "none",
  ),
  ...[
    { passed: Number.NaN, total: 10 },
    { passed: 11, total: 10 },
    { passed: -1, failed: 0 },
    { passed: 9.5, total: 10 },
    {},
  ].map((counts) =>
    situation(
      `made by hand with counts ${Object.entries(counts).flat().join(" ") || "of nothing"}`,
      () => ({ runs: [made({ counts })], policy: { ...byRate, allow: ["contradiction"] } }),
      "failed",
      "min-pass-rate",
      "do not say how many",
    ),
  ),
  ...[
    { passed: 6, failed: 6, total: 10 },
    { passed: 9, errored: 2, total: 10 },
    { passed: 9, undecided: 2, total: 10 },
    { passed: 9, total: 0 },
  ].map((counts) =>
    situation(
      `made by hand with more than its total, allowed: ${Object.entries(counts).flat().join(" ")} are no rate`,
      () => ({ runs: [made({ counts })], policy: { ...byRate, allow: ["contradiction"] } }),
      "failed",
      "min-pass-rate",
      "do not say how many",
    ),
  ),
  situation(
    "made by hand with a total and nothing passed or failed",
    () => ({ runs: [made({ counts: { total: 1 } }, casesOf({ passed: 1 }))] }),
    "passed",
  ),
  situation(
    "made by hand with all passed and failed, and no more",
    () => ({
      runs: [made({ counts: { passed: 5, failed: 5, total: 10 } }, casesOf({ passed: 5, failed: 5 }))],
      policy: byRate,
    }),
    "passed",
  ),
  situation(
    "made by hand without a total: what was left open counts",
    () => ({
      runs: [counting({ passed: 4, failed: 2, errored: 1, undecided: 3 })],
      policy: byRate,
    }),
    "failed",
    "min-pass-rate",
    "4 of 10 cases",
  ),
  ...[0, 1].map((score) =>
    situation(
      `made by hand with score ${score}, as asked`,
      () => ({ runs: [made({ score })], policy: { minScore: score } }),
      "passed",
    ),
  ),
  situation(
    "made by hand with cost 0 and no budget",
    () => ({ runs: [made({ costUsd: 0 })], policy: { maxCostUsd: 0 } }),
    "passed",
  ),
  situation(
    "made by hand without counts, and cases that could not be read",
    () => ({ runs: [{ ref: "acme:run_1", run: made({ counts: undefined }).run, error: new Error("is down") }] }),
    "unreachable",
    "readable",
    "is down",
  ),
  situation(
    "made by hand without a source against a base of its own",
    () => ({ runs: [made({ source: undefined })], base: made({ ref: "acme:run_0" }) }),
    "passed",
  ),
  situation(
    "made by hand with counts of 0",
    () => ({ runs: [made({ counts: { passed: 0, failed: 0 } }, [])], policy: byRate }),
    "failed",
    "zero-cases",
    "nothing was judged",
  ),
  situation(
    "made by hand with cases of no outcome",
    () => ({
      runs: [made({ counts: undefined }, [{ key: "a" }, { key: "b", outcome: "PASSED" }])],
      policy: { ...byRate, perCase: true },
    }),
    "failed",
    "min-pass-rate",
    "0 of 2 cases",
  ),
  ...[Number.NaN, -5, "1"].map((costUsd) =>
    situation(
      `made by hand with cost ${costUsd}`,
      () => ({ runs: [made({ costUsd })], policy: { maxCostUsd: 10 } }),
      "over-budget",
      "max-cost-usd",
      "is not known",
    ),
  ),
  situation(
    "made by hand with one case thrice, once of which failed",
    () => ({
      runs: [
        made(
          { counts: { passed: 2, failed: 1 } },
          ["passed", "failed", "passed"].map((outcome) => ({ key: "a", outcome })),
        ),
      ],
      policy: { minRepeatPass: 1 },
    }),
    "failed",
    "min-repeat-pass",
    '"a, 0 of 1"',
  ),
  situation(
    "made by hand with names that steer a terminal",
    () => ({ runs: [made({ status: "failed", error: { message: "\u001b[2Jgone\r\nGate passed\u202e" } })] }),
    "failed",
    "status",
    "gone Gate passed\ufffd;",
  ),
];
