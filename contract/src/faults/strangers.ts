import type { Chance } from "./chance.ts";
import type { Fields } from "./world/dialect.ts";
import type { World } from "./world/world.ts";

const dayMs = 86_400_000;

/** What somebody else starts, and what a list holds from before. */
export interface Crowd {
  /** The same inputs, in the same seconds. */
  readonly rivals: number;
  /** The same inputs, days ago. */
  readonly old: number;
  /** Something else, at any time. */
  readonly others: number;
}

export const alone: Crowd = { rivals: 0, old: 5, others: 5 };

export function drawCrowd(chance: Chance): Crowd {
  return { rivals: chance.whole(0, 4), old: chance.whole(0, 12), others: chance.whole(0, 12) };
}

/** Fills a world with runs of others, around a start that is about to be sent. */
export function fill(
  world: World,
  chance: Chance,
  { rivals, old, others }: Crowd,
  body: Fields,
  other: Fields,
  parent: string,
): void {
  const now = Date.now();
  const add = (madeMs: number, input: Fields, shownAfterMs = 0) =>
    world.make({
      parent,
      owner: "somebody else",
      input: markedBy(chance, input),
      madeMs,
      shownMs: madeMs + shownAfterMs,
      // Short ones, so that they are seldom under way when the same is started: one of the providers refuses that.
      endsMs: madeMs + chance.whole(500, 8_000),
    });
  for (let left = rivals; left > 0; left--)
    add(now + chance.whole(-100_000, 40_000), body, chance.pick([0, 0, chance.whole(0, 20_000)]));
  for (let left = old; left > 0; left--) add(now - chance.whole(dayMs / 24, 30 * dayMs), body);
  for (let left = others; left > 0; left--) add(now + chance.whole(-dayMs, 40_000), other);
}

/** Another user of evalbridge marks what it starts, others do not. Only one provider takes metadata at all. */
function markedBy(chance: Chance, input: Fields): Fields {
  if (!("call_ids" in input)) return input;
  const marker = `${chance.whole(10_000_000, 99_999_999)}-2222-4222-8222-222222222222`;
  const more = chance.pick([{}, { pipeline: "nightly" }, { evalbridge_start: marker }]);
  return { ...input, metadata: { ...(input["metadata"] as object | undefined), ...more } };
}
