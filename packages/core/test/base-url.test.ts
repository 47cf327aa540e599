import { afterEach, describe, expect, test, vi } from "vitest";
import { resolveBaseUrl } from "../src/base-url.ts";
import { ArgumentError } from "../src/index.ts";
import { acme, facts, json, rejection } from "./fixture.ts";

afterEach(() => vi.unstubAllEnvs());

describe("a base URL", () => {
  test.each([
    ["https anywhere", "https://api.example.com/v1"],
    ["https at a port", "https://api.example.com:8443"],
    ["localhost", "http://localhost:4010"],
    ["a name below localhost", "http://api.localhost/v1"],
    ["IPv4 on this machine", "http://127.0.0.1:4010"],
    ["the whole of its network", "http://127.255.3.4"],
    ["IPv6 on this machine", "http://[::1]:4010"],
  ])("may be %s", (_, text) => {
    expect(resolveBaseUrl(facts, text)).toBe(text);
  });

  test.each([
    ["127.1", "http://127.1/x", "http://127.0.0.1/x"],
    ["a number", "http://2130706433", "http://127.0.0.1"],
    ["capitals", "HTTP://LocalHost", "http://localhost"],
    ["a long IPv6", "http://[0:0:0:0:0:0:0:1]", "http://[::1]"],
    ["a question mark with nothing after it", "https://api.example.com/v1?", "https://api.example.com/v1"],
    ["slashes at its end", "https://api.example.com/v1//", "https://api.example.com/v1"],
  ])("is read as URLs are: %s", (_, text, url) => {
    expect(resolveBaseUrl(facts, text)).toBe(url);
  });

  test.each([
    "http://api.example.com",
    "http://localhost.evil.test",
    "http://evil-localhost",
    "http://notlocalhost",
    "http://127.0.0.1.evil.test",
    "http://127.evil.test",
    "http://128.0.0.1",
    "http://10.0.0.1",
    "http://192.168.0.1",
    "http://0.0.0.0",
    "http://[::2]",
    "http://[::ffff:7f00:1]",
    "ws://localhost",
    "ftp://localhost",
    "file:///etc",
    "data:text/plain,x",
  ])("%s is refused with the way out: a key would travel in the open, or not at all", (text) => {
    const attempt = () => resolveBaseUrl(facts, text);
    expect(attempt).toThrow(ArgumentError);
    expect(attempt).toThrow(
      "acme: the base URL (option baseUrl) must look like https://api.example.com/v1: no user name, query or fragment, and http to this machine alone",
    );
  });

  test.each([
    ["no URL", "sk-canary"],
    ["nothing", ""],
    ["a user", "https://sk-canary@x.test"],
    ["a password", "https://:sk-canary@x.test"],
    ["a query", "https://x.test/?key=sk-canary"],
    ["a fragment", "https://x.test/#sk-canary"],
  ])("that holds %s is refused without being repeated", (_, text) => {
    const attempt = () => resolveBaseUrl(facts, text);
    expect(attempt).toThrow(ArgumentError);
    expect(attempt).toThrow("no user name, query or fragment");
    expect(attempt).not.toThrow("canary");
  });

  test("from the environment is held to the same, and named by its variable; the option goes before it", () => {
    vi.stubEnv("ACME_BASE_URL", "http://api.example.com");
    expect(() => resolveBaseUrl(facts, undefined)).toThrow(
      "acme: the base URL (ACME_BASE_URL) must look like https://",
    );
    expect(resolveBaseUrl(facts, "http://localhost")).toBe("http://localhost");
    vi.unstubAllEnvs();
    expect(resolveBaseUrl(facts, undefined)).toBe(facts.baseUrl);
  });

  test("that a provider does not have must be given: what is missing is named, and nothing is sent", async () => {
    const { baseUrl: _, ...homeless } = facts;
    const { client, sent } = acme(() => json({}), { facts: homeless });
    const error = await rejection(client.getStatus());
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error.message).toBe("acme: no base URL. Set ACME_BASE_URL, or give the option baseUrl");
    expect(sent).toHaveLength(0);
    vi.stubEnv("ACME_BASE_URL", "http://localhost:1");
    await client.getStatus();
    expect(resolveBaseUrl(homeless, "https://x.test")).toBe("https://x.test");
    expect(sent.map(({ url }) => url)).toEqual(["http://localhost:1/status"]);
  });
});
