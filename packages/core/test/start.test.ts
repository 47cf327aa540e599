import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  AmbiguousResultError,
  BadRequestError,
  ContractError,
  InternalServerError,
  NetworkError,
  NotFoundError,
  RateLimitError,
  TimeoutError,
  UnprocessableEntityError,
} from "../src/index.ts";
import { acme, passing, rejection } from "./fixture.ts";
import { type Ambiguous, type Fate, startWorld } from "./start-world.ts";

const now = Date.parse("2026-11-24T12:00:00.000Z");
beforeEach(() => void vi.useFakeTimers({ now }));
afterEach(() => void vi.useRealTimers());

const input = { suite: "s", body: { agent: "a" } };
const lost: readonly (readonly [string, Fate])[] = [
  ["the connection breaks off", "drop"],
  ["no answer comes in time", "late"],
  ["the body is cut", "cut"],
  ["a proxy's page comes", "html"],
  ["the answer names nothing", "nameless"],
  ["the server says 500", 500],
  ["the server says 501", 501],
  ["the server says 502", 502],
  ["the server says 503", 503],
  ["the server says 504", 504],
];
let endedAt = 0;
/** The error of a start that stays open, and when it came. */
const ambiguous = async (start: Promise<unknown>): Promise<Ambiguous> => {
  const timed = start.finally(() => {
    endedAt = Date.now();
  });
  const error = await rejection(passing(timed));
  expect(error).toBeInstanceOf(AmbiguousResultError);
  return error as unknown as Ambiguous;
};
const never = () => new Promise<void>(() => {});
const posts = (sent: readonly string[]) => sent.filter((line) => line.startsWith("POST"));
const looks = (sent: readonly string[]) => sent.filter((line) => line.startsWith("GET /suites"));

describe("a start whose run bears our mark", () => {
  test.each(lost)("is found when %s, and never sent again", async (_, fate) => {
    const world = startWorld();
    world.fates.push(fate);
    const other = world.add({ agent: "a" });
    const run = await passing(world.client.startRun(input));
    expect(run).toMatchObject({ agent: "a", whole: true });
    expect(run.id).not.toBe(other.id);
    expect(world.sent).toEqual(["POST /suites/s/runs", "GET /suites/s/runs", "GET /runs/run_2"]);
    expect(world.warnings).toEqual(["acme startRun: its answer is lost; found: run_2"]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("says through raw that it was found by looking", async () => {
    const world = startWorld();
    world.fates.push("drop");
    const { data, adopted } = await passing(world.client.startRun.raw(input));
    expect([data, adopted]).toEqual([expect.objectContaining({ id: "run_1" }), true]);
    expect(await world.client.startRun.raw(input)).not.toHaveProperty("adopted");
  });

  test("is found on a later page, and when it shows late", async () => {
    const world = startWorld();
    world.pageSize = 2;
    world.fates.push("drop");
    for (let other = 0; other < 5; other++) world.add({ agent: "a" });
    expect(await passing(world.client.startRun(input))).toMatchObject({ id: "run_6" });
    expect(looks(world.sent)).toHaveLength(3);
    // What a provider lists only after ten seconds.
    const late = startWorld();
    late.fates.push("drop");
    const begun = Date.now();
    late.onLook = () => (Date.now() < begun + 10_000 ? Response.json({ items: [], next: null }) : undefined);
    expect(await passing(late.client.startRun(input))).toMatchObject({ id: "run_1" });
    expect(Date.now()).toBe(begun + 15_000);
  });

  test("is not taken for another's, whose mark is another: those are no candidates", async () => {
    const world = startWorld();
    world.fates.push(404, 500);
    await rejection(world.client.startRun(input));
    const plain = world.add({ agent: "a" });
    world.add({ agent: "a", metadata: { acme_start: "of somebody else" } });
    world.onLook = () => Response.json({ items: world.runs.slice(0, 2), next: null });
    const error = await ambiguous(world.client.startRun(input));
    expect(error.candidates.map(({ id }) => id)).toEqual([plain.id]);
    expect(error.marker).toMatch(/^[0-9a-f-]{36}$/);
    expect((world.bodies.at(-1) as { metadata: object }).metadata).toEqual({ acme_start: error.marker });
  });

  test("is never the only one that fits: where there could be proof, what lacks it is not taken", async () => {
    const world = startWorld({ onAmbiguous: "adopt-only-match" });
    world.fates.push(500);
    world.onLook = () => Response.json({ items: [{ id: "other", agent: "a" }], next: null });
    const error = await ambiguous(world.client.startRun(input));
    expect(error.candidates.map(({ id }) => id)).toEqual(["other"]);
  });

  test("without the mark is left to the caller, and those that others marked are still theirs", async () => {
    const world = startWorld({ startMarker: false });
    world.fates.push("drop");
    world.add({ agent: "a", metadata: { acme_start: "of somebody else" } });
    const error = await ambiguous(world.client.startRun({ suite: "s", body: { agent: "a", metadata: { x: 1 } } }));
    expect(error.candidates.map(({ id }) => id)).toEqual(["run_2"]);
    expect(error).not.toHaveProperty("marker");
    expect(world.bodies).toEqual([{ agent: "a", metadata: { x: 1 } }]);
  });

  test("with a mark of the caller's own shows what bears that, and proves nothing by it", async () => {
    const world = startWorld({ startMarker: false });
    world.fates.push("drop");
    world.add({ agent: "a", metadata: { acme_start: "theirs" } });
    world.add({ agent: "a", metadata: { acme_start: "mine" } });
    const mine = { suite: "s", body: { agent: "a", metadata: { acme_start: "mine" } } };
    expect((await ambiguous(world.client.startRun(mine))).candidates.map(({ id }) => id)).toEqual(["run_2", "run_3"]);
  });

  test("leaves the caller's body as it was", async () => {
    const world = startWorld();
    const body = { agent: "a", metadata: { team: "t" } };
    await world.client.startRun({ suite: "s", body });
    expect(body).toEqual({ agent: "a", metadata: { team: "t" } });
  });

  test("is refused before anything is sent where the caller has set the mark", async () => {
    const world = startWorld();
    const mine = { suite: "s", body: { metadata: { acme_start: "mine" } } };
    await expect(world.client.startRun(mine)).rejects.toThrow(/\/body\/metadata\/acme_start is what evalbridge marks/);
    expect(world.sent).toEqual([]);
  });
});

describe("a start that surely had no effect", () => {
  test.each([
    [400, BadRequestError],
    [404, NotFoundError],
  ])("ends with the server's %d, without a look", async (status, Class) => {
    const world = startWorld();
    world.fates.push(status);
    expect(await rejection(passing(world.client.startRun(input)))).toBeInstanceOf(Class);
    expect(world.sent).toEqual(["POST /suites/s/runs"]);
  });

  test("is a matter of the status, though its body never comes to an end", async () => {
    for (const broken of [true, false]) {
      const stream = () => ({ pull: (one: ReadableStreamDefaultController) => (broken ? one.error("cut") : never()) });
      const world = acme(() => new Response(new ReadableStream(stream()), { status: 422 }));
      const error = await rejection(passing(world.client.createThing({ body: {} })));
      expect(error).toBeInstanceOf(broken ? UnprocessableEntityError : TimeoutError);
    }
  });

  test("is sent again after a 429 and after a refused connection, with the same mark", async () => {
    const world = startWorld();
    world.fates.push(429, "unsent");
    expect(await passing(world.client.startRun(input))).toMatchObject({ id: "run_1" });
    expect(world.runs).toHaveLength(1);
    expect(world.bodies[0]).toEqual(world.bodies[1]);
  });

  test("is not sent again after a 429 where startsOn429 is off", async () => {
    const world = startWorld();
    world.fates.push(429);
    const call = world.client.startRun(input, { retry: { startsOn429: false } });
    expect(await rejection(passing(call))).toBeInstanceOf(RateLimitError);
    expect(world.sent).toHaveLength(1);
  });

  test("is a NetworkError when no attempt got through", async () => {
    const world = startWorld();
    world.fates.push("unsent", "unsent", "unsent");
    const error = await rejection(passing(world.client.startRun(input)));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ sent: false, attempts: 3 });
    expect(world.sent).toEqual([]);
  });
});

describe("a start without proof", () => {
  test.each(lost)("is not adopted when %s: the error names what may be it", async (_, fate) => {
    const world = startWorld();
    world.fates.push(fate);
    const error = await ambiguous(world.client.startPlain(input));
    expect(error.candidates).toEqual([
      { id: "run_1", createdAt: "2026-11-24T12:00:00.000Z", raw: expect.objectContaining({ id: "run_1", agent: "a" }) },
    ]);
    expect(posts(world.sent)).toHaveLength(1);
    expect(looks(world.sent)).toHaveLength(5);
    expect(world.warnings).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("tells in one line and in fields all that is known", async () => {
    const world = startWorld();
    world.fates.push(429, 502);
    const error = await ambiguous(world.client.startPlain(input));
    expect(error.message).toBe(
      "acme POST /suites/{suite}/plain: it is not known whether this was carried out (502: no); it was not sent " +
        'again. Look with listRuns({"suite":"s"}), or recheck() on this error; seen so far: run_1',
    );
    expect(error).toMatchObject({
      name: "AmbiguousResultError",
      provider: "acme",
      method: "POST",
      path: "/suites/{suite}/plain",
      operation: "startPlain",
      sentAt: "2026-11-24T12:00:00.000Z",
      attempts: 2,
      checked: { operation: "listRuns", args: { suite: "s" }, looks: 5, complete: true },
    });
    expect(error.cause).toBeInstanceOf(InternalServerError);
    for (const absent of ["marker", "settled", "refs"]) expect(error).not.toHaveProperty(absent);
  });

  test("counts more than one candidate, names three, and never calls none found not started", async () => {
    const world = startWorld();
    world.fates.push("drop");
    for (let other = 0; other < 4; other++) world.add({ agent: "a" });
    const { message } = await ambiguous(world.client.startPlain(input));
    expect(message).toMatch(/; seen so far: run_1, run_2, run_3 and 2 more$/);
    const empty = startWorld();
    empty.fates.push("drop");
    empty.onLook = () => Response.json({ items: [], next: null });
    const error = await ambiguous(empty.client.startPlain(input));
    expect(error.message).toMatch(
      /^acme POST .*: it is not known whether this was carried out .*; seen so far: nothing$/,
    );
    expect(error).toMatchObject({ candidates: [], checked: { looks: 5, complete: true } });
  });

  test("looks after 1, 3, 7, 15 and 30 seconds", async () => {
    const times: number[] = [];
    const world = startWorld();
    world.fates.push("drop");
    world.onLook = () => void times.push((Date.now() - now) / 1000);
    await ambiguous(world.client.startPlain(input));
    expect(times).toEqual([1, 3, 7, 15, 30]);
  });

  test.each([
    ["shorter", 3000, [0.1, 0.3, 0.7, 1.5, 3]],
    ["longer", 60_000, [2, 6, 14, 30, 60]],
    ["not at all", 0, []],
  ])("looks %s where lookMs says so", async (_, lookMs, expected) => {
    const times: number[] = [];
    const world = startWorld();
    world.fates.push("drop");
    world.onLook = () => void times.push((Date.now() - now) / 1000);
    const error = await ambiguous(world.client.startPlain(input, { lookMs }));
    expect(times).toEqual(expected);
    if (lookMs === 0)
      expect(error.message).toMatch(/Look with listRuns\(\{"suite":"s"\}\), or recheck\(\) on this error$/);
  });

  test("looks for 40 s at the most, though each look hangs", async () => {
    const world = startWorld();
    world.fates.push("drop");
    world.onLook = () => new Promise(() => {});
    const error = await ambiguous(world.client.startPlain(input));
    expect(endedAt - now).toBe(40_000);
    expect(error.checked).toMatchObject({ complete: false });
    expect(error.cause).toBeInstanceOf(NetworkError);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("bounds a look in all, however many pages it has", async () => {
    const world = startWorld();
    world.pageSize = 1;
    world.fates.push("drop");
    for (let other = 0; other < 9; other++) world.add({ agent: "a" });
    world.onLook = () => new Promise((resolve) => setTimeout(resolve, 6000, undefined));
    const error = await ambiguous(world.client.startPlain(input));
    expect(endedAt - now).toBe(40_000);
    // Of each look, the first page came, and the second too late.
    expect(error.checked).toMatchObject({ looks: 3, complete: false });
    expect(looks(world.sent)).toHaveLength(6);
  });

  test.each([
    [0, 5000, 2],
    [700, 2500, 1],
  ])(
    "with pages of %d ms each looks within the deadline of the call, %d ms, its own requests included",
    async (slowMs, deadlineMs, times) => {
      const world = startWorld();
      world.pageSize = 1;
      for (let other = 0; other < 3; other++) world.add({ agent: "a" });
      world.fates.push("drop");
      world.onLook = () => new Promise((resolve) => setTimeout(resolve, slowMs, undefined));
      const error = await ambiguous(world.client.startPlain(input, { deadlineMs }));
      expect(endedAt - now).toBeLessThanOrEqual(deadlineMs);
      expect(error.cause).toBeInstanceOf(NetworkError);
      expect(error.checked.looks).toBe(times);
    },
  );

  test("does not look when the deadline has ended the start itself", async () => {
    const world = startWorld();
    world.fates.push("late");
    const error = await ambiguous(world.client.startPlain(input, { deadlineMs: 5000 }));
    expect(error.cause).toBeInstanceOf(TimeoutError);
    expect(Date.now() - now).toBe(5000);
    expect(error.checked).toEqual({ operation: "listRuns", args: { suite: "s" }, looks: 0, complete: false });
  });

  test("lists what a look found though later ones fail, and then does not call the list complete", async () => {
    const world = startWorld();
    world.fates.push("drop");
    world.onLook = (look) => (look === 1 ? undefined : Response.json({}, { status: 403 }));
    const error = await ambiguous(world.client.startPlain(input));
    expect(error.candidates.map(({ id }) => id)).toEqual(["run_1"]);
    expect(error.checked).toMatchObject({ looks: 5, complete: false });
  });

  test("does not look where the arguments do not say enough", async () => {
    const world = startWorld();
    world.fates.push("drop");
    const error = await ambiguous(world.client.startPlain({ suite: "s", body: {} }));
    expect(error.message).toMatch(/it was not sent again\. The provider offers nothing to look for$/);
    expect(error).toMatchObject({ candidates: [], checked: { looks: 0, complete: false } });
    expect(world.sent).toHaveLength(1);
    expect(await rejection(error.recheck())).toBeInstanceOf(AmbiguousResultError);
    expect(world.sent).toHaveLength(1);
  });

  test("whose answer names nothing counts as lost, and says why", async () => {
    const world = startWorld();
    world.fates.push("nameless");
    const error = await ambiguous(world.client.startPlain(input));
    expect(error.cause).toBeInstanceOf(ContractError);
    expect(error.message).toContain("(201, but the body has no name at /run_id)");
  });

  test.each([17, "", null, ["run_1"]])(
    "whose answer names it by %j counts as lost too: nobody could ask for that",
    async (id) => {
      const world = startWorld();
      world.fates.push({ named: id });
      const error = await ambiguous(world.client.startPlain(input));
      expect(error.message).toContain("(201, but the body has no name at /run_id)");
    },
  );

  test("shows no key in what it found", async () => {
    const world = startWorld();
    world.fates.push("drop");
    world.add({ agent: "a", tags: ["acme-key"] });
    const { candidates } = await ambiguous(world.client.startPlain({ suite: "s", body: { agent: "a" } }));
    expect(candidates).toHaveLength(2);
    expect(JSON.stringify(candidates)).not.toContain("acme-key");
  });
});

describe("the caller's signal", () => {
  test.each([new Error("enough"), "enough", null, 0, ""])(
    "that ends a start once it was sent is told of at once, without a look: %j",
    async (reason) => {
      const controller = new AbortController();
      const world = startWorld();
      world.fates.push("late");
      const outcome = rejection(world.client.startRun(input, { signal: controller.signal }));
      await vi.advanceTimersByTimeAsync(10);
      controller.abort(reason);
      const error = (await outcome) as unknown as Ambiguous;
      expect(error).toBeInstanceOf(AmbiguousResultError);
      expect(error.cause).toBe(reason);
      expect(error.message).toContain("(the caller ended it); it was not sent again. Look with listRuns");
      expect(Date.now()).toBe(now + 10);
      expect(error.checked.looks).toBe(0);
      expect([vi.getTimerCount(), getEventListeners(controller.signal, "abort").length]).toEqual([0, 0]);
    },
  );

  test("whose reason is the error of another call still leaves a start open", async () => {
    for (const reason of [
      new NetworkError({}, "not sent", undefined, { sent: false }),
      await rejection(startWorldRefusal()),
    ]) {
      const controller = new AbortController();
      const world = startWorld();
      world.fates.push("late");
      const outcome = rejection(world.client.startRun(input, { signal: controller.signal }));
      await vi.advanceTimersByTimeAsync(10);
      controller.abort(reason);
      const error = await outcome;
      expect(error).toBeInstanceOf(AmbiguousResultError);
      expect(error.cause).toBe(reason);
    }
  });

  test("that ends a start before it was sent rejects with the reason alone", async () => {
    const reason = new Error("enough");
    const world = startWorld();
    expect(await rejection(world.client.startRun(input, { signal: AbortSignal.abort(reason) }))).toBe(reason);
    // Between two attempts, too.
    const controller = new AbortController();
    world.fates.push(429);
    const outcome = rejection(world.client.startRun(input, { signal: controller.signal, retry: { random: () => 1 } }));
    await vi.advanceTimersByTimeAsync(100);
    controller.abort(reason);
    expect(await outcome).toBe(reason);
    expect(world.runs).toEqual([]);
  });

  test("ends looking at once, in a pause and in a request, with what was known", async () => {
    for (const atMs of [2000, 3000]) {
      const controller = new AbortController();
      const world = startWorld();
      const begun = Date.now();
      world.fates.push("drop");
      world.onLook = (look) => (look === 2 ? new Promise(() => {}) : undefined);
      const outcome = rejection(world.client.startPlain(input, { signal: controller.signal }));
      await vi.advanceTimersByTimeAsync(atMs);
      controller.abort(new Error("enough"));
      const error = (await outcome) as unknown as Ambiguous;
      expect(error).toBeInstanceOf(AmbiguousResultError);
      expect(error.cause).toBeInstanceOf(NetworkError);
      expect(error.candidates.map(({ id }) => id)).toEqual(["run_1"]);
      expect(Date.now() - begun).toBe(atMs);
      expect([vi.getTimerCount(), getEventListeners(controller.signal, "abort").length]).toEqual([0, 0]);
    }
  });
});

/** A call that the server refuses. */
function startWorldRefusal(): Promise<unknown> {
  const world = startWorld();
  world.fates.push(400);
  return world.client.startRun(input);
}
