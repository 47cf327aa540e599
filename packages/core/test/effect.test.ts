// Starts that bring something about which can be seen: finding it settles the call, whoever did it.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AmbiguousResultError } from "../src/index.ts";
import { passing, rejection } from "./fixture.ts";
import { startWorld } from "./start-world.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-24T12:00:00Z") }));
afterEach(() => void vi.useRealTimers());

test("what was to be there is there: that is the result, though the thing is known from before", async () => {
  const world = startWorld();
  const { run_id: id } = await world.client.startPlain({ suite: "s", body: { agent: "a" } });
  world.fates.push("drop");
  expect(await passing(world.client.addRun({ board: "b", id }))).toMatchObject({ id });
});

test("an effect whose answer tells more is known to be there, and its answer is not made up", async () => {
  const world = startWorld();
  const { id } = world.add({ status: "failed" });
  world.fates.push("drop");
  const error = await rejection(passing(world.client.retryRun({ id })));
  expect(error).toBeInstanceOf(AmbiguousResultError);
  expect(error).toMatchObject({ settled: true, candidates: [{ id }], checked: { looks: 1 } });
  expect(error.message).toBe(
    "acme POST /runs/{id}/retry: it was carried out, as getRun shows, but its answer is lost (no answer from https://api.acme.test (ECONNRESET))",
  );
});

test("an effect that does not show is not known to be there", async () => {
  const world = startWorld();
  const { id } = world.add({ status: "failed" });
  world.fates.push("drop");
  world.onLook = () => Response.json({ id, status: "FAILED" });
  const error = await rejection(passing(world.client.retryRun({ id })));
  expect(error).not.toHaveProperty("settled");
  expect(error).toMatchObject({ candidates: [{ id }], checked: { looks: 5 } });
  world.onLook = () => Response.json({ id });
  world.fates.push("drop");
  expect(await rejection(passing(world.client.retryRun({ id })))).not.toHaveProperty("settled");
});

test("an effect that does not show is not taken for one that did, though it is the only one that fits", async () => {
  const world = startWorld({ onAmbiguous: "adopt-only-match" });
  const { id } = world.add({ status: "failed" });
  world.fates.push("drop");
  world.onLook = () => Response.json({ id, status: "FAILED" });
  const error = await rejection(passing(world.client.retryRun({ id })));
  expect(error).toBeInstanceOf(AmbiguousResultError);
  expect(error).not.toHaveProperty("settled");
});
