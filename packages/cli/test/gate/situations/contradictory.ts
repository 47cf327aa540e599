import { NetworkError } from "@evalbridge/bridge";
import type { GateRun } from "../../../src/gate/input.ts";
import { blandRun } from "../records/bland.ts";
import { featherRun, kbRun } from "../records/feather.ts";
import { vogentRun } from "../records/vogent.ts";
import { type Situation, situation } from "../situation.ts";

const odd = { allow: ["contradiction"] } as const;
/** The run with other counts than its adapter took. */
const counting = async (run: Promise<GateRun>, counts: object): Promise<GateRun> => {
  const read = await run;
  return { ...read, ...(read.run && { run: { ...read.run, counts } }) };
};
const cut = async (run: Promise<GateRun>): Promise<GateRun> => {
  const { cases: _, ...read } = await run;
  return { ...read, error: new NetworkError({ provider: "vogent" }, "is down") };
};
const worse = { rec_1: [true], rec_2: [true], rec_3: [true], rec_4: [false] };
const four = { a: true, b: true, c: true, d: false };

const contradictions: readonly (readonly [name: string, run: () => Promise<GateRun>, says: string])[] = [
  [
    "Vogent counts 3 passed of which only 2 did",
    () => vogentRun({ results: { rec_1: [true], rec_2: [true], rec_3: [false] } }),
    "counts 3 passed, and 2 of its cases passed; counts 0 failed, and 1 of its cases failed",
  ],
  [
    "Vogent counts 2 passed, and 3 did",
    () => vogentRun({ numPassing: 2 }),
    "counts 2 passed, and 3 of its cases passed",
  ],
  [
    "Vogent counts as many as passed, and a case that failed is not among them",
    () => vogentRun({ results: worse }),
    "counts 0 failed, and 1 of its cases failed",
  ],
  [
    "Vogent's results end before all that were counted",
    () => vogentRun({ numPassing: 20, results: { rec_1: [true] } }),
    "counts 20 cases, and 1 could be read",
  ],
  [
    "KB counts 4 cases, of which 3 can be read",
    () => kbRun({ results: { a: true, b: true, c: true }, run: { total_cases: 4 } }),
    "counts 4 cases, and 3 could be read",
  ],
  [
    "KB counts none that errored, and one did",
    () => kbRun({ results: { ...four, d: null }, run: { errored_cases: 0 } }),
    "counts 0 errored, and 1 of its cases errored",
  ],
  [
    "KB counts more than its total",
    () => kbRun({ run: { failed_cases: 2 } }),
    "its counts add up to 5, and their total is 4",
  ],
  [
    "Bland more calls matched than there are, whatever its cases are",
    () => blandRun({ run: { resolved_call_count: 30 } }),
    "their total is 30",
  ],
  ["Bland 0 calls of which 39 matched", () => blandRun({ run: { resolved_call_count: 0 } }), "their total is 0"],
  ...[Number.NaN, -1, 2.5, Number.POSITIVE_INFINITY].map(
    (passed) =>
      [
        `a count that is ${passed}`,
        () => counting(kbRun(), { passed, failed: 1, total: 4 }),
        `the count passed is ${passed}, no whole number from 0`,
      ] as const,
  ),
  [
    "a count that is a text which steers a terminal",
    () => counting(kbRun(), { passed: "\u001b[2J3", failed: 1 }),
    "the count passed is of type string",
  ],
  ["a count that is wrong, of calls", () => counting(blandRun(), { passed: -1, total: 50 }), "the count passed is -1"],
];

/** Counts that are at odds with each other or with the cases that were read: one of the two is wrong. */
export const contradictorySituations: readonly Situation[] = [
  ...contradictions.flatMap(([name, run, says]) => [
    situation(`contradiction: ${name}`, () => ({ runs: [run()] }), "failed", "counts", says),
    situation(`contradiction, allowed: ${name}`, () => ({ runs: [run()], policy: odd }), "passed"),
  ]),
  situation(
    "contradiction: one more than the total is one too many",
    () => ({ runs: [counting(blandRun(), { passed: 49, failed: 1, undecided: 1, total: 50 })] }),
    "failed",
    "counts",
    "its counts add up to 51, and their total is 50",
  ),
  situation(
    "no contradiction: counts that add up to the total, and to less",
    () => ({
      runs: [
        counting(blandRun(), { passed: 48, failed: 1, undecided: 1, total: 50 }),
        counting(blandRun({ id: "run_2" }), { passed: 48, total: 50 }),
      ],
    }),
    "passed",
  ),
  situation(
    "no contradiction: Bland counts calls, and each of its cases is one judge's word on one",
    () => ({ runs: [blandRun({ verdicts: [{ call: "a", match: false }] })] }),
    "passed",
  ),
  situation(
    "no contradiction: Feather counts the scores of what is one case",
    () => ({ runs: [featherRun({ scores: [{ passed: true }, { passed: true }] })] }),
    "passed",
  ),
  situation(
    "no contradiction: a KB case has errored, and it is counted",
    () => ({ runs: [kbRun({ results: { ...four, e: null }, run: { pass_threshold_snapshot: 60 } })] }),
    "passed",
  ),
  situation(
    "no contradiction: a record that is judged twice is two cases, as it is counted",
    () => ({ runs: [kbRun({ results: { gone_1: true, gone_2: true } })] }),
    "passed",
  ),
  situation(
    "contradiction: cases that could not be read are none",
    () => ({ runs: [cut(vogentRun({ numPassing: 20 }))] }),
    "unreachable",
    "readable",
    "is down",
  ),
  situation(
    "no contradiction: a cancelled run that judged half of its cases, and is allowed",
    () => ({
      runs: [kbRun({ run: { status: "cancelled", total_cases: 8 } })],
      policy: { allow: ["cancelled"], ignoreVerdict: true, minPassRate: 0.3 },
    }),
    "passed",
  ),
  situation(
    "contradiction: a cancelled run whose cases are fewer than those it says it judged",
    () => ({
      runs: [kbRun({ run: { status: "cancelled", total_cases: 8, failed_cases: 3 } })],
      policy: { allow: ["cancelled"], ignoreVerdict: true, minPassRate: 0.3 },
    }),
    "failed",
    "counts",
    "counts 6 cases, and 4 could be read",
  ),
];
