import { NetworkError, type Run, type RunCase } from "@evalbridge/bridge";
import fc from "fast-check";
import type { GateInput, GatePolicy, GateRun } from "../../src/gate/input.ts";

/** Random runs of the kinds that adapters make: what their counts say is what their cases say. */
const outcome = fc.constantFrom<RunCase["outcome"]>(
  ...Array.from({ length: 9 }, () => "passed" as const),
  "failed",
  "errored",
  "undecided",
);
const keys = ["a", "b", "c", "d", "__proto__"] as const;
const oneCase = fc.record({
  key: fc.option(fc.constantFrom(...keys), { nil: undefined, freq: 9 }),
  outcome,
});
const status = fc.constantFrom<Run["status"]>(
  ...Array.from({ length: 15 }, () => "completed" as const),
  "partial",
  "cancelled",
  "failed",
  "unknown",
  "running",
);
const share = fc.constantFrom(0, 0.5, 0.75, 0.9, 1);

const drawn = fc.record({
  provider: fc.constantFrom("acme", "acme", "acme", "acme", "acme", "humanloop"),
  status,
  cases: fc.array(oneCase, { minLength: 1, maxLength: 6 }),
  isEmpty: fc.nat(19).map((number) => number === 0),
  verdict: fc.constantFrom<Run["verdict"]>(...Array.from({ length: 9 }, () => "passed" as const), "failed", "none"),
  score: fc.option(share, { nil: undefined }),
  costUsd: fc.option(fc.constantFrom(0, 0.1, 0.2, 5), { nil: undefined, freq: 9 }),
  hasEnd: fc.boolean(),
  withCounts: fc.boolean(),
  unread: fc.constantFrom(...Array.from({ length: 12 }, () => "nothing"), "cases", "run"),
  parent: fc.constantFrom(undefined, "p_1", "p_1", "p_1", "p_1", "p_1", "p_1", "p_2"),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer Value> ? Value : never;

const down = new NetworkError({ provider: "acme" }, "is down");

function runOf({ cases: drawnCases, isEmpty, ...one }: Drawn, id: string): GateRun {
  const judgements = isEmpty ? [] : drawnCases;
  const ref = `${one.provider}:${id}` as Run["ref"];
  if (one.unread === "run") return { ref, error: down };
  const of = (wanted: RunCase["outcome"]) => judgements.filter((judged) => judged.outcome === wanted).length;
  const parts = { passed: of("passed"), failed: of("failed"), errored: of("errored"), undecided: of("undecided") };
  const counts = { ...parts, total: judgements.length };
  const silent = one.provider === "humanloop" || judgements.length === 0;
  const run: Run = {
    ref,
    source: one.provider,
    provider: one.provider,
    id,
    status: one.status,
    rawStatus: one.status.toUpperCase(),
    verdict: silent ? "none" : one.verdict,
    ...(one.withCounts && one.provider !== "humanloop" && { counts }),
    ...(one.score !== undefined && { score: one.score }),
    ...(one.costUsd !== undefined && { costUsd: one.costUsd }),
    ...(one.hasEnd && { endedAt: "2026-01-01T00:00:00.000Z" }),
    ...(one.parent && { parent: { id: one.parent } }),
    raw: { secret: "never in a report" },
  };
  if (one.unread === "cases") return { ref, run, error: down };
  const cases = judgements.map((judged): RunCase => {
    const { key, outcome: said } = judged;
    return { ...(key !== undefined && { key }), outcome: said, raw: { secret: "never in a report" } };
  });
  return { ref, run, cases };
}

const few = fc.constantFrom(0, 1, 3);
/** Rules that only ever add a condition. */
const conditions = {
  minScore: share,
  minCases: few,
  maxErrored: few,
  maxUndecided: few,
  maxFlaky: few,
  maxCostUsd: fc.constantFrom(0, 0.3, 100),
};
export const condition: fc.Arbitrary<GatePolicy> = fc.oneof(
  ...Object.entries(conditions).map(([name, value]) =>
    (value as fc.Arbitrary<number>).map((asked): GatePolicy => ({ [name]: asked })),
  ),
);

/** A few rules at once: of all together some would always fail. */
const kept = fc.subarray(ruleFields(), { maxLength: 4 });

function ruleFields(): (keyof GatePolicy)[] {
  return [
    ...(Object.keys(conditions) as (keyof GatePolicy)[]),
    "minPassRate",
    "perCase",
    "confidence",
    "ignoreVerdict",
    "minRepeatPass",
    "margin",
  ];
}

/** Policies without an allowance for what is absent: of those, less evidence may pass on purpose. */
const loose = fc
  .record({
    ...conditions,
    minPassRate: share,
    perCase: fc.boolean(),
    confidence: fc.constantFrom(0.5, 0.95),
    ignoreVerdict: fc.boolean(),
    minRepeatPass: fc.constantFrom(1, 2),
    margin: share,
    allow: fc.subarray<"partial" | "cancelled" | "unknown" | "missing">(["partial", "cancelled", "unknown", "missing"]),
    kept,
  })
  .map(({ kept: names, allow, ...fields }): GatePolicy => {
    const rules: GatePolicy = fields;
    return { allow, ...Object.fromEntries(names.map((name) => [name, rules[name]])) };
  });

export const world: fc.Arbitrary<GateInput> = fc
  .record({
    runs: fc.array(drawn, { minLength: 1, maxLength: 3 }),
    base: fc.option(drawn, { nil: undefined, freq: 2 }),
    policy: loose,
  })
  .map(({ runs, base, policy }) => ({
    runs: runs.map((one, index) => runOf(one, `run_${index}`)),
    ...(base && { base: runOf({ ...base, provider: runs[0]?.provider ?? "acme", unread: "nothing" }, "base") }),
    policy: sensible(policy, base !== undefined),
  }));

/** Drops what would make the question itself wrong: that is tested elsewhere, and would hide all the rest. */
function sensible(policy: GatePolicy, hasBase: boolean): GatePolicy {
  const { perCase, confidence, ignoreVerdict, margin, ...rest } = policy;
  const { minPassRate, minScore } = rest;
  return {
    ...rest,
    ...(perCase !== undefined && minPassRate !== undefined && { perCase }),
    ...(confidence !== undefined && minPassRate !== undefined && minPassRate < 1 && { confidence }),
    ...(ignoreVerdict !== undefined && (minPassRate !== undefined || minScore !== undefined) && { ignoreVerdict }),
    ...(margin !== undefined && hasBase && { margin }),
  };
}

/** The value, which nobody can change any more. */
export function frozen<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null && !(value instanceof Error) && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}

/** The same data with the keys of each object the other way round. */
export function turned<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(turned) as Value;
  if (typeof value !== "object" || value === null || value instanceof Error) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, turned(inner)] as const);
  return Object.fromEntries(entries.reverse()) as Value;
}
