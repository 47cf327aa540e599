import { describe, expect, test } from "vitest";
import { ArgumentError, createBridge } from "../src/index.ts";
import { broken, fakeSource, record, refs, rejection } from "./fixture.ts";

const at = (id: string, day?: number) =>
  record(id, day === undefined ? {} : { createdAt: new Date(Date.UTC(2025, 0, day)).toISOString() });

describe("sorted runs", () => {
  const bridge = createBridge({
    a: fakeSource({
      pages: [
        [
          ["s", [at("3", 3), at("none"), at("9", 9)]],
          ["t", [at("5", 5), at("1", 1)]],
        ],
      ],
    }),
    b: fakeSource({ pages: [[["s", [at("5", 5), at("none"), at("4", 4), at("8", 8)]]]] }),
  });

  test("are newest first; of one time by reference; without a time last", async () => {
    const { runs, complete, failures } = await bridge.sorted();
    expect(refs(runs)).toEqual(["a:9", "b:8", "a:5", "b:5", "b:4", "a:3", "a:1", "a:none", "b:none"]);
    expect([complete, failures]).toEqual([true, []]);
  });

  test.each([
    [1, ["a:9"]],
    [3, ["a:9", "b:8", "a:5"]],
    [8, ["a:9", "b:8", "a:5", "b:5", "b:4", "a:3", "a:1", "a:none"]],
  ])("are the newest %d and not complete where there are more", async (max, newest) => {
    const { runs, complete } = await bridge.sorted({}, { max });
    expect([refs(runs), complete]).toEqual([newest, false]);
  });

  test("are complete where there are just as many as are kept", async () => {
    expect(await bridge.sorted({ since: "2025-01-08" }, { max: 2 })).toMatchObject({ complete: true });
  });

  test("are the newest of very many, whatever the order they come in", async () => {
    const many = Array.from({ length: 5000 }, (_, index) => at(`${index}`, (index * 7919) % 5000));
    const { runs, complete } = await createBridge({ a: fakeSource({ pages: [[["s", many]]] }) }).sorted(
      {},
      { max: 10 },
    );
    const days = runs.map(({ createdAt = "" }) => (Date.parse(createdAt) - Date.UTC(2025, 0, 0)) / 86_400_000);
    expect([days, complete]).toEqual([[4999, 4998, 4997, 4996, 4995, 4994, 4993, 4992, 4991, 4990], false]);
  });

  test("are not complete where a source failed", async () => {
    const before = () => {
      throw broken();
    };
    const partly = createBridge({
      a: fakeSource({ pages: [[["s", [at("1", 1)]]]] }),
      b: fakeSource({ pages: [], before }),
    });
    const { runs, complete, failures } = await partly.sorted();
    expect([refs(runs), complete, failures]).toEqual([["a:1"], false, [{ source: "b", error: broken() }]]);
  });

  test.each([0, -1, 1.5])("of which %d are to be kept are refused", async (max) => {
    const error = await rejection(bridge.sorted({}, { max }));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error.message).toBe(`max is ${max}; give a whole number, at least 1`);
  });

  test("end with the caller's reason when its signal is aborted", async () => {
    await expect(bridge.sorted({}, { signal: AbortSignal.abort("enough") })).rejects.toBe("enough");
  });
});
