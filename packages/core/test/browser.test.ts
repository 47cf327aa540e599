// A key in a web page can be read by whoever opens it.
import { afterEach, describe, expect, test, vi } from "vitest";
import { CredentialsError } from "../src/index.ts";
import { acme, facts, json, rejection } from "./fixture.ts";

afterEach(() => vi.unstubAllGlobals());
const inPage = () => vi.stubGlobal("window", { document: {} });

describe("in a web page, a client with a key", () => {
  test.each<[string, string | (() => string)]>([
    ["given", "k"],
    ["given by a function", () => "k"],
  ])("%s sends nothing, and says what to do", async (_, apiKey) => {
    inPage();
    const { client, sent } = acme(() => json({}), { apiKey });
    const error = await rejection(client.getStatus());
    expect(error).toBeInstanceOf(CredentialsError);
    expect(error.message).toBe(
      "acme: in a web page, everybody can read a key. Call from a server, or give { dangerouslyAllowBrowser: true }",
    );
    expect(sent).toHaveLength(0);
  });

  test("sends requests where that is allowed by name", async () => {
    inPage();
    const { client, sent } = acme(() => json({ a: 1 }), { dangerouslyAllowBrowser: true });
    expect(await client.getStatus()).toEqual({ a: 1 });
    expect(sent[0]?.headers.get("x-api-key")).toBe("acme-key");
  });

  test("is not asked for one where the provider takes none", async () => {
    inPage();
    const { client } = acme(() => json({ a: 1 }), { facts: { ...facts, auth: { kind: "none" } } });
    expect(await client.getStatus()).toEqual({ a: 1 });
  });
});

test("a window without a document is no web page", async () => {
  vi.stubGlobal("window", {});
  const { client } = acme(() => json({ a: 1 }));
  expect(await client.getStatus()).toEqual({ a: 1 });
});
