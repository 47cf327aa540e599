// A fetch that is given to a client, and gives what no answer can be read from.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { NetworkError } from "../src/index.ts";
import { acme, json, passing, rejection } from "./fixture.ts";
import { startWorld } from "./start-world.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-24T12:00:00Z") }));
afterEach(() => void vi.useRealTimers());

const odd: readonly (readonly [string, () => Response])[] = [
  ["Response.error()", () => Response.error()],
  ["an object whose headers are an object too", () => ({ ok: true, status: 200, headers: {} }) as Response],
  ["an object that only looks like a Response", () => ({ ok: true, status: 200, json: async () => ({}) }) as Response],
];

describe.each(odd)("%s", (_, answer) => {
  test("is a NetworkError of a read, which is sent again", async () => {
    const { client, sent } = acme((_, index) => (index < 3 ? answer() : json({})), {
      retry: { attempts: 3, budget: 0 },
    });
    const error = await rejection(passing(client.getThing({ id: "1" })));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error.message).toContain("(fetch gave no readable Response)");
    expect([error.attempts, sent.length]).toEqual([3, 3]);
    expect(await passing(client.getThing({ id: "1" }))).toEqual({});
  });

  test("loses no start without a word: its run is looked for, and the error says that nothing could be read", async () => {
    const world = startWorld({
      fetch: async (_url, init) => {
        if (init.method === "GET") return json({ items: world.runs, next: null });
        world.add({ agent: "a" });
        return answer();
      },
    });
    const error = await rejection(passing(world.client.startPlain({ suite: "s", body: { agent: "a" } })));
    expect(error).toMatchObject({ name: "AmbiguousResultError", attempts: 1, candidates: [{ id: "run_1" }] });
    expect(error.message).toContain("(fetch gave no readable Response)");
  });
});
