// Operations that take a key may be repeated: the key says that it is the same call.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { passing } from "./fixture.ts";
import { startWorld } from "./start-world.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-24T12:00:00Z") }));
afterEach(() => void vi.useRealTimers());

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe("a call that takes a key", () => {
  test.each(["drop", 500, "cut"] as const)(
    "is sent again with the key that it was sent with first, after %s",
    async (fate) => {
      const world = startWorld();
      world.fates.push(fate, fate);
      await passing(world.client.placeOrder({}));
      const keys = world.headers.map((headers) => headers.get("idempotency-key"));
      expect(keys).toHaveLength(3);
      expect(new Set(keys).size).toBe(1);
      expect(keys[0]).toMatch(uuid);
    },
  );

  test("among its arguments likewise, and another call has another", async () => {
    const world = startWorld();
    world.fates.push(503);
    await passing(world.client.payOrder({ body: { amount: 1 } }));
    await passing(world.client.payOrder({ body: { amount: 1 } }));
    const keys = world.bodies.map((body) => (body as { key: string }).key);
    expect(keys[0]).toMatch(uuid);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  test("uses the caller's own, so that another process can go on with it", async () => {
    const world = startWorld();
    await world.client.placeOrder({ idempotencyKey: "job-7" });
    await world.client.payOrder({ body: { key: "mine" } });
    expect(world.headers[0]?.get("idempotency-key")).toBe("job-7");
    expect(world.bodies[1]).toEqual({ key: "mine" });
  });
});
