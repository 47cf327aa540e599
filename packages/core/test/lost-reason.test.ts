// What the error of a lost call says of what happened: the whole reason, without the place and the way out of its own.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AmbiguousResultError } from "../src/index.ts";
import { acme, failure, json, passing, rejection } from "./fixture.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-24T12:00:00Z") }));
afterEach(() => void vi.useRealTimers());

const page = (text: string, type: string) => new Response(text, { headers: { "content-type": type } });

test.each<[string, () => Response | Promise<Response>, string]>([
  [
    "a proxy's page",
    () => page("<html>\n<body>", "text/html; charset=utf-8"),
    '200, but the body is not JSON (text/html; charset=utf-8, begins "<html> <body>")',
  ],
  [
    "a page with parentheses of its own",
    () => page("a (b; c", "text/plain"),
    '200, but the body is not JSON (text/plain, begins "a (b; c")',
  ],
  ["a server's words", () => json({ message: "down (a; b)" }, 503), "503: down (a; b)"],
  ["a body that is too large", () => json("x".repeat(200)), "200, but the body is larger than 100 bytes"],
  ["no answer", () => Promise.reject(failure("ECONNRESET")), "no answer from https://api.acme.test (ECONNRESET)"],
  ["no answer in time", () => new Promise(() => {}), "no complete answer within 500 ms"],
])("a lost call tells of %s", async (_, answer, reason) => {
  const { client } = acme(answer, { timeoutMs: 500, maxResponseBytes: 100 });
  const error = await rejection(passing(client.createThing({ body: {} })));
  expect(error).toBeInstanceOf(AmbiguousResultError);
  expect(error.message).toBe(
    `acme POST /things: it is not known whether this was carried out (${reason}); it was not sent again. The provider offers nothing to look for`,
  );
});
