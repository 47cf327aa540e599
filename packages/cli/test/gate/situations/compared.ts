import { type BlandVerdict, blandRun } from "../records/bland.ts";
import { kbRun } from "../records/feather.ts";
import { humanloopRun } from "../records/humanloop.ts";
import { vogentRun } from "../records/vogent.ts";
import { type Situation, situation } from "../situation.ts";

type Cases = Readonly<Record<string, boolean | null>>;
/** A base, and a head that is let pass by its own verdict: what decides is the comparison. */
const base = (results: Cases) => kbRun({ id: "base", results });
const head = (results: Cases, run: object = {}) => kbRun({ results, run: { pass_threshold_snapshot: 0, ...run } });
const three = { a: true, b: true, c: true };
const calls = (number: number, passed: number, of: Partial<BlandVerdict> & { readonly prefix?: string } = {}) => {
  const { prefix = "call", ...fields } = of;
  return Array.from({ length: number }, (_, index) => ({
    call: `${prefix}_${index}`,
    match: index < passed,
    ...fields,
  }));
};

export const comparedSituations: readonly Situation[] = [
  situation("compared: the same cases pass", () => ({ runs: [head(three)], base: base(three) }), "passed"),
  situation(
    "compared: one case regressed",
    () => ({ runs: [head({ ...three, c: false })], base: base(three) }),
    "failed",
    "max-regressions",
    '1 case of 3 regressed against feather-kb:base > 0: "Question c" (0 fixed, exact one-sided McNemar p 0.500; fewer than five',
  ),
  situation(
    "compared: one case regressed, one allowed",
    () => ({ runs: [head({ ...three, c: false })], base: base(three), policy: { maxRegressions: 1 } }),
    "passed",
  ),
  situation(
    "compared: a case that passed in the base errored here",
    () => ({ runs: [head({ ...three, c: null })], base: base(three) }),
    "failed",
    "max-regressions",
    "1 case of 3 regressed",
  ),
  situation(
    "compared: five regressed and none fixed is no chance",
    () => ({
      runs: [head({ a: false, b: false, c: false, d: false, e: false, f: true })],
      base: base({ a: true, b: true, c: true, d: true, e: true, f: true }),
    }),
    "failed",
    "max-regressions",
    "exact one-sided McNemar p 0.031)",
  ),
  situation(
    "compared: a case was fixed, and another regressed: they do not make up for each other",
    () => ({ runs: [head({ a: true, b: false })], base: base({ a: false, b: true }) }),
    "failed",
    "max-regressions",
    "1 fixed",
  ),
  situation(
    "base with more cases",
    () => ({ runs: [head({ a: true, b: true })], base: base(three) }),
    "failed",
    "missing",
    '1 case of the base feather-kb:base is missing: "Question c"',
  ),
  situation(
    "base with more cases, allowed",
    () => ({ runs: [head({ a: true, b: true })], base: base(three), policy: { allow: ["missing"] } }),
    "passed",
  ),
  situation("base with fewer cases", () => ({ runs: [head({ ...three, d: false })], base: base(three) }), "passed"),
  situation(
    "base with a renamed case",
    () => ({ runs: [head({ a: true, b: true, renamed: true })], base: base(three) }),
    "failed",
    "missing",
    "Question c",
  ),
  situation(
    "a case of the base was deleted since: it cannot be looked for",
    () => ({ runs: [head(three)], base: base({ ...three, gone: true }) }),
    "failed",
    "missing",
    "1 of them without a key",
  ),
  situation(
    "all cases keyless, none worse",
    () => ({ runs: [head({ gone_1: true, gone_2: true })], base: base({ gone_1: true, gone_2: true }) }),
    "passed",
  ),
  situation(
    "all cases keyless, far worse",
    () => ({
      runs: [head(Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`gone_${index}`, index < 5])))],
      base: base(Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`gone_${index}`, true]))),
    }),
    "failed",
    "margin",
    "unpaired: pass rate differs by -0.75 from the base feather-kb:base (20 cases against 20",
  ),
  situation(
    "all cases keyless, and regressions asked by number",
    () => ({
      runs: [head({ gone_1: true })],
      base: base({ gone_1: true }),
      policy: { maxRegressions: 3 },
    }),
    "unanswerable",
    "max-regressions",
    "regressions cannot be counted",
  ),
  situation(
    "nothing was judged here: all cases of the base are missing, and none is to regress",
    () => ({
      runs: [head({})],
      base: base(three),
      policy: { allow: ["zero-cases"], maxRegressions: 0 },
    }),
    "failed",
    "missing",
    '3 cases of the base feather-kb:base are missing: "Question a", "Question b", "Question c"; asked',
  ),
  situation(
    "compared: three regressed and three fixed of seven",
    () => ({
      runs: [head({ a: false, b: false, c: false, d: true, e: true, f: true, g: true })],
      base: base({ a: true, b: true, c: true, d: false, e: false, f: false, g: true }),
    }),
    "failed",
    "max-regressions",
    '3 cases of 7 regressed against feather-kb:base > 0: "Question a", "Question b", "Question c" (3 fixed, exact one-sided McNemar p 0.656)',
  ),
  situation(
    "base of another suite",
    () => ({ runs: [head(three, { suite_id: "suite_2" })], base: base(three) }),
    "unanswerable",
    "base",
    "belongs to suite_1, feather-kb:run_1 to suite_2",
  ),
  situation(
    "base of another evaluation",
    () => ({
      runs: [humanloopRun({ evaluation: "evr_2" })],
      base: humanloopRun({ id: "run_0" }),
      policy: { minPassRate: 0, perCase: true },
    }),
    "unanswerable",
    "base",
    "belongs to evr_1",
  ),
  situation(
    "base of another source",
    () => ({ runs: [vogentRun()], base: base(three) }),
    "unanswerable",
    "base",
    "is of source feather-kb, vogent:run_1 is of vogent",
  ),
  situation(
    "base of another account of the same provider",
    () => ({ runs: [vogentRun({ source: "vogent-eu" })], base: vogentRun({ id: "run_0" }) }),
    "unanswerable",
    "base",
    "vogent-eu",
  ),
  situation(
    "base that has not ended",
    () => ({ runs: [vogentRun()], base: vogentRun({ id: "run_0", status: "RUNNING" }) }),
    "unanswerable",
    "base",
    "the base has not ended",
  ),
  situation(
    "base without cases",
    () => ({ runs: [vogentRun()], base: vogentRun({ id: "run_0", results: {} }) }),
    "unanswerable",
    "base",
    "the base has no cases",
  ),
  situation(
    "base that is the run itself",
    () => ({ runs: [vogentRun()], base: vogentRun() }),
    "unanswerable",
    "base",
    "itself",
  ),
  situation(
    "Bland the same calls judged again, one worse",
    () => ({
      runs: [blandRun({ verdicts: calls(10, 9) })],
      base: blandRun({ id: "run_0", verdicts: calls(10, 10) }),
    }),
    "failed",
    "max-regressions",
    '"call_9/agent_1"',
  ),
  situation(
    "Bland new calls: by rates, not worse beyond chance",
    () => ({
      runs: [blandRun({ verdicts: calls(50, 46, { prefix: "new" }) })],
      base: blandRun({ id: "run_0", verdicts: calls(50, 48) }),
    }),
    "passed",
  ),
  situation(
    "Bland new calls: one of two eval agents is far worse",
    () => ({
      runs: [
        blandRun({ verdicts: [...calls(50, 50, { prefix: "n" }), ...calls(50, 20, { prefix: "n", agent: "strict" })] }),
      ],
      base: blandRun({ id: "run_0", verdicts: [...calls(50, 20), ...calls(50, 50, { agent: "strict" })] }),
    }),
    "failed",
    "margin",
    'of judge "strict" differs by -0.60',
  ),
  situation(
    "Bland new calls, and an eval agent of the base is gone",
    () => ({
      runs: [blandRun({ verdicts: calls(50, 50, { prefix: "new" }) })],
      base: blandRun({ id: "run_0", verdicts: [...calls(50, 50), ...calls(50, 50, { agent: "strict" })] }),
    }),
    "failed",
    "missing",
    '"strict"',
  ),
  situation(
    "Bland new calls, and an eval agent of the base is gone, allowed",
    () => ({
      runs: [blandRun({ verdicts: calls(50, 50, { prefix: "new" }) })],
      base: blandRun({ id: "run_0", verdicts: [...calls(50, 50), ...calls(50, 50, { agent: "strict" })] }),
      policy: { allow: ["missing"] },
    }),
    "passed",
  ),
  situation(
    "a case that only the base has is no repeat that failed",
    () => ({ runs: [head({ a: true })], base: base(three), policy: { allow: ["missing"], minRepeatPass: 1 } }),
    "passed",
  ),
  situation(
    "Bland new calls, far worse, but within a margin that was given",
    () => ({
      runs: [blandRun({ verdicts: calls(50, 35, { prefix: "new" }) })],
      base: blandRun({ id: "run_0", verdicts: calls(50, 50) }),
      policy: { margin: 0.5 },
    }),
    "passed",
  ),
];
