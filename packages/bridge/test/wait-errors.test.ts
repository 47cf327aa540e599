import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  ArgumentError,
  ContractError,
  CredentialsError,
  createBridge,
  NetworkError,
  TimeoutError,
} from "../src/index.ts";
import { acme, completed, failure, longest, running, scripted, settled } from "./scripted.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const place = { provider: "acme", method: "GET", path: "/runs/{id}" };

describe("a wait", () => {
  test.each<[string, Error]>([
    ...[408, 429, 500, 502, 503, 504].map((status): [string, Error] => [`status ${status}`, failure(status)]),
    ["no answer", new NetworkError(place, "no answer")],
    ["an answer that takes too long", new TimeoutError(place, 30_000)],
    ["an answer that is cut", new ContractError(place, "the body is not JSON", 200, undefined, true)],
    ["an answer of another form", new ContractError(place, "the body has no data", 200)],
    ["a record of another form", new TypeError("Cannot read properties of undefined")],
  ])("goes on after %s, at its pace", async (_, error) => {
    const source = scripted({ 1: [error, running, error, error, completed] });
    expect(await settled(acme(source).bridge.wait("acme:1", longest))).toMatchObject({ reason: "ended", polls: 5 });
    expect(source.times).toEqual([0, 1_000, 2_500, 4_750, 8_125]);
  });

  test.each<[string, Error]>([
    ...[400, 401, 403, 409, 410, 422, 501].map((status): [string, Error] => [`status ${status}`, failure(status)]),
    ["a redirect elsewhere", new NetworkError(place, "redirected", undefined, { retryable: false })],
    ["no key", new CredentialsError("acme", "ACME_API_KEY", "no key")],
    ["what cannot be asked", new ArgumentError(place, "a run is named by its id alone")],
    ["an error of the source's own", new RangeError("mine")],
  ])("ends at once, with that error, after %s", async (_, error) => {
    const source = scripted({ 1: [running, error, completed] });
    expect(await settled(acme(source).bridge.wait("acme:1"))).toBe(error);
    expect([source.asked.length, vi.getTimerCount()]).toEqual([2, 0]);
  });

  test("for several runs ends when one of them cannot be waited for, and stops the requests for all", async () => {
    const refused = failure(401);
    const source = scripted({ 1: ["hangs"], 2: ["is deaf"], 3: [refused], 4: [running] });
    expect(await settled(acme(source).bridge.wait(["acme:1", "acme:2", "acme:3", "acme:4"]))).toBe(refused);
    expect(source.asked).toEqual(["1", "2", "3", "4"]);
    expect(source.calls.map(({ signal }) => signal?.aborted)).toEqual([true, true, true, true]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("for runs of several sources ends when one source fails", async () => {
    const refused = failure(403);
    const fine = scripted({ 1: [running] });
    const bridge = createBridge({ fine: fine.source, bad: scripted({ 1: [failure(503), refused] }).source });
    expect(await settled(bridge.wait(["fine:1", "bad:1"]))).toBe(refused);
    const asked = fine.asked.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fine.asked).toHaveLength(asked);
  });
});
