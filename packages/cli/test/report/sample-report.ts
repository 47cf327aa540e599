import type { CaseCell, GateReport, PassRate, ReportedCase, ReportedRun, RuleResult } from "../../src/gate/report.ts";

/** What providers may send to break a report: of every format something. */
export const hostileText: string = [
  "</script><img src=x onerror=alert(1)>",
  "\"quotes\" & 'apostrophes' ]]> <!-- -->",
  "| a | b |\n# heading\n\n- list `code` **bold** $x$ ~~gone~~",
  "[link](https://evil.example) ![image](https://evil.example/i.png) https://evil.example www.evil.example @octocat #1 GH-2 a@evil.example :bomb:",
  "\u001b[31mred\u001b[0m \u001b]8;;https://evil.example\u0007bell\u0000\u0008\u0085\u009b31m",
  "\u202eesrever\u202c \u2066isolated \ud800 lone \udfff \ufffe \uffff \u2028 {0} %0A &#38;",
].join("\n");

/** The names of the cases: of the sort that a provider's customers write. */
const topics = [
  "Refund within 30 days",
  "Refund after the window",
  "Card was charged twice",
  "Change of the delivery address",
  "Caller asks for a human",
  "Caller speaks Spanish",
  "Silence for ten seconds",
  "Password reset without the e-mail",
  "Angry caller, third call",
  "Price of the yearly plan",
  "Cancel at the end of the month",
  "Invoice for another company",
] as const;
const reasons = {
  passed: "The agent named the policy, gave the right date and confirmed the next step before it ended the call.",
  failed:
    "The agent promised a refund although the purchase was 47 days old. The policy allows 30 days; a supervisor has to approve anything later, and the agent did not offer to ask one.",
  errored: "The transcript ended after 4 seconds: the call was dropped before the agent spoke.",
  undecided: "The caller hung up before the question was answered, so neither criterion applies.",
} as const;

/** The Wilson interval at 95%. */
export function passRate(passed: number, total: number, unit: PassRate["unit"] = "counts"): PassRate {
  const z = 1.959963984540054;
  const rate = passed / total;
  const middle = (rate + (z * z) / (2 * total)) / (1 + (z * z) / total);
  const half = (z / (1 + (z * z) / total)) * Math.sqrt((rate * (1 - rate)) / total + (z * z) / (4 * total * total));
  return {
    passed,
    total,
    rate,
    low: Math.max(0, middle - half),
    high: Math.min(1, middle + half),
    confidence: 0.95,
    unit,
  };
}

/** A run with what is usual filled in. */
export function run(fields: Partial<ReportedRun> & Pick<ReportedRun, "source" | "id" | "role">): ReportedRun {
  return {
    ref: `${fields.source}:${fields.id}`,
    provider: fields.source === "feather-kb" ? "feather" : fields.source,
    status: "completed",
    rawStatus: "COMPLETED",
    verdict: "passed",
    ...fields,
  };
}

const day = (count: number) => new Date(Date.UTC(2026, 8, 1, 9, 30) + count * 86_400_000).toISOString();

/** Numbers from 0 to 1 that look made by chance, the same each time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function historyOf(source: string, seed: number, count: number, total: number): ReportedRun[] {
  const next = chance(seed);
  return Array.from({ length: count }, (_, index) => {
    const share = Math.min(1, 0.8 + 0.14 * (index / count) + 0.12 * (next() - 0.5));
    const passed = Math.round(share * total);
    const verdict = source === "humanloop" ? "none" : passed / total >= 0.85 ? "passed" : "failed";
    return run({
      source,
      id: `${source.slice(0, 1)}${index + 1}`,
      role: "history",
      verdict,
      createdAt: day((index * 80) / count + next()),
      ...(source !== "humanloop" && { passRate: passRate(passed, total) }),
      ...(source !== "vogent" && { score: Math.min(1, share + 0.06 * (next() - 0.5)) }),
    });
  });
}

const heads: readonly ReportedRun[] = [
  run({
    source: "vogent",
    id: "run_91",
    role: "head",
    verdict: "failed",
    rawStatus: "SUCCESS",
    parent: { id: "cfg_1", name: "Refund policy, release 4.2" },
    createdAt: day(84),
    startedAt: day(84),
    endedAt: day(84.01),
    counts: { passed: 38, failed: 6 },
    passRate: passRate(38, 48, "cases"),
  }),
  run({
    source: "vogent",
    id: "run_92",
    role: "head",
    rawStatus: "SUCCESS",
    parent: { id: "cfg_1", name: "Refund policy, release 4.2" },
    createdAt: day(84.4),
    counts: { passed: 44, failed: 4 },
    passRate: passRate(44, 48, "cases"),
  }),
  run({
    source: "bland",
    id: "9f0c2a77-5b1e-4a53-9d58-0a61c7a0e001",
    role: "head",
    status: "partial",
    rawStatus: "PARTIAL",
    verdict: "none",
    parent: { id: "wb_7", name: hostileText },
    createdAt: day(83.5),
    counts: { passed: 17, errored: 2, undecided: 1, total: 20 },
    passRate: passRate(17, 20),
    score: 0.874,
    costUsd: 3.4182,
    error: { message: hostileText },
  }),
];
const base = run({
  source: "vogent",
  id: "run_80",
  role: "base",
  rawStatus: "SUCCESS",
  parent: { id: "cfg_1", name: "Refund policy, release 4.1" },
  createdAt: day(70),
  counts: { passed: 46, failed: 2 },
  passRate: passRate(46, 48, "cases"),
});
const history: readonly ReportedRun[] = [
  ...historyOf("vogent", 7, 18, 48),
  ...historyOf("bland", 21, 14, 20),
  ...historyOf("feather-kb", 33, 26, 60),
  ...historyOf("humanloop", 44, 9, 40),
  run({
    source: "feather",
    id: "undated",
    role: "history",
    status: "unknown",
    rawStatus: hostileText,
    verdict: "none",
  }),
];

function cell(ref: string, outcome: CaseCell["outcome"], score?: number): CaseCell {
  return { ref, outcome, rationale: reasons[outcome], ...(score !== undefined && { score }) };
}

function vogentCase(index: number): ReportedCase {
  const was = index === 9 || index === 20 ? "failed" : "passed";
  const first = index < 4 ? "failed" : index === 5 ? "errored" : index === 6 ? "undecided" : "passed";
  const second = index < 3 ? "failed" : index === 8 ? "undecided" : "passed";
  const fails = first === "failed" || second === "failed";
  return {
    key: `rec_${String(index + 1).padStart(3, "0")}`,
    name: `${topics[index % topics.length]}${index < topics.length ? "" : `, variant ${Math.floor(index / topics.length) + 1}`}`,
    cells: [cell("vogent:run_91", first), cell("vogent:run_92", second), cell("vogent:run_80", was)],
    change: was === "passed" && fails ? "regressed" : was === "failed" && !fails ? "fixed" : "same",
    ...(first !== second && fails && { flaky: true as const }),
  };
}

const blandRef = heads[2]?.ref ?? "";
const cases: readonly ReportedCase[] = [
  ...Array.from({ length: 46 }, (_, index) => vogentCase(index)),
  { key: "rec_047", name: "Gift card without a receipt", cells: [cell("vogent:run_80", "passed")], change: "missing" },
  { key: "rec_048", name: "Order of a minor", cells: [cell("vogent:run_91", "passed")], change: "new" },
  { name: hostileText, cells: [{ ref: blandRef, outcome: "failed", score: 0.31, rationale: hostileText }] },
  { key: hostileText, cells: [{ ref: blandRef, outcome: "undecided", rationale: "\u0000" }] },
  { cells: [{ ref: blandRef, outcome: "errored" }] },
  { cells: [cell(blandRef, "passed", 0.9375)] },
];

const rules: readonly RuleResult[] = [
  {
    rule: "readable",
    outcome: "unreachable",
    ref: "feather:session_5",
    message: "feather answered 503 three times; ask again later",
  },
  { rule: "ended", outcome: "passed", ref: "vogent:run_91", message: "completed" },
  { rule: "ended", outcome: "passed", ref: "vogent:run_92", message: "completed" },
  {
    rule: "ended",
    outcome: "unfinished",
    ref: "feather-kb:5e551011-0000-4000-8000-000000000001",
    message: "still running: 12 of 60 cases",
  },
  {
    rule: "status",
    outcome: "failed",
    ref: blandRef,
    message: "partial: only some of it was judged",
    observed: "partial",
    required: "completed",
  },
  {
    rule: "verdict",
    outcome: "failed",
    ref: "vogent:run_91",
    message: `the provider says failed: ${hostileText}`,
    observed: "failed",
    required: "passed",
  },
  {
    rule: "verdict",
    outcome: "passed",
    ref: "vogent:run_92",
    message: "the provider says passed",
    observed: "passed",
    required: "passed",
  },
  {
    rule: "min-score",
    outcome: "passed",
    ref: blandRef,
    message: "the score is 0.874, asked was 0.8",
    observed: 0.874,
    required: 0.8,
  },
  {
    rule: "min-pass-rate",
    outcome: "failed",
    ref: "vogent:run_91",
    message: "38 of 48 cases passed, 79.2%; asked were 90%",
    observed: 38 / 48,
    required: 0.9,
  },
  {
    rule: "min-pass-rate",
    outcome: "passed",
    ref: "vogent:run_92",
    message: "44 of 48 cases passed, 91.7%; asked were 90%",
    observed: 44 / 48,
    required: 0.9,
  },
  {
    rule: "base",
    outcome: "passed",
    message: "vogent:run_80 has ended and is of the same config",
    observed: "vogent:run_80",
  },
  { rule: "max-regressions", outcome: "failed", message: "4 cases regressed, none may", observed: 4, required: 0 },
  { rule: "margin", outcome: "unanswerable", message: "cases are paired; a margin is for runs without common keys" },
  {
    rule: "min-repeat-pass",
    outcome: "passed",
    message: "each case passed in at least 1 of 2 runs, save those that regressed",
    observed: 1,
    required: 1,
  },
  { rule: "max-flaky", outcome: "passed", message: "1 case is flaky, 2 may be", observed: 1, required: 2 },
  { rule: "max-cost-usd", outcome: "over-budget", message: "nobody knows what vogent:run_91 cost", required: 5 },
];

/** A gate with everything in it: all outcomes, a base, repeats, a flaky case, history of several providers, hostile text. */
export const sampleReport: GateReport = {
  format: "evalbridge-gate-1",
  outcome: "unanswerable",
  exitCode: 3,
  rules,
  runs: [...heads, base, ...history],
  cases,
  pooled: passRate(99, 116, "cases"),
  comparison: { base: base.ref, paired: true, regressed: 4, fixed: 2, same: 40, missing: 1, new: 1, pValue: 0.34375 },
  costUsd: 3.4182,
  notes: ["vogent:run_91 and vogent:run_92 are repeats of one config.", `A note with ${hostileText}`],
  policy: {
    minPassRate: 0.9,
    minScore: 0.8,
    maxRegressions: 0,
    maxFlaky: 2,
    minRepeatPass: 1,
    maxCostUsd: 5,
    confidence: 0.95,
    allow: ["partial"],
  },
};

/** A gate that was asked nothing and found nothing. */
export const emptyReport: GateReport = {
  format: "evalbridge-gate-1",
  outcome: "passed",
  exitCode: 0,
  rules: [],
  runs: [],
  cases: [],
  notes: [],
  policy: {},
};

/** A gate that passed, of one run, as most are. */
export const passingReport: GateReport = {
  ...emptyReport,
  rules: [
    { rule: "ended", outcome: "passed", ref: "vogent:run_92", message: "completed" },
    { rule: "verdict", outcome: "passed", ref: "vogent:run_92", message: "the provider says passed" },
  ],
  runs: heads.slice(1, 2),
  cases: Array.from({ length: 6 }, (_, index) => ({
    key: `k${index}`,
    name: topics[index] ?? "",
    cells: [cell("vogent:run_92", "passed")],
  })),
  pooled: passRate(6, 6, "cases"),
};

/** As many cases as asked for, each third of which failed. */
export function manyCases(count: number): GateReport {
  return {
    ...sampleReport,
    cases: Array.from({ length: count }, (_, index) => ({
      key: `key_${index}`,
      name: `Case number ${index}`,
      cells: [
        cell("vogent:run_91", index % 3 === 0 ? "failed" : "passed"),
        cell("vogent:run_92", index % 3 === 0 ? "failed" : "passed"),
        cell("vogent:run_80", "passed"),
      ],
      change: index % 3 === 0 ? ("regressed" as const) : ("same" as const),
    })),
  };
}
