import type { Run } from "@evalbridge/bridge";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { GateInput, GateRun } from "../../src/gate/input.ts";
import { judge } from "../../src/gate/judge.ts";
import { exitCodes } from "../../src/gate/report.ts";
import { flattered } from "./flattered.ts";
import { condition, frozen, turned, world } from "./world.ts";

const many = { numRuns: 1500 };
const passes = (input: GateInput) => judge(input).exitCode === 0;

/** Takes a field of a run away. */
const without = (name: keyof Run) => (one: GateRun) => {
  if (!one.run) return one;
  const { [name]: _, ...run } = one.run;
  return { ...one, run: run as Run };
};
const withRun = (fields: Partial<Run>) => (one: GateRun) =>
  one.run ? { ...one, run: { ...one.run, ...fields } } : one;

type Losses = Readonly<Record<string, (one: GateRun) => GateRun>>;
/** What a provider may leave out, or a caller not ask for. Nothing then shows that counts and cases would have been at odds. */
const silences: Losses = {
  counts: without("counts"),
  "the number that passed": (one) => {
    const { passed: _, ...counts } = one.run?.counts ?? {};
    return one.run?.counts ? withRun({ counts })(one) : one;
  },
  "its cases": ({ cases: _, ...one }) => one,
};
/** What else may be lost of a run on its way here. */
const losses: Losses = {
  score: without("score"),
  cost: without("costUsd"),
  verdict: withRun({ verdict: "none" }),
  "end time": without("endedAt"),
  "its cases, with an error": ({ cases: _, ...one }) => ({ ...one, error: new Error("lost") }),
  "the run itself": ({ ref }) => ({ ref, error: new Error("lost") }),
};

describe("the judge", () => {
  test("passes some random worlds and not others, so that what follows is about something", () => {
    const outcomes = fc.sample(world, { numRuns: 3000, seed: 1 }).map((input) => judge(input).outcome);
    for (const outcome of Object.keys(exitCodes)) {
      expect(outcomes.filter((one) => one === outcome).length, outcome).toBeGreaterThan(10);
    }
  });

  test("gives the same report, byte for byte, for the same runs, whatever the order of their keys, and changes none", () => {
    fc.assert(
      fc.property(world, (input) => {
        const before = JSON.stringify(judge(frozen(input)));
        expect(JSON.stringify(judge(input))).toBe(before);
        expect(JSON.stringify(judge(turned(input)))).toBe(before);
      }),
      { numRuns: 1000 },
    );
  });

  test("gives the same exit code whatever the order of the runs", () => {
    const shuffled = world.chain((input) =>
      fc.tuple(fc.constant(input), fc.shuffledSubarray([...input.runs], { minLength: input.runs.length })),
    );
    fc.assert(
      fc.property(shuffled, ([input, runs]) => {
        expect(judge({ ...input, runs }).exitCode).toBe(judge(input).exitCode);
      }),
      many,
    );
  });

  test("passes exactly where every rule passed, and the first outcome in order decides", () => {
    fc.assert(
      fc.property(world, (input) => {
        const { rules, outcome, exitCode } = judge(input);
        const order = Object.keys(exitCodes);
        const first = Math.min(...rules.map((result) => order.indexOf(result.outcome)));
        expect(order[first]).toBe(outcome);
        expect(exitCode).toBe(exitCodes[outcome]);
      }),
      many,
    );
  });

  test("is turned from no to yes by no further condition", () => {
    fc.assert(
      fc.property(world, condition, (input, more) => {
        // Where a provider never gives a verdict, a least score is no further condition: it is what stands in.
        if (more.minScore !== undefined && input.runs.some(({ run }) => run?.provider === "humanloop")) return;
        const policy = { ...more, ...input.policy };
        if (!passes(input)) expect(passes({ ...input, policy })).toBe(false);
      }),
      many,
    );
  });

  const played = [
    ...Object.entries(silences).map(([name, lose]) => ({ name, lose, worlds: world })),
    ...Object.entries(losses).map(([name, lose]) => ({ name, lose, worlds: fc.oneof(world, flattered) })),
  ];
  test.each(played)("is turned from no to yes by the loss of nothing: $name", ({ lose, worlds }) => {
    fc.assert(
      fc.property(worlds, fc.nat(3), (input, index) => {
        const runs = input.runs.map((one, place) => (place === index % input.runs.length ? lose(one) : one));
        if (!passes(input)) expect(passes({ ...input, runs })).toBe(false);
      }),
      many,
    );
  });

  test("is turned from no to yes by no case that fails instead of passing", () => {
    fc.assert(
      fc.property(world, fc.nat(3), fc.nat(5), (input, index, place) => {
        const { maxFlaky: _, ...policy } = input.policy ?? {};
        const one = input.runs[index % input.runs.length];
        const cases = one?.cases ?? [];
        const turnedCase = cases[place % Math.max(1, cases.length)];
        if (!one || turnedCase?.outcome !== "passed") return;
        const worse = cases.map((judged) =>
          judged === turnedCase ? { ...judged, outcome: "failed" as const } : judged,
        );
        const { passed = 0, failed = 0 } = one.run?.counts ?? {};
        const counts = { ...one.run?.counts, passed: passed - 1, failed: failed + 1 };
        const after = { ...(one.run?.counts ? withRun({ counts })(one) : one), cases: worse };
        const runs = input.runs.map((run) => (run === one ? after : run));
        if (!passes({ ...input, policy })) expect(passes({ ...input, runs, policy })).toBe(false);
      }),
      many,
    );
  });

  test("passes no run whose counts and cases are at odds", () => {
    fc.assert(
      fc.property(world, fc.nat(3), fc.constantFrom(-1, 1, 0.5, Number.NaN), (input, index, more) => {
        const one = input.runs[index % input.runs.length];
        if (one?.run?.counts?.passed === undefined || !one.cases) return;
        const counts = { ...one.run.counts, passed: one.run.counts.passed + more };
        const runs = input.runs.map((run) => (run === one ? withRun({ counts })(one) : run));
        expect(passes({ ...input, runs })).toBe(false);
      }),
      many,
    );
  });

  test("passes no run that was not asked for", () => {
    fc.assert(
      fc.property(world, fc.nat(3), (input, index) => {
        const runs = input.runs.map((run, place) =>
          place === index % input.runs.length ? { ...run, ref: `${run.ref}0` } : run,
        );
        expect(passes({ ...input, runs })).toBe(false);
      }),
      many,
    );
  });

  test("passes nothing by default but what ended, completed, passed and judged something", () => {
    fc.assert(
      fc.property(world, ({ runs }) => {
        const good = runs.every(({ run, cases, error }) => {
          const judged =
            cases?.some(({ outcome }) => outcome !== "errored") ??
            (run?.counts?.total ?? 0) > (run?.counts?.errored ?? 0);
          return run?.status === "completed" && run.verdict === "passed" && judged && !error;
        });
        expect(passes({ runs })).toBe(good);
      }),
      many,
    );
  });

  test("puts nothing of a provider's record into the report", () => {
    fc.assert(
      fc.property(world, (input) => {
        const text = JSON.stringify(judge({ ...input, history: input.runs.flatMap(({ run }) => run ?? []) }));
        expect(text).not.toContain("never in a report");
      }),
    );
  });

  test("throws for nothing, and passes nothing that makes no sense", () => {
    const anything = fc.anything({ withNullPrototype: true, withSparseArray: true, withBigInt: true, withDate: true });
    const run = fc.record(
      { ref: anything, run: anything, cases: fc.oneof(anything, fc.array(anything)), error: anything },
      { requiredKeys: [] },
    );
    const input = fc.record(
      {
        runs: fc.oneof(anything, fc.array(fc.oneof(anything, run))),
        base: fc.oneof(anything, run),
        policy: anything,
        history: anything,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(anything, input), (odd) => {
        const report = judge(odd as GateInput);
        expect(report.exitCode).not.toBe(0);
        expect(JSON.parse(JSON.stringify(report))).toEqual(report);
      }),
      many,
    );
  });
});
