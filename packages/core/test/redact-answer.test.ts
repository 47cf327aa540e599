// A key that a server repeats, where only a part of what it said is shown, and where errors are values.
import { describe, expect, test, vi } from "vitest";
import { acme, rejection } from "./fixture.ts";

const apiKey = "sk_live_4c1d9b6e52f0";

describe("a key that would be cut in the middle", () => {
  test.each([
    ["content type", new Response("x", { headers: { "content-type": `text/${"x".repeat(65)}${apiKey}` } })],
    ["page where JSON should be", new Response(`${"x".repeat(30)}${apiKey}`)],
  ])("is taken out of a %s before that is cut", async (_, response) => {
    const { client } = acme(() => response, { apiKey });
    const { message } = await rejection(client.getStatus());
    expect(message).toContain("xx[redacted");
    expect(message).not.toContain("sk_");
  });

  test.each([
    ["longer than a date", `${"x".repeat(50)}${apiKey}`],
    ["of letters that no date has", `é${apiKey}`],
  ])("does not come out of a date that is %s", async (_, sunset) => {
    const onWarning = vi.fn();
    const { client } = acme(() => Response.json({}, { headers: { sunset } }), { apiKey, onWarning });
    await client.getStatus();
    expect(onWarning.mock.calls).toEqual([["acme getStatus is deprecated by the provider"]]);
  });
});

describe("a key that is repeated to client.http", () => {
  const repeating = (body: string, status: number) => () =>
    new Response(body, { status, statusText: apiKey, headers: { "x-seen": apiKey } });

  test.each([
    ["JSON", `{"message":"no: ${apiKey}"}`, { message: "no: [redacted]" }],
    ["a text", `no: ${apiKey}`, "no: [redacted]"],
    ["nothing", "", ""],
  ])("is taken out of an error, body, headers and all: %s", async (_, body, shown) => {
    const { client } = acme(repeating(body, 400), { apiKey });
    const { error, response } = await client.http.GET("/status");
    expect(error).toEqual(shown);
    expect([response.status, response.statusText, response.headers.get("x-seen")]).toEqual([
      400,
      "[redacted]",
      "[redacted]",
    ]);
  });

  test("stays in a success, which is the caller's own", async () => {
    const { client } = acme(repeating(`{"seen":"${apiKey}"}`, 200), { apiKey });
    expect((await client.http.GET("/status")).data).toEqual({ seen: apiKey });
  });
});
