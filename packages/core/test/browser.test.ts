// A key in a web page can be read by whoever opens it.
import { afterEach, describe, expect, test, vi } from "vitest";
import { CredentialsError } from "../src/index.ts";
import { acme, facts, json, rejection } from "./fixture.ts";

const browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";

/** Does something where the platform calls itself so, and says so of Node. */
async function where<Result>(userAgent: string, node: string | undefined, act: () => Promise<Result>): Promise<Result> {
  vi.stubGlobal("navigator", { userAgent });
  vi.stubGlobal("process", { env: {}, versions: { node } });
  try {
    return await act();
  } finally {
    vi.unstubAllGlobals();
  }
}
afterEach(() => vi.unstubAllGlobals());

describe("in a web page or a worker of one, a client with a key", () => {
  test.each<[string, string | (() => string)]>([
    ["given", "k"],
    ["given by a function", () => "k"],
  ])("%s sends nothing, and says what to do", async (_, apiKey) => {
    const { client, sent } = acme(() => json({}), { apiKey });
    const error = await where(browser, undefined, () => rejection(client.getStatus()));
    expect(error).toBeInstanceOf(CredentialsError);
    expect(error.message).toBe(
      "acme: in a web page, everybody can read a key. Call from a server, or give { dangerouslyAllowBrowser: true }",
    );
    expect(sent).toHaveLength(0);
  });

  test("sends requests where that is allowed by name", async () => {
    const { client, sent } = acme(() => json({ a: 1 }), { dangerouslyAllowBrowser: true });
    expect(await where(browser, undefined, () => client.getStatus())).toEqual({ a: 1 });
    expect(sent[0]?.headers.get("x-api-key")).toBe("acme-key");
  });

  test("is not asked for one where the provider takes none", async () => {
    const { client } = acme(() => json({ a: 1 }), { facts: { ...facts, auth: { kind: "none" } } });
    expect(await where(browser, undefined, () => client.getStatus())).toEqual({ a: 1 });
  });
});

test.each([
  ["a page that is played on Node, as in tests", "Mozilla/5.0 (linux) AppleWebKit/537.36 jsdom/26.1.0", "24.21.0"],
  ["Deno", "Deno/2.9.6", undefined],
  ["a worker at the edge", "Cloudflare-Workers", undefined],
])("%s is no web page", async (_, userAgent, node) => {
  const { client } = acme(() => json({ a: 1 }));
  expect(await where(userAgent, node, () => client.getStatus())).toEqual({ a: 1 });
});
