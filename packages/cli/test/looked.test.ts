import { createBridge, InternalServerError, type RunSource } from "@evalbridge/bridge";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { countRequest, nothingLooked, RequestLimitError, watchedSource } from "../src/sources/looked.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const ids = ["1", "2", "3"];
const refs = ids.map((id) => `acme:${id}` as const);
const place = { provider: "acme", method: "GET", path: "/runs" };
const broken = new InternalServerError(place, { headers: new Headers(), body: undefined, status: 500 });

/** Three runs of one list, which the provider shows together. They end after some rounds; the requests for the list that are named fail. */
function watched({ rounds = 3, failing = [] as readonly number[], maxRequests = 0 }) {
  const looked = nothingLooked();
  let pages = 0;
  const recordOf = (id: string) => {
    const status = pages > rounds ? ("completed" as const) : ("running" as const);
    return {
      address: [id] as const,
      provider: "acme",
      id,
      status,
      rawStatus: status,
      verdict: "none" as const,
      raw: {},
    };
  };
  const source: RunSource & { readonly shared: object } = {
    provider: {
      name: "acme",
      title: "Acme",
      docs: "",
      auth: { kind: "bearer" },
      errorMessage: [],
      lifecycle: { state: "active" },
    },
    filters: { parent: "client", status: "client", createdAt: "client", verdict: "client" },
    shared: { least: 3, scopeOf: () => "all" },
    scopes: async () => ({ items: [{ key: "all" }] }),
    async page() {
      countRequest(looked);
      if (failing.includes(++pages)) throw broken;
      return { items: ids.map(recordOf) };
    },
    async get([id = ""]) {
      countRequest(looked);
      return recordOf(id);
    },
  };
  const bridge = createBridge({ acme: watchedSource(source, looked, maxRequests) });
  const wait = async () => {
    const waiting = bridge.wait(refs, { random: () => 0, timeoutMs: 60_000 });
    await vi.runAllTimersAsync();
    return waiting;
  };
  return { bridge, looked, wait };
}

const ended = ids.map(() => ({ reason: "ended" }));
const failureOf = async (list: Promise<unknown>) =>
  list.catch(({ failures }: { failures: readonly { error: unknown }[] }) => failures[0]?.error);

describe("a list that failed", () => {
  test("is not asked for again by the same command", async () => {
    const { bridge, looked } = watched({ failing: [1] });
    expect(await failureOf(bridge.page())).toBe(broken);
    expect(await failureOf(bridge.page())).toBe(broken);
    expect(looked.requests).toBe(1);
  });

  test("ends no wait for its runs, and is asked for them again", async () => {
    const { bridge, looked, wait } = watched({ failing: [1, 3] });
    expect(await failureOf(bridge.page())).toBe(broken);
    expect(await wait()).toMatchObject(ended);
    // One for the list, three rounds of which one failed, and each run once more by itself.
    expect(looked.requests).toBe(7);
  });
});

describe("a wait for several runs", () => {
  test("goes on after a request for all of them failed, and leaves the list to be asked for", async () => {
    const { bridge, wait } = watched({ failing: [2] });
    expect(await wait()).toMatchObject(ended);
    expect((await bridge.page()).runs).toHaveLength(3);
  });

  test("is not limited, and takes no request away from lists, which are", async () => {
    const { bridge, looked, wait } = watched({ rounds: 9, maxRequests: 2 });
    expect(await wait()).toMatchObject(ended);
    expect([looked.requests, looked.listed, looked.runs]).toEqual([13, 0, 0]);
    await bridge.page();
    await bridge.page();
    expect(await failureOf(bridge.page())).toBeInstanceOf(RequestLimitError);
    expect([looked.listed, looked.runs]).toEqual([2, 6]);
  });
});
