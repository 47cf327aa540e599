// Starts under faults: a thousand with each provider, in worlds where others start the same in the same seconds.
import { ConflictError } from "@evalbridge/core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { chanceOf, seed } from "../../src/faults/chance.ts";
import { show } from "../../src/faults/figure.ts";
import { drawStart, type StartCase } from "../../src/faults/start-case.ts";
import { playStart, type StartOutcome } from "../../src/faults/start-play.ts";
import { subjects } from "../../src/faults/subject.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-24T12:00:00Z") }));
afterEach(() => void vi.useRealTimers());

const thousand = 1_000;
const lookedForMs = 30_000;
/** The last look begins then, and has so long. */
const longestLookMs = 10_000;
/** What three attempts that are answered at once can take, pauses included. */
const pausesMs = 20_000;
/** A slow body's second half. */
const slackMs = 250;

interface Played {
  readonly one: StartCase;
  readonly outcome: StartOutcome;
}

/** The call's own run, where there is one. */
const ourId = ({ ours }: StartOutcome) => ours[0]?.id;
/** Whether the run was there to be found while it was looked for, to the end. */
const isFindable = ({ one, outcome }: Played) => {
  const { lostAtMs, ours } = outcome;
  return one.looks && lostAtMs !== undefined && ours[0] !== undefined && ours[0].shownMs <= lostAtMs + lookedForMs;
};
const names = (played: readonly Played[]) => played.map(({ one }) => one.name);

describe.each(subjects)(`starts of $key under faults (seed ${seed})`, (subject) => {
  const played: Played[] = [];
  const having = (wrong: (played: Played) => boolean) => names(played.filter(wrong));

  test("are played, and every one of them comes to an end with nothing left", { timeout: 120_000 }, async () => {
    for (let at = 0; at < thousand; at++) {
      const chance = chanceOf(`start ${subject.key} ${at}`);
      const one = drawStart(chance, subject, at);
      played.push({ one, outcome: await playStart(subject, one, chance) });
    }
    expect(having(({ outcome }) => outcome.end === "hangs" || outcome.timers > 0)).toEqual([]);
    // Each way to end came up, and often enough to prove something.
    const ends = Object.groupBy(played, ({ outcome }) => outcome.end);
    for (const end of ["returned", "ambiguous", "failed"] as const) expect(ends[end]?.length).toBeGreaterThan(50);
  });

  test("start nothing twice, and send nothing again that may have been acted on", () => {
    expect(having(({ outcome }) => outcome.ours.length > 1 || outcome.resent > 0)).toEqual([]);
  });

  test("lose no run without a word: it is given, or the error says that it may exist", () => {
    expect(having(({ outcome }) => outcome.ours.length > 0 && outcome.end === "failed")).toEqual([]);
  });

  test("give nobody else's run, at once or when looked for again", () => {
    const foreign = (id: string | undefined, outcome: StartOutcome) => id !== undefined && id !== ourId(outcome);
    expect(having(({ outcome }) => foreign(outcome.id, outcome) || foreign(outcome.laterId, outcome))).toEqual([]);
  });

  test("are ambiguous only where the request may have been acted on, or was cut short before that was known", () => {
    const isCut = ({ abortAfterMs, call }: StartCase) => abortAfterMs !== undefined || call.deadlineMs !== undefined;
    expect(
      having(({ one, outcome }) => outcome.end === "ambiguous" && outcome.lostAtMs === undefined && !isCut(one)),
    ).toEqual([]);
  });

  test("that nothing stands in the way of give their run, or say that the same is under way", () => {
    const isFree = ({ attempts, abortAfterMs, call }: StartCase) =>
      attempts.at(-1)?.none === true && abortAfterMs === undefined && call.deadlineMs === undefined;
    const free = played.filter(({ one }) => isFree(one));
    expect(free.length).toBeGreaterThan(50);
    const isGiven = ({ outcome }: Played) => outcome.end === "returned" || outcome.error instanceof ConflictError;
    expect(names(free.filter((one) => !isGiven(one)))).toEqual([]);
  });

  test("end in time: at once with the caller's signal, at the deadline, else when looking is over", () => {
    const latestMs = ({ one, outcome: { begunMs, lostAtMs } }: Played) =>
      // A refusal whose body never ends takes the whole of an attempt's time.
      Math.min(
        begunMs + (one.abortAfterMs ?? Number.POSITIVE_INFINITY),
        begunMs + (one.call.deadlineMs ?? Number.POSITIVE_INFINITY),
        lostAtMs === undefined ? begunMs + pausesMs + one.timeoutMs : lostAtMs + lookedForMs + longestLookMs,
      );
    expect(having((one) => one.outcome.settledAtMs > latestMs(one) + slackMs)).toEqual([]);
  });

  test("that were lost are found: adopted on proof, else named", (context) => {
    const findable = played.filter(isFindable);
    expect(findable.length).toBeGreaterThan(100);
    const adopted = findable.filter(({ outcome }) => outcome.id === ourId(outcome));
    const named = findable.filter(({ outcome }) => outcome.candidates.includes(ourId(outcome) ?? ""));
    const proof = subject.key === "bland";
    if (proof) expect(adopted.length / findable.length).toBeGreaterThanOrEqual(0.95);
    else expect(names(findable.filter((one) => !named.includes(one)))).toEqual([]);
    const share = `${Math.round((1000 * (proof ? adopted : named).length) / findable.length) / 10} % of ${findable.length}`;
    const bar = proof ? "0 twice, 0 lost, 0 false, ≥ 95 % adopted" : "0 twice, 0 lost, 0 false, 100 % named";
    const twice = having(({ outcome }) => outcome.ours.length > 1).length;
    const lost = having(({ outcome }) => outcome.ours.length > 0 && outcome.end === "failed").length;
    const foreign = having(({ outcome }) => outcome.id !== undefined && outcome.id !== ourId(outcome)).length;
    expect([twice, lost, foreign]).toEqual([0, 0, 0]);
    const measured = `${twice}, ${lost}, ${foreign}, ${share}`;
    show(context, `starts under faults, ${subject.key} (${played.length})`, bar, measured);
  });

  test("that came to light later are found by looking again", () => {
    const late = played.filter(({ outcome }) => outcome.end === "ambiguous" && outcome.ours.length > 0);
    expect(late.length).toBeGreaterThan(20);
    const found = ({ outcome }: Played) =>
      outcome.laterId === ourId(outcome) || (subject.key !== "bland" && outcome.later.includes(ourId(outcome) ?? ""));
    expect(names(late.filter((one) => !found(one)))).toEqual([]);
  });
});
