// A caller who alone starts runs somewhere, and lets the only one that fits be taken: never that of another start.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Adoption, adopt } from "../../src/faults/adopt-case.ts";
import { chanceOf, seed } from "../../src/faults/chance.ts";
import { show } from "../../src/faults/figure.ts";
import { subjects } from "../../src/faults/subject.ts";
import { until } from "../../src/faults/until.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-24T12:00:00Z") }));
afterEach(() => void vi.useRealTimers());

const worlds = 250;
const longestMs = 4 * 3_600_000;

describe.each(subjects)(`taking the only run of $key that fits (seed ${seed})`, (subject) => {
  test("gives each start its own run or none, however often the same is started", {
    timeout: 120_000,
  }, async (context) => {
    const all: Adoption[] = [];
    for (let at = 0; at < worlds; at++) {
      const name = `alone-${subject.key}-${at}`;
      let done = false;
      const played = adopt(subject, chanceOf(name), name).finally(() => (done = true));
      await until(() => done, longestMs);
      expect(done).toBe(true);
      all.push(...(await played));
    }
    const having = (wrong: (one: Adoption) => boolean) => all.filter(wrong).map(({ name }) => name);
    const isForeign = ({ given, ours }: Adoption) => given.some((id) => !ours.includes(id));
    const falseOnes = having(isForeign);
    const twice = having(({ ours }) => ours.length > 1);
    const lost = having(({ ours, end }) => ours.length > 0 && end === "failed");
    expect([falseOnes, twice, lost]).toEqual([[], [], []]);

    const findable = all.filter((one) => one.findable && one.ours.length > 0);
    const taken = findable.filter(({ end }) => end === "returned");
    expect(findable.length).toBeGreaterThan(10);
    expect(having((one) => findable.includes(one) && !taken.includes(one))).toEqual([]);
    // And what came too late for that, when looked for again.
    const late = all.filter(({ sole, ours, end }) => sole && ours.length > 0 && end === "ambiguous");
    const foundLate = late.filter(({ given }) => given.length > 0);
    expect(late.length).toBeGreaterThan(0);
    expect(having((one) => late.includes(one) && !foundLate.includes(one))).toEqual([]);
    show(
      context,
      `the only run that fits, ${subject.key} (${all.length} starts)`,
      "0 false, 100 % of lone ones taken",
      `${falseOnes.length}; ${taken.length} of ${findable.length}, ${foundLate.length} of ${late.length} later`,
    );
  });
});
