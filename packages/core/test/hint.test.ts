import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { hintMs } from "../src/hint.ts";
import { acme, facts, json, rejection } from "./fixture.ts";

const here = Date.parse("2026-11-24T12:00:00Z");
beforeEach(() => void vi.useFakeTimers({ now: here }));
afterEach(() => void vi.useRealTimers());

/** Headers take white space off; some of what gives an answer does not. */
class KeptHeaders extends Headers {
  override get(name: string): string | null {
    return super.get(name)?.replace(/^kept:(.*):$/, "$1") ?? null;
  }
}
const of = (headers: Record<string, string>, status = 503) => hintMs(status, new KeptHeaders(headers), undefined);
/** A date as servers write it, so many seconds from now. */
const inSeconds = (seconds: number) => new Date(here + seconds * 1000).toUTCString();

describe("what a server asks to wait", () => {
  test.each([
    ["milliseconds", { "retry-after-ms": "1500" }, 1500],
    ["a fraction of milliseconds", { "retry-after-ms": "0.5" }, 0.5],
    ["seconds", { "retry-after": "120" }, 120_000],
    ["a fraction of seconds", { "retry-after": "1.25" }, 1250],
    ["no time at all", { "retry-after": "0" }, 0],
    ["white space around it", { "retry-after": " 7 " }, 7000],
    ["white space that a fetch leaves behind it", { "retry-after": "kept:7 \t:" }, 7000],
    ["a date", { "retry-after": inSeconds(9) }, 9000],
    ["a date that is over", { "retry-after": inSeconds(-9) }, 0],
    ["a number that no clock holds, without end", { "retry-after": "99999999999999999999" }, 1e23 - here],
    ["100 kB of digits, without end", { "retry-after": "9".repeat(100_000) }, Number.POSITIVE_INFINITY],
    ["milliseconds without end", { "retry-after-ms": "9".repeat(400) }, Number.POSITIVE_INFINITY],
    ["the longest of several", { "retry-after": "1, 9,1" }, 9000],
    ["the longest of several in milliseconds", { "retry-after-ms": "5, 1500" }, 1500],
    ["the longest of dates and seconds", { "retry-after": `1, ${inSeconds(9)}, 2, ${inSeconds(5)}` }, 9000],
    ["that of several which is a time", { "retry-after": "soon, 3, -9, , 0x10" }, 3000],
    ["100 kB of seconds", { "retry-after": "1,".repeat(50_000) }, 1000],
    ["a date of RFC 850", { "retry-after": "Tuesday, 24-Nov-26 12:00:30 GMT" }, 30_000],
    ["milliseconds before all else", { "retry-after-ms": "5", "retry-after": "9" }, 5],
    ["seconds where the milliseconds are none", { "retry-after-ms": "soon", "retry-after": "9" }, 9000],
  ])("is read as %s", (_, headers, ms) => {
    expect(of(headers)).toBe(ms);
  });

  test.each([
    ["nothing", {}],
    ["an empty header", { "retry-after": "" }],
    ["a word", { "retry-after": "soon" }],
    ["a negative number", { "retry-after": "-5" }],
    ["infinity", { "retry-after": "Infinity" }],
    ["hexadecimal", { "retry-after": "0x10" }],
    ["an exponent", { "retry-after": "1e3" }],
    ["a bare year, which Date would take for a date", { "retry-after": "May 2027" }],
    ["a date that is none", { "retry-after": "Tue, 99 Nov 2026 12:00:30 GMT" }],
    ["several words", { "retry-after": "soon, later" }],
    ["100 kB of commas", { "retry-after": ",".repeat(100_000) }],
    ["100 kB of a date", { "retry-after": `Tue, ${"2".repeat(100_000)} Nov 2026 12:00:30 GMT` }],
  ])("is nothing for %s", (_, headers) => {
    expect(of(headers as Record<string, string>)).toBeUndefined();
  });

  test("as a date of C's asctime is in UTC, wherever we are", () => {
    const zone = process.env.TZ;
    process.env.TZ = "Asia/Tokyo";
    try {
      expect(new Date().getTimezoneOffset()).toBe(-540);
      expect(of({ "retry-after": "Tue Nov 24 12:00:30 2026" })).toBe(30_000);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  test("as a date is held against the server's clock, not ours", () => {
    // Our clock is an hour ahead.
    const server = { date: inSeconds(-3600), "retry-after": inSeconds(-3590) };
    expect(of(server)).toBe(10_000);
    expect(of({ ...server, date: "yesterday" })).toBe(0);
  });

  test("stands in the body too, where the provider says so, after the headers", () => {
    const read = (body: unknown, headers = {}) => hintMs(503, new Headers(headers), body, "/retry_after");
    expect(read({ retry_after: 3 })).toBe(3000);
    expect(read({ retry_after: 3 }, { "retry-after": "1" })).toBe(1000);
    for (const none of [null, "3", -1, Number.NaN, undefined, {}]) expect(read({ retry_after: none })).toBeUndefined();
    for (const body of ["text", null, undefined, []]) expect(read(body)).toBeUndefined();
    expect(hintMs(503, new Headers(), { retry_after: 3 })).toBeUndefined();
  });

  test.each(["ratelimit-reset", "x-ratelimit-reset"])("after a 429 is when the limit ends, in %s", (name) => {
    expect(of({ [name]: "20" }, 429)).toBe(20_000);
    expect(of({ [name]: String(here / 1000 + 20) }, 429)).toBe(20_000);
    expect(of({ [name]: String(here / 1000 + 20), date: inSeconds(5) }, 429)).toBe(15_000);
    expect(of({ [name]: "20", "retry-after": "1" }, 429)).toBe(1000);
    expect(of({ [name]: "20, 30" }, 429)).toBe(30_000);
    // Else it tells of a limit that was not hit.
    expect(of({ [name]: "20" }, 503)).toBeUndefined();
  });
});

test("the error tells what the server asked, in whatever form, and nothing where it asked nothing", async () => {
  const sheet = { ...facts, retryAfter: "/retry_after" };
  const answers = [
    json({ retry_after: 4 }, 503),
    json({}, 400, { "retry-after": "5" }),
    json({ retry_after: null }, 503),
  ];
  const { client } = acme((_, index) => answers[index] as Response, { facts: sheet });
  expect(await rejection(client.getStatus())).toMatchObject({ retryAfterMs: 4000 });
  expect(await rejection(client.getStatus())).toMatchObject({ retryAfterMs: 5000 });
  expect(await rejection(client.getStatus())).not.toHaveProperty("retryAfterMs");
});

test.each([
  ["two headers of a second each", "1, 1", 2, 1000],
  ["a time without end", "9".repeat(20), 1, 0],
])("a call is not sent again sooner than the server asks: %s", async (_, asked, requests, pauseMs) => {
  const answers = [() => json({}, 503, { "retry-after": asked }), () => json({ ok: 1 })];
  const { client, sent } = acme((_, index) => (answers[index] as () => Response)(), { retry: { random: () => 0 } });
  const begun = Date.now();
  const outcome = client.getStatus().catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  expect(await outcome).toMatchObject(requests === 2 ? { ok: 1 } : { status: 503 });
  expect([sent.length, Date.now() - begun]).toEqual([requests, pauseMs]);
});
