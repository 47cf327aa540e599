// A key of which a server says a part only, or in signs that are lost on the way, and keys that are very long.
import { inspect } from "node:util";
import { describe, expect, test, vi } from "vitest";
import { createRedactor } from "../src/redact.ts";
import { acme, json, rejection } from "./fixture.ts";

const apiKey = "sk-live-abcdef1234567890XYZ";
const cut = `no: invalid key ${apiKey.slice(0, -1)}`;

/** A body that breaks off behind this. */
function broken(text: string): ReadableStream {
  const pull = (stream: ReadableStreamDefaultController) => stream.error(new TypeError("terminated"));
  const start = (stream: ReadableStreamDefaultController) => stream.enqueue(new TextEncoder().encode(text));
  return new ReadableStream({ start, pull }, { highWaterMark: 0 });
}

describe("the beginning of a key", () => {
  test.each([
    ["where an error's body breaks off", () => new Response(broken(cut), { status: 401 }), {}],
    [
      "where an error's body is larger than the limit",
      () => new Response(`${cut}Z`, { status: 401 }),
      { maxResponseBytes: cut.length },
    ],
    [
      "where an error's body is larger than what is kept",
      () => new Response(`${" ".repeat(2 ** 20 - cut.length)}${cut}Z`, { status: 401 }),
      {},
    ],
    ["where a page that is no JSON is cut", () => new Response(`${" ".repeat(4096 - 20)}${apiKey}`), {}],
  ])("does not show %s", async (_, answer, options) => {
    const { client } = acme(answer, { apiKey, ...options });
    expect(inspect(await rejection(client.getStatus()), { depth: 9 })).not.toContain("sk-l");
  });
});

describe("a key with a letter outside ASCII", () => {
  test.each([
    ["its byte was read as UTF-8", "bad key cl\ufffd-secret-abcdef"],
    ["that was written as JSON", "bad key cl\\ufffd-secret-abcdef"],
  ])("is known where %s", (_, text) => {
    const { learn, redact } = createRedactor();
    learn("cl\u00e9-secret-abcdef");
    expect(redact(text)).toBe("bad key [redacted]");
  });
});

describe("a key that a server made the name of a header", () => {
  const answer = () => json({}, 401, { [apiKey]: "unknown", "x-other": "1" });

  test("is not among an error's headers", async () => {
    const { client } = acme(answer, { apiKey });
    const error = await rejection(client.getStatus());
    expect([...(error["headers"] as Headers).keys()]).toEqual(["content-type", "x-other"]);
  });

  test("is told to no hook", async () => {
    const onResponse = vi.fn();
    const { client } = acme(answer, { apiKey, onResponse });
    await rejection(client.getStatus());
    expect(JSON.stringify(onResponse.mock.calls)).toContain("x-other");
    expect(JSON.stringify(onResponse.mock.calls)).not.toContain("sk-live");
  });
});

describe("a long key", () => {
  // Where an expression would be too large, nothing of the text is shown.
  test.each([
    [8000, "a", "no: [redacted]."],
    [100, "Aé-", "no: [redacted]."],
    [8000, "/", "[redacted]"],
    [1000, "\u00ff", "[redacted]"],
  ])("of %d times %j does not show, one of two", (times, signs, shown) => {
    const { learn, redact } = createRedactor();
    const keys = [1, 2].map((index) => `${index}${signs.repeat(times)}`);
    for (const key of keys) learn(key);
    for (const key of keys) expect(redact(`no: ${key}.`)).toBe(shown);
  });

  test("whose expression an engine finds too large does not show, then and later", () => {
    const { learn, redact } = createRedactor();
    learn(apiKey);
    // An engine with a smaller stack, or another one: what Node 24 does of 300,000 signs.
    const replace = vi.spyOn(String.prototype, "replace").mockImplementationOnce(() => {
      throw new SyntaxError(`Invalid regular expression: /${apiKey}/: too large`);
    });
    expect(redact(`no: ${apiKey}`)).toBe("[redacted]");
    replace.mockRestore();
    expect(redact(`no: ${apiKey}`)).toBe("[redacted]");
  });

  test("of 20,000 letters does not show, and an error stays the one that it is", async () => {
    const { client } = acme(() => json({ message: `no: ${"k1".repeat(10_000)}` }, 431), {
      apiKey: "k1".repeat(10_000),
    });
    const error = await rejection(client.getStatus());
    expect(error).toMatchObject({ name: "HttpError", status: 431 });
    expect(inspect(error)).not.toContain("k1k1");
  });
});
