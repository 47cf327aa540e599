// Lists under faults: nothing is lost without a word, and nothing comes twice.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Chance, chanceOf, seed } from "../../src/faults/chance.ts";
import { show } from "../../src/faults/figure.ts";
import { type ListOutcome, listOnce, walkOn } from "../../src/faults/list-case.ts";
import { type Subject, subjects } from "../../src/faults/subject.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-24T12:00:00Z") }));
afterEach(() => void vi.useRealTimers());

const eachWay = 250;
const stepMs = 1_000;
const mostMs = 7_200_000;

/** All cases under one clock; budgets are shared by key, so each has its own. */
async function playAll(
  subject: Subject,
  name: string,
  play: (subject: Subject, chance: Chance, key: string) => Promise<ListOutcome>,
): Promise<ListOutcome[]> {
  let open = eachWay;
  const outcomes = Array.from({ length: eachWay }, (_, at) => {
    const chance = chanceOf(`${name} ${subject.key} ${at}`);
    return play(subject, chance, `${name}-${subject.key}-key-${at}`).finally(() => open--);
  });
  // Each failure is looked at below; until then it must not count as unheeded.
  const settled = Promise.allSettled(outcomes);
  for (let passed = 0; open > 0 && passed < mostMs; passed += stepMs) await vi.advanceTimersByTimeAsync(stepMs);
  expect(open).toBe(0);
  await settled;
  expect(vi.getTimerCount()).toBe(0);
  return Promise.all(outcomes);
}

const sum = (outcomes: readonly ListOutcome[], of: (outcome: ListOutcome) => number) =>
  outcomes.reduce((total, outcome) => total + of(outcome), 0);

describe.each(subjects)(`lists of $key under faults (seed ${seed})`, (subject) => {
  test("of the bridge, and of the client where it is taken up again, lose and repeat nothing", {
    timeout: 120_000,
  }, async (context) => {
    const lists = await playAll(subject, "list", listOnce);
    const walks = await playAll(subject, "walk", walkOn);
    const all = [...lists, ...walks];
    const lost = sum(all, ({ lostUnreported }) => lostUnreported);
    const repeated = sum(all, (outcome) => outcome.repeated);
    expect([lost, repeated]).toEqual([0, 0]);
    // The weather was neither so fair nor so foul that this would prove nothing.
    const failed = lists.filter(({ complete }) => !complete).length;
    expect(failed).toBeGreaterThan(0);
    expect(failed).toBeLessThan(eachWay / 2);
    const resumed = sum(walks, (walk) => walk.resumed);
    expect(resumed).toBeGreaterThan(0);
    show(
      context,
      `lists under faults, ${subject.key} (${all.length})`,
      "lost 0, repeated 0",
      `${lost}, ${repeated}; ${failed} said incomplete, ${resumed} resumed`,
    );
  });
});
