// `onAmbiguous: "adopt-only-match"`: for a caller who alone starts runs there.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { AmbiguousResultError } from "../src/index.ts";
import { passing, rejection } from "./fixture.ts";
import { type Ambiguous, startWorld } from "./start-world.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-24T12:00:00Z") }));
afterEach(() => void vi.useRealTimers());

const input = { suite: "s", body: { agent: "a" } };
const ambiguous = async (start: Promise<unknown>): Promise<Ambiguous> => {
  const error = await rejection(passing(start));
  expect(error).toBeInstanceOf(AmbiguousResultError);
  return error as unknown as Ambiguous;
};
const only = { onAmbiguous: "adopt-only-match" } as const;

describe("the only run that fits", () => {
  test("is taken, as the operation would have answered, and said so", async () => {
    const world = startWorld(only);
    world.fates.push("drop");
    expect(await passing(world.client.startPlain(input))).toEqual({ run_id: "run_1", state: "queued" });
    expect(world.warnings).toEqual(["acme startPlain: its answer is lost; taken, as the only one that fits: run_1"]);
  });

  test("is taken where the call alone says so", async () => {
    const world = startWorld();
    world.fates.push("drop");
    expect(await passing(world.client.startPlain(input, only))).toMatchObject({ run_id: "run_1" });
  });

  test("is not taken where nobody says so, nor where there are two", async () => {
    const careful = startWorld();
    careful.fates.push("drop");
    expect(await rejection(passing(careful.client.startPlain(input)))).toBeInstanceOf(AmbiguousResultError);
    const crowded = startWorld(only);
    crowded.fates.push("drop");
    crowded.add({ agent: "a" });
    const error = await rejection(passing(crowded.client.startPlain(input)));
    expect(error).toMatchObject({ candidates: [{ id: "run_1" }, { id: "run_2" }] });
  });

  test("is not taken from a list of which not all was seen", async () => {
    const world = startWorld(only);
    world.pageSize = 1;
    for (let other = 0; other < 5; other++) world.add({ agent: "b" });
    world.runs.unshift({ id: "run_0", suite: "s", agent: "a", status: "queued", created_at: new Date().toISOString() });
    world.fates.push("drop");
    const error = await rejection(passing(world.client.startPlain(input)));
    expect(error).toMatchObject({ candidates: [{ id: "run_0" }], checked: { complete: false } });
  });

  test("takes no run of the same client's other starts, before and after", async () => {
    const world = startWorld(only);
    await world.client.startPlain(input);
    world.fates.push("drop");
    expect(await passing(world.client.startPlain(input))).toMatchObject({ run_id: "run_2" });
    world.fates.push("drop");
    expect(await passing(world.client.startPlain(input))).toMatchObject({ run_id: "run_3" });
  });

  test("takes no run of the same client's other starts that are under way, or were lost too", async () => {
    const world = startWorld(only);
    world.fates.push("drop", "drop");
    const both = [world.client.startPlain(input), world.client.startPlain(input)];
    const errors = await Promise.all(both.map((start) => rejection(passing(start))));
    for (const error of errors) expect(error).toBeInstanceOf(AmbiguousResultError);
    // Which of the two runs is whose, nobody can say: also of a third it is not known.
    world.fates.push("drop");
    expect(await rejection(passing(world.client.startPlain(input)))).toBeInstanceOf(AmbiguousResultError);
  });

  test("takes no run of a start that the same client sent later, however much later it looks again", async () => {
    const hour = 3_600_000;
    const hidden = () => Response.json({ items: [], next: null });
    const lost = (world: ReturnType<typeof startWorld>) => ambiguous(world.client.startPlain(input));
    const world = startWorld(only);
    world.onLook = hidden;
    world.fates.push("drop", 503, "drop");
    const early = await lost(world);
    world.runs.length = 0;
    await vi.advanceTimersByTimeAsync(hour);
    // Not carried out: nobody can know, so that it stays open for good.
    const middle = await lost(world);
    world.runs.length = 0;
    await vi.advanceTimersByTimeAsync(hour);
    const late = await lost(world);
    delete world.onLook;
    for (const error of [early, middle])
      expect(await rejection(error.recheck())).toMatchObject({ candidates: [{ id: "run_3" }] });
    expect(await late.recheck()).toMatchObject({ run_id: "run_3" });
    expect(await rejection(early.recheck())).toMatchObject({ candidates: [] });
  });

  test.each([
    ["stayed open", "drop"],
    ["succeeded", "ok"],
  ] as const)(
    "takes no run of a start that %s, and was forgotten since: a thousand are remembered",
    async (_, fate) => {
      const world = startWorld(only);
      world.onLook = () => Response.json({ items: [], next: null });
      world.fates.push(503, fate);
      const early = await ambiguous(world.client.startPlain(input));
      world.runs.length = 0;
      await passing(world.client.startPlain(input)).catch(() => undefined);
      const elsewhere = { suite: "x", body: { agent: "a" } };
      world.fates.push(...Array.from({ length: 1_000 }, () => fate));
      const more = Array.from({ length: 1_000 }, () => world.client.startPlain(elsewhere, { lookMs: 0 }));
      await Promise.allSettled(more);
      delete world.onLook;
      expect(await rejection(early.recheck())).toMatchObject({ candidates: [{ id: "run_2" }] });
      // Long after that, all is as before.
      await vi.advanceTimersByTimeAsync(660_000);
      world.runs.length = 0;
      world.fates.push("drop");
      expect(await passing(world.client.startPlain(input))).toMatchObject({ run_id: "run_1003" });
    },
  );

  test("takes the one that is left once the others are known", async () => {
    const world = startWorld(only);
    world.fates.push("ok", "drop");
    const both = [world.client.startPlain(input), world.client.startPlain(input)];
    const [first, second] = await Promise.all(both.map((start) => passing(start)));
    expect([first?.run_id, second?.run_id].sort()).toEqual(["run_1", "run_2"]);
  });

  test("is taken again ten minutes after a start of which nobody knows what became", async () => {
    const world = startWorld(only);
    world.fates.push("drop");
    world.onLook = () => Response.json({ items: [], next: null });
    await rejection(passing(world.client.startPlain(input)));
    const again = async () => {
      world.runs.length = 0;
      world.fates.push("drop");
      return passing(world.client.startPlain(input)).catch((error: unknown) => error);
    };
    delete world.onLook;
    expect(await again()).toBeInstanceOf(AmbiguousResultError);
    await vi.advanceTimersByTimeAsync(660_000);
    expect(await again()).toMatchObject({ run_id: "run_3" });
  });
});
