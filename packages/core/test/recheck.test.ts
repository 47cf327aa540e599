// Looking again, later, through an AmbiguousResultError.
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { AmbiguousResultError, mapResult, NotFoundError, PermissionDeniedError } from "../src/index.ts";
import { passing, rejection } from "./fixture.ts";
import { type Ambiguous, startWorld } from "./start-world.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-24T12:00:00Z") }));
afterEach(() => void vi.useRealTimers());

const input = { suite: "s", body: { agent: "a" } };
const hidden = () => Response.json({ items: [], next: null });

/** A start whose run did not show while it was looked for. */
async function lostStart(how: "startRun" | "startPlain" = "startRun", options = {}) {
  const world = startWorld(options);
  world.onLook = hidden;
  world.fates.push("drop");
  const error = (await rejection(passing(world.client[how](input)))) as unknown as Ambiguous;
  expect(error).toBeInstanceOf(AmbiguousResultError);
  expect(error.candidates).toEqual([]);
  delete world.onLook;
  return { world, error };
}

describe("looking again", () => {
  test("gives what the call would have given, as often as one asks", async () => {
    const { error } = await lostStart();
    const run = await passing(error.recheck());
    expect(run).toMatchObject({ id: "run_1", whole: true });
    expect(await passing(error.recheck())).toEqual(run);
  });

  test("gives it through raw as raw does", async () => {
    const world = startWorld();
    world.onLook = hidden;
    world.fates.push("drop");
    const error = await rejection(passing(world.client.startRun.raw(input)));
    delete world.onLook;
    const recheck = error.recheck as () => Promise<unknown>;
    expect(await passing(recheck.call(error))).toMatchObject({ data: { id: "run_1" }, adopted: true });
  });

  test("without proof names what may be it now, in a fresh error, and is not tired of it", async () => {
    const { error } = await lostStart("startPlain");
    const again = (await rejection(passing(error.recheck()))) as unknown as Ambiguous;
    expect(again).toBeInstanceOf(AmbiguousResultError);
    expect(again.candidates.map(({ id }) => id)).toEqual(["run_1"]);
    expect(again).toMatchObject({ sentAt: error.sentAt, cause: error.cause, attempts: 1, checked: { looks: 6 } });
    expect(error.candidates).toEqual([]);
    expect(await rejection(passing(again.recheck()))).toMatchObject({ checked: { looks: 7 } });
  });

  test("sends nothing but reads, once each", async () => {
    const { world, error } = await lostStart("startPlain");
    const before = world.sent.length;
    await rejection(passing(error.recheck()));
    expect(world.sent.slice(before)).toEqual(["GET /suites/s/runs"]);
  });

  test("takes the only run that fits under the same rule as the call, twice the same", async () => {
    const { error } = await lostStart("startPlain", { onAmbiguous: "adopt-only-match" });
    expect(await passing(error.recheck())).toEqual({ run_id: "run_1", state: "queued" });
    expect(await passing(error.recheck())).toEqual({ run_id: "run_1", state: "queued" });
  });

  test("does not take a run that the client has accounted for meanwhile", async () => {
    const { world, error } = await lostStart("startPlain", { onAmbiguous: "adopt-only-match" });
    world.runs.length = 0;
    expect(await world.client.startPlain(input)).toMatchObject({ run_id: "run_2" });
    expect(await rejection(passing(error.recheck()))).toMatchObject({ candidates: [] });
  });

  test("fails with what the look failed with", async () => {
    const { world, error } = await lostStart();
    world.onLook = () => Response.json({}, { status: 403 });
    expect(await rejection(passing(error.recheck()))).toBeInstanceOf(PermissionDeniedError);
    world.onLook = (look) => (look % 2 === 1 ? Response.json({}, { status: 404 }) : undefined);
    expect(await rejection(passing(error.recheck()))).toBeInstanceOf(NotFoundError);
  });

  test("is bounded and ended by its own options, not those of the call that is over", async () => {
    const controller = new AbortController();
    const world = startWorld();
    world.fates.push("late");
    const outcome = rejection(world.client.startRun(input, { signal: controller.signal, lookMs: 0 }));
    await vi.advanceTimersByTimeAsync(10);
    controller.abort();
    const error = (await outcome) as unknown as Ambiguous;
    expect(await passing(error.recheck())).toMatchObject({ id: "run_1" });
    world.onLook = () => new Promise(() => {});
    const begun = Date.now();
    expect(await rejection(passing(error.recheck({ deadlineMs: 500 })))).toMatchObject({ name: "TimeoutError" });
    expect(Date.now() - begun).toBe(500);
    const reason = new Error("enough");
    expect(await rejection(error.recheck({ signal: AbortSignal.abort(reason) }))).toBe(reason);
  });

  test("settles what was to be brought about", async () => {
    const world = startWorld();
    const { id } = world.add({ status: "failed" });
    world.fates.push("drop");
    world.onLook = () => Response.json({ id, status: "failed" });
    const error = (await rejection(passing(world.client.retryRun({ id })))) as unknown as Ambiguous;
    delete world.onLook;
    expect(await rejection(passing(error.recheck()))).toMatchObject({ settled: true });
  });
});

describe("a result that is made into another", () => {
  const toName = ({ id }: Record<string, unknown>) => `run ${id}`;
  const refOf = ({ id }: { id: string }) => `acme:${id}`;

  test("is mapped when it comes, and when it is found later", async () => {
    const world = startWorld();
    expect(await mapResult(world.client.startRun(input), toName)).toBe("run run_1");
    world.onLook = hidden;
    world.fates.push("drop");
    const error = await rejection(passing(mapResult(world.client.startRun(input), toName, refOf)));
    delete world.onLook;
    const again = (error as unknown as AmbiguousResultError<string>).recheck();
    expect(await passing(again)).toBe("run run_2");
  });

  test("leaves the error as it is, with references of the candidates, later ones too", async () => {
    const world = startWorld();
    world.fates.push("drop");
    const plain = (await rejection(passing(world.client.startPlain(input)))) as unknown as Ambiguous;
    const error = plain.mapped(toName, refOf);
    expect(error.refs).toEqual(["acme:run_1"]);
    for (const name of ["message", "sentAt", "candidates", "checked", "cause", "attempts", "stack"] as const)
      expect(error[name]).toEqual(plain[name]);
    world.add({ agent: "a" });
    const again = await rejection(passing(error.recheck()));
    expect(again.refs).toEqual(["acme:run_1", "acme:run_2"]);
    expect(error.mapped((name) => name.length).refs).toEqual(["acme:run_1"]);
  });

  test("passes all other failures on as they are", async () => {
    const reason = new Error("other");
    expect(await rejection(mapResult(Promise.reject(reason), toName))).toBe(reason);
    const failing = () => {
      throw reason;
    };
    expect(await rejection(mapResult(Promise.resolve({}), failing))).toBe(reason);
  });
});

test("the error shows in a log what it knows, and can be copied", async () => {
  const { error } = await lostStart("startPlain");
  const shown = inspect(error);
  for (const text of [
    "AmbiguousResultError: acme POST /suites/{suite}/plain",
    "sentAt: '2026-11-24T12:00:00.000Z'",
    "looks: 5",
  ])
    expect(shown).toContain(text);
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({ operation: "startPlain", candidates: [], attempts: 1 });
  expect(structuredClone(error).message).toBe(error.message);
});
