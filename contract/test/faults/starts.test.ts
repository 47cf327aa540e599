import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { chanceOf, seed } from "../../src/faults/chance.ts";
import { drawStart } from "../../src/faults/start-case.ts";
import { playStart } from "../../src/faults/start-play.ts";
import { subjects } from "../../src/faults/subject.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-24T12:00:00Z") }));
afterEach(() => void vi.useRealTimers());
for (const subject of subjects)
  test(`tmp ${subject.key} ${seed}`, async () => {
    const ends: Record<string, number> = {};
    for (let i = 0; i < 1000; i++) {
      const chance = chanceOf(`start ${subject.key} ${i}`);
      const one = drawStart(chance, subject, i);
      const out = await playStart(subject, one, chance);
      const name = `${one.attempts.at(-1)?.name}${one.abortAfterMs !== undefined ? " abort" : ""} -> ${out.end} ${(out.error as Error)?.name ?? ""}`;
      ends[name] = (ends[name] ?? 0) + 1;
      if (i < 3 || out.timers !== 0) console.log(one.name, out.end, out.error, out.timers);
    }
    console.log(
      Object.entries(ends)
        .sort()
        .map(([k, v]) => `${v} ${k}`)
        .join("\n"),
    );
  });
