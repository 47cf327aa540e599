// Functions of the caller's that fail, at once or as async functions do: the second must never be a rejection that nobody handles.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createBridge } from "../src/index.ts";
import { broken, fakeSource, record, refs } from "./fixture.ts";
import { completed, scripted, settled, strange } from "./scripted.ts";

const mine = new Error("the logger is down");
const failing: readonly (readonly [string, () => void])[] = [
  [
    "throws",
    () => {
      throw mine;
    },
  ],
  ["rejects", async () => Promise.reject(mine)],
];
const unhandled: unknown[] = [];
const onUnhandled = (reason: unknown) => unhandled.push(reason);

beforeEach(() => {
  vi.useFakeTimers();
  unhandled.length = 0;
  process.on("unhandledRejection", onUnhandled);
});
afterEach(async () => {
  vi.useRealTimers();
  // By then Node has told of what nobody handles.
  await new Promise((resolve) => setImmediate(resolve));
  process.off("unhandledRejection", onUnhandled);
  expect(unhandled).toEqual([]);
});

describe.each(failing)("an onWarning that %s", (_, onWarning) => {
  test("ends no list, and loses none of its runs", async () => {
    const twice = fakeSource({ pages: [[["s", [record("1"), record("1"), record("2")]]]] });
    const bridge = createBridge({ acme: twice }, { onWarning });
    expect(refs((await bridge.sorted()).runs)).toEqual(["acme:1", "acme:2"]);
    expect(refs(await Array.fromAsync(bridge.list()))).toEqual(["acme:1", "acme:2"]);
  });

  test("ends no wait", async () => {
    const bridge = createBridge({ acme: scripted({ 1: [strange, completed] }).source }, { onWarning });
    expect(await settled(bridge.wait("acme:1"))).toMatchObject({ reason: "ended", polls: 2 });
  });
});

test.each(failing)("an onProgress that %s ends the wait with that", async (_, onProgress) => {
  const source = scripted({ 1: [strange, completed] });
  const bridge = createBridge({ acme: source.source }, { onWarning() {} });
  expect(await settled(bridge.wait("acme:1", { onProgress }))).toBe(mine);
  expect([source.asked.length, vi.getTimerCount()]).toEqual([1, 0]);
});

test.each(failing)("an onFailure that %s ends the list with that", async (_, onFailure) => {
  const before = () => {
    throw broken();
  };
  const list = createBridge({ acme: fakeSource({ pages: [], before }) }).list({ onFailure });
  await expect(Array.fromAsync(list)).rejects.toBe(mine);
});
