import { describe, expect, test } from "vitest";
import type { Reconcile } from "../src/index.ts";
import { likenessOf, type Wanted } from "../src/match.ts";

const since = Date.parse("2026-11-24T12:00:00Z");
const base: Reconcile = {
  look: "listRuns",
  with: [{}],
  id: "/id",
  created: "/created_at",
  match: { "/agent": "/body/agent", "/tags": "/body/tags", "/model/name": "/body/model/name" },
};
const proof = { marker: "/body/mark", found: "/mark" };
const of = (item: unknown, body: object = {}, rule: Partial<Reconcile> = {}, more: Partial<Wanted> = {}) =>
  likenessOf({ rule: { ...base, ...rule }, args: { body }, since, ...more }, item);

describe("an item of a list", () => {
  test.each([
    ["of the same inputs", { agent: "a", tags: ["x", "y"] }, { agent: "a", tags: ["x", "y"] }],
    ["whose names come in another order", { tags: ["y", "x"] }, { tags: ["x", "y"] }],
    ["that does not show an input", {}, { agent: "a" }],
    ["that shows null", { agent: null }, { agent: "a" }],
    ["that shows more than was given", { agent: "a" }, {}],
    ["for an input given as null", { agent: "a" }, { agent: null }],
    ["of the same inner inputs", { model: { name: "m", size: 1 } }, { model: { name: "m" } }],
    ["that is nothing at all", null, { agent: "a" }],
  ])("%s may be it", (_, item, body) => {
    expect(of(item, body)).toBe("possible");
  });

  test.each([
    ["of another input", { agent: "b" }, { agent: "a" }],
    ["with a name more", { tags: ["x", "y", "z"] }, { tags: ["x", "y"] }],
    ["with a name less", { tags: ["x"] }, { tags: ["x", "y"] }],
    ["with another name", { tags: ["x", "z"] }, { tags: ["x", "y"] }],
    ["with text where there were names", { tags: "x" }, { tags: ["x"] }],
    ["of another inner input", { model: { name: "n" } }, { model: { name: "m" } }],
    ["whose value only looks the same", { agent: 1 }, { agent: "1" }],
  ])("%s is another", (_, item, body) => {
    expect(of(item, body)).toBe("other");
  });

  test("matches objects by what was given of them", () => {
    const rule = { match: { "/overrides": "/body/overrides" } };
    expect(of({ overrides: { a: 1, b: 2 } }, { overrides: { a: 1 } }, rule)).toBe("possible");
    expect(of({ overrides: { a: 2 } }, { overrides: { a: 1 } }, rule)).toBe("other");
    expect(of({ overrides: { "a/b~c": 2 } }, { overrides: { "a/b~c": 1 } }, rule)).toBe("other");
  });

  test.each([
    ["2026-11-24T11:59:59.999Z", "other"],
    ["2026-11-24T12:00:00Z", "possible"],
    ["2026-11-24T13:00:00+02:00", "other"],
    ["2026-11-24 12:00:01", "possible"],
    ["yesterday", "possible"],
    [1, "possible"],
    [null, "possible"],
  ])("created at %j is %s", (created_at, likeness) => {
    expect(of({ created_at })).toBe(likeness);
  });

  test("that bears our mark is proven to be it, whatever else it shows", () => {
    const marked = { marker: "ours" };
    expect(
      of({ mark: "ours", agent: "b", created_at: "2020-01-01" }, { agent: "a", mark: "ours" }, { proof }, marked),
    ).toBe("proven");
    expect(of({ mark: "theirs" }, { mark: "ours" }, { proof }, marked)).toBe("other");
    expect(of({}, { mark: "ours" }, { proof }, marked)).toBe("possible");
    expect(of({ mark: null }, { mark: "ours" }, { proof }, marked)).toBe("possible");
  });

  test("proves nothing without a marker, also where nothing is written in either place", () => {
    expect(of({}, {}, { proof })).toBe("possible");
    expect(of({ mark: "mine" }, { mark: "mine" }, { proof })).toBe("possible");
    expect(of({ mark: "theirs" }, {}, { proof })).toBe("other");
  });

  test("shows an effect unless it holds one of certain words, in any case of letters", () => {
    const effect = { unless: { "/status": ["failed", "errored"] } };
    expect(of({ status: "queued" }, {}, { effect })).toBe("proven");
    for (const status of ["failed", "Failed", "ERRORED"]) expect(of({ status }, {}, { effect })).toBe("possible");
    expect(of({ agent: "b" }, { agent: "a" }, { effect: {} })).toBe("other");
    expect(of({ agent: "a" }, { agent: "a" }, { effect: {} })).toBe("proven");
  });
});
