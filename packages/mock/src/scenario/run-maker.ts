import type { Clock } from "./clock.ts";
import { type MadeRun, makeRun } from "./made-run.ts";
import { madeUpMs, makeUp } from "./make-up.ts";
import type { Parent } from "./parents.ts";
import { createRandom, seedOf } from "./random.ts";
import type { Fields, RunScript, SourceKey, SourceScript } from "./script.ts";

export interface RunMakerOptions {
  readonly seed: number;
  readonly clock: Clock;
  readonly idOf: (kind: "run", number: number) => string;
  readonly parents: readonly Parent[];
}

/** What is known of a run beside its script. */
export interface More {
  readonly createdMs?: number;
  readonly input?: Fields;
  readonly cases?: number | undefined;
}

/** Makes the runs of one source; the seed decides what their scripts leave open. */
export interface RunMaker {
  make(script: RunScript, more?: More): MadeRun;
  /** One of which nothing is told. */
  makeUp(more?: More): MadeRun;
}

export function createRunMaker(source: SourceKey, { runs = [] }: SourceScript, options: RunMakerOptions): RunMaker {
  const { seed, clock, idOf, parents } = options;
  const random = createRandom(seedOf(seed, source));
  const told = new Set(runs.map(({ id }) => id));
  const open = parents.filter(({ isNamedOnly }) => !isNamedOnly);
  let made = 0;

  /** An id that no run of the script has. */
  const freshId = () => {
    let id: string;
    do id = idOf("run", ++made);
    while (told.has(id));
    return id;
  };
  const make = (script: RunScript, more: More = {}) => {
    const { createdAt, parent } = script;
    const nowMs = clock.nowMs();
    const madeUp = madeUpMs(nowMs, random);
    const usual = open[random.between(0, Math.max(0, open.length - 1))];
    return makeRun(source, {
      id: script.id ?? freshId(),
      parents: parent === undefined ? [usual?.id ?? []].flat() : [parent].flat(),
      script,
      createdMs: createdAt === undefined ? madeUp : Date.parse(createdAt),
      // Counted from a time that is made up, a step would be over before anybody looked.
      sinceMs: createdAt === undefined ? nowMs : Date.parse(createdAt),
      ...more,
    });
  };
  return { make, makeUp: (more) => make(makeUp(source, random), more) };
}
