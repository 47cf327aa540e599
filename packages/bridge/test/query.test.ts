import type { RunRecord, SourceQuery } from "@evalbridge/core";
import { describe, expect, test } from "vitest";
import { ArgumentError, createBridge, type RunQuery, type Sources } from "../src/index.ts";
import { fakeSource, record, refs, rejection } from "./fixture.ts";

const at = (id: string, time?: string) => record(id, time === undefined ? {} : { createdAt: time });
const held = (runs: readonly RunRecord[]) => fakeSource({ pages: [[["s", runs]]] });

/** What the sources were asked, by source. */
async function asked(query: RunQuery<Sources>): Promise<Record<string, SourceQuery | undefined>> {
  const seen = new Map<string, SourceQuery | undefined>();
  const source = (key: string) => fakeSource({ pages: [], before: (request) => void seen.set(key, request.query) });
  await createBridge<Record<string, ReturnType<typeof source>>>({ a: source("a"), b: source("b") }).page(query);
  return Object.fromEntries(seen);
}

describe("a query", () => {
  test("asks every source for everything where it says nothing", async () => {
    expect(await asked({})).toEqual({ a: {}, b: {} });
    expect(await asked({ status: undefined, parents: undefined, native: undefined })).toEqual({ a: {}, b: {} });
  });

  test("is given to the sources that it names, with times in one form and each its own native filter", async () => {
    const native = { b: { colour: "red" } };
    const query = { status: ["failed"], verdict: ["none"], since: "2025-03-01T01:00+01:00", native } as const;
    const common = { status: ["failed"], verdict: ["none"], since: "2025-03-01T00:00:00.000Z" };
    expect(await asked({ ...query, until: new Date(0) })).toEqual({
      a: { ...common, until: "1970-01-01T00:00:00.000Z" },
      b: { ...common, until: "1970-01-01T00:00:00.000Z", native: { colour: "red" } },
    });
    expect(Object.keys(await asked({ sources: ["b"] }))).toEqual(["b"]);
  });

  test("is given only to sources with a parent in it, each with its own, once", async () => {
    expect(await asked({ parents: ["b:x%2Fy", "b:z", "b:x%2fy"] })).toEqual({ b: { parents: ["x/y", "z"] } });
    expect(await asked({ sources: ["a", "b"], parents: ["a:x"] })).toEqual({ a: { parents: ["x"] } });
  });

  test("is the same in whatever order it is put", async () => {
    const one = await asked({ status: ["failed", "completed"], parents: ["a:2", "a:1"] });
    expect(one).toEqual(await asked({ status: ["completed", "failed", "failed"], parents: ["a:1", "a:2"] }));
  });

  test.each<[string, RunQuery<Sources>, string]>([
    ["a source that was not set", { sources: [undefined as never] }, "sources has no undefined; there are: a, b"],
    [
      "a status that was not set",
      { status: [undefined as never] },
      "status has no undefined; there are: pending, running, completed, partial, failed, cancelled, unknown",
    ],
    ["an unknown source", { sources: ["a", "c"] }, 'sources has no "c"; there are: a, b'],
    ["a parent of an unknown source", { parents: ["c:1"] }, 'there is no source "c"; there are: a, b'],
    ["a native filter of an unknown source", { native: { c: {} } }, 'there is no source "c"; there are: a, b'],
    ["a source that only objects have", { sources: ["constructor"] }, 'sources has no "constructor"; there are: a, b'],
    ["no source", { sources: [] }, "sources must be a list of one or more, or left out"],
    ["no status", { status: [] }, "status must be a list of one or more, or left out"],
    [
      "a verdict that does not exist",
      { verdict: ["pass" as never] },
      'verdict has no "pass"; there are: passed, failed, none',
    ],
    ["one status outside a list", { status: "failed" as never }, "status must be a list of one or more, or left out"],
    ["a parent outside a list", { parents: "a:1" as never }, "parents must be a list of one or more, or left out"],
    ["a run as a parent", { parents: ["a:1/2"] }, "parents has a:1/2, a run; give its parent"],
    [
      "a parent whose source is left out",
      { sources: ["a"], parents: ["b:1"] },
      "parents has b:1, but sources has no b",
    ],
    ["an unreadable time", { since: "yesterday" }, "since is not a time: yesterday; write 2025-01-31T12:00:00Z"],
    ["an empty time", { until: "" }, "until is not a time: ; write 2025-01-31T12:00:00Z"],
    [
      "an invalid date",
      { until: new Date(Number.NaN) },
      "until is not a time: Invalid Date; write 2025-01-31T12:00:00Z",
    ],
  ])("with %s is refused in one line", async (_, query, message) => {
    const error = await rejection(asked(query));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error.message).toBe(message);
    const sources: Record<string, ReturnType<typeof held>> = { a: held([]), b: held([]) };
    expect(() => createBridge(sources).list(query)).toThrow(message);
  });
});

describe("a filter", () => {
  const found = async (query: RunQuery<Sources>, runs: readonly RunRecord[]) =>
    refs(await Array.fromAsync(createBridge<Record<string, ReturnType<typeof held>>>({ a: held(runs) }).list(query)));

  test("of times takes the first moment and leaves the last; runs without a time are left out", async () => {
    const times = ["2025-01-01T00:00:00.000Z", "2025-01-01T00:00:00.001Z", "2025-01-02T00:00:00.000Z"];
    const runs = [...times.map((time, index) => at(`${index}`, time)), at("none")];
    expect(await found({ since: times[1] }, runs)).toEqual(["a:1", "a:2"]);
    expect(await found({ until: times[2] }, runs)).toEqual(["a:0", "a:1"]);
    expect(await found({ since: times[0], until: times[1] }, runs)).toEqual(["a:0"]);
    expect(await found({}, runs)).toHaveLength(4);
  });

  test("holds whatever the source gives", async () => {
    const runs = [
      record("plain"),
      record("mine", { parent: { id: "p" }, status: "failed" }),
      record("other", { parent: { id: "q" }, verdict: "passed" }),
    ];
    expect(await found({ parents: ["a:p"] }, runs)).toEqual(["a:mine"]);
    expect(await found({ status: ["failed", "pending"] }, runs)).toEqual(["a:mine"]);
    expect(await found({ verdict: ["passed"] }, runs)).toEqual(["a:other"]);
    expect(await found({ verdict: ["passed", "none"], status: ["completed"] }, runs)).toEqual(["a:plain", "a:other"]);
  });
});
