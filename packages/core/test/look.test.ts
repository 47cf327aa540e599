import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Api, ContractError, type OperationFacts, type Reconcile, TimeoutError } from "../src/index.ts";
import { type Ask, lookArgsOf, lookOnce, resultOf, within } from "../src/look.ts";
import { rejection } from "./fixture.ts";
import { withTools } from "./tools.ts";

const rule: Reconcile = { look: "listRuns", with: [{}], match: { "/agent": "/body/agent" }, id: "/id" };
const lists: Api = withTools({
  operations: {
    listRuns: {
      method: "GET",
      path: "/runs",
      class: "safe",
      query: ["limit", "cursor"],
      page: { kind: "cursor", cursor: "cursor", limit: "limit", items: "/items", next: "/next" },
    },
    listAll: { method: "GET", path: "/all", class: "safe" },
  },
});
/** Gives pages one by one, and keeps what it was asked. */
function asking(...pages: unknown[]) {
  const asked: unknown[] = [];
  const ask: Ask = async (...args) => {
    asked.push(args);
    const data = pages[Math.min(asked.length, pages.length) - 1];
    return { data, body: data, response: new Response() };
  };
  return { asked, ask };
}
const look = (ask: Ask, more: Partial<Reconcile> = {}, marker?: string) => {
  const wanted = { rule: { ...rule, ...more }, args: { body: { agent: "a" } }, since: 0, marker };
  return lookOnce(lists.operations[wanted.rule.look] as OperationFacts, ask, wanted, { suite: "s" }, {});
};
const page = (next: string | null, ...items: unknown[]) => ({ items, next });
const a = (id: unknown, more = {}) => ({ id, agent: "a", ...more });
const names = ({ candidates }: Awaited<ReturnType<typeof lookOnce>>) => candidates.map(({ id }) => id);

describe("the arguments of a look", () => {
  const rows = { with: [{ setup: "/body/setup" }, { agent: "/body/agents/0/id", suite: "/suite" }, {}] };
  test.each([
    [
      "the first row of which all is given",
      { suite: "s", body: { setup: "x", agents: [{ id: "y" }] } },
      { setup: "x" },
    ],
    [
      "the next row where something is missing",
      { suite: "s", body: { agents: [{ id: "y" }] } },
      { agent: "y", suite: "s" },
    ],
    ["the next row where something is null", { suite: "s", body: { setup: null } }, {}],
    ["the row without any, last", {}, {}],
  ])("are of %s", (_, args, expected) => {
    expect(lookArgsOf({ ...rule, ...rows }, args)).toEqual(expected);
  });

  test("are none where no row is given, or where what is needed is not", () => {
    expect(lookArgsOf({ ...rule, with: [{ suite: "/suite" }] }, {})).toBeUndefined();
    expect(lookArgsOf({ ...rule, needs: ["/body/name"] }, { body: {} })).toBeUndefined();
    expect(lookArgsOf({ ...rule, needs: ["/body/name"] }, { body: { name: "n" } })).toEqual({});
  });
});

describe("a look", () => {
  test("asks for a hundred at a time, and for as many pages as the rule says", async () => {
    const { ask, asked } = asking(page("2", a("x")), page("3", a("y")), page("4", a("z")));
    const found = await look(ask, { pages: 2 });
    expect(asked).toEqual([
      ["listRuns", { suite: "s", limit: 100 }, {}],
      ["listRuns", { suite: "s", limit: 100, cursor: "2" }, {}],
    ]);
    expect([names(found), found.complete]).toEqual([["x", "y"], false]);
  });

  test("reads one page where the rule says nothing", async () => {
    const { ask, asked } = asking(page("2", a("x")));
    expect((await look(ask)).complete).toBe(false);
    expect(asked).toHaveLength(1);
  });

  test("that ends with the last page it may read has seen the whole list", async () => {
    const { ask } = asking(page("2"), page(null, a("x")));
    const found = await look(ask, { pages: 2 });
    expect([names(found), found.complete]).toEqual([["x"], true]);
  });

  test("ends at what is proven, and gives nothing else", async () => {
    const { ask, asked } = asking(page("2", a("x"), a("y", { mark: "m" })), page(null));
    const proof = { marker: "/body/mark", found: "/mark" };
    const { proven, candidates } = await look(ask, { pages: 9, proof }, "m");
    expect([proven?.id, candidates.map(({ id }) => id), asked.length]).toEqual(["y", ["y"], 1]);
  });

  test("takes a list without pages, and a thing by itself, as a whole", async () => {
    const { ask, asked } = asking({ runs: [a("x"), a("y")] });
    const found = await look(ask, { look: "listAll", items: "/runs" });
    expect([names(found), found.complete]).toEqual([["x", "y"], true]);
    expect(asked).toEqual([["listAll", { suite: "s" }, {}]]);
    expect(names(await look(asking(a("z")).ask, { look: "listAll" }))).toEqual(["z"]);
  });

  test.each([{}, null, { runs: null }, { runs: {} }])("finds no list in %j, and says so", async (answer) => {
    const error = await rejection(look(asking(answer).ask, { look: "listAll", items: "/runs" }));
    expect(error).toBeInstanceOf(ContractError);
    expect(error.message).toContain("the answer has no list at /runs");
  });

  test.each([undefined, null, "", {}])(
    "does not count an item that is called %j, nor the list complete",
    async (id) => {
      const found = await look(asking(page(null, a(id), a("x"))).ask);
      expect([names(found), found.complete]).toEqual([["x"], false]);
      // Of others' the names do not matter.
      expect((await look(asking(page(null, { id, agent: "b" })).ask)).complete).toBe(true);
    },
  );

  test("tells of a candidate its name as text, when it was created, and all of it", async () => {
    const { candidates } = await look(asking(page(null, a(7, { at: "2026-01-01T00:00:00Z" }), a("x", { at: 5 }))).ask, {
      created: "/at",
    });
    expect(candidates).toEqual([
      { id: "7", createdAt: "2026-01-01T00:00:00Z", raw: a(7, { at: "2026-01-01T00:00:00Z" }) },
      { id: "x", raw: a("x", { at: 5 }) },
    ]);
  });

  test("fails with what asking fails with", async () => {
    const reason = new TimeoutError({}, 1);
    expect(await rejection(look(() => Promise.reject(reason)))).toBe(reason);
  });
});

describe("what a start would have given", () => {
  const item = a("x", { status: "queued" });
  const listed = { data: [item], body: [item], response: new Response(null, { status: 202 }) };
  const of = (more: Partial<Reconcile>, { ask } = asking()) =>
    resultOf({ ...rule, ...more }, ask, { id: "x", raw: item }, listed, {});

  test("is read by its own operation where the rule names one", async () => {
    const world = asking({ id: "x", whole: true });
    const read = { operation: "getRun", with: { run_id: "/id" } };
    expect(await of({ read }, world)).toMatchObject({ data: { id: "x", whole: true }, adopted: true });
    expect(world.asked).toEqual([["getRun", { run_id: "x" }, {}]]);
  });

  test("is made field by field, or is what was found", async () => {
    const made = { run_id: "x", state: "queued" };
    expect(await of({ as: { run_id: "/id", state: "/status" } })).toMatchObject({
      data: made,
      body: made,
      adopted: true,
    });
    const { data, response } = await of({});
    expect([data, response.status]).toEqual([item, 202]);
  });
});

describe("one time for several requests", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("is what is left of it, for each", async () => {
    const { ask, asked } = asking({});
    const { signal } = new AbortController();
    const bounded = within(1000, ask);
    await bounded("a", {}, { signal, deadlineMs: 99_999 });
    await vi.advanceTimersByTimeAsync(20);
    await bounded("b", {});
    expect(asked).toEqual([
      ["a", {}, { signal, deadlineMs: 1000 }],
      ["b", {}, { deadlineMs: 980 }],
    ]);
    expect(within(0, ask)).toBe(ask);
  });

  test("that is over leaves a moment, since none would be without limit", async () => {
    const { ask, asked } = asking({});
    const bounded = within(1, ask);
    await vi.advanceTimersByTimeAsync(10);
    await bounded("a", {});
    expect(asked).toEqual([["a", {}, { deadlineMs: 1 }]]);
  });
});
