import { describe, expect, test } from "vitest";
import { type Api, ArgumentError, type OperationFacts } from "../src/index.ts";
import { withParameter } from "../src/query.ts";
import { acme, json, rejection } from "./fixture.ts";

const base = "https://api.acme.test/v1";
const read: OperationFacts = { method: "GET", path: "/status", class: "safe" };

/** What an operation of this form is sent to, without the base URL. */
async function sentTo(operation: Partial<OperationFacts>, args: object): Promise<string> {
  const api: Api = { operations: { getThing: { ...read, ...operation } } };
  const { client, sent } = acme(() => json({}), { api });
  await client.getThing(args);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.url.slice(0, base.length)).toBe(base);
  return sent[0]?.url.slice(base.length) ?? "";
}

/** The error of an operation of this form, of which nothing was sent. */
async function refusal(operation: Partial<OperationFacts>, args: object): Promise<Error> {
  const { client, sent } = acme(() => json({}), { api: { operations: { getThing: { ...read, ...operation } } } });
  const error = await rejection(client.getThing(args));
  expect(error).toBeInstanceOf(ArgumentError);
  expect(error.message).not.toContain("\n");
  expect(sent).toHaveLength(0);
  return error;
}

describe("a query", () => {
  test("holds each parameter in its style, and the others as usual", async () => {
    const operation: Partial<OperationFacts> = {
      query: ["ids", "filter", "where", "sort", "tag", "near"],
      styles: { ids: "comma", filter: "deep", where: "json", sort: "pipe", near: "spread" },
    };
    const args = {
      ids: [1, 2],
      filter: { created: { gte: 5 } },
      where: { a: [1] },
      sort: ["x", "y"],
      tag: ["p", "q"],
      near: { lat: 1, lon: 2 },
    };
    expect(await sentTo(operation, args)).toBe(
      "/status?ids=1,2&filter%5Bcreated%5D%5Bgte%5D=5&where=%7B%22a%22%3A%5B1%5D%7D&sort=x%7Cy&tag=p&tag=q&lat=1&lon=2",
    );
  });

  test("leaves out what is undefined, null or empty, as openapi-fetch does", async () => {
    const query = ["a", "b", "c", "d"];
    const args = { a: undefined, b: null, c: [], d: { e: undefined } };
    expect(await sentTo({ query, styles: { d: "deep" } }, args)).toBe("/status");
    expect(await sentTo({ query: ["a", "b", "c"] }, { a: undefined, b: null, c: [] })).toBe("/status");
  });

  test.each(["page[number]", "a b", "a&b=c", "a#b", "a%b", "a+b", "a?b", "é", "__proto__[x]"])(
    "encodes the name %j",
    async (name) => {
      const path = await sentTo({ query: [name] }, { [name]: "v" });
      expect(path).toBe(`/status?${encodeURIComponent(name)}=v`);
      expect([...new URL(base + path).searchParams]).toEqual([[name, "v"]]);
    },
  );

  test.each<[string, unknown, string]>([
    ["texts", "a b", "?tag=a%20b"],
    ["numbers and dates", [1, new Date(0)], "?tag=1&tag=1970-01-01T00%3A00%3A00.000Z"],
    ["nothing", null, ""],
    ["nothing in a list", [], ""],
    ["nothing in an object", { a: undefined }, ""],
  ])("of single values and lists needs no tool for %s", (_, value, search) => {
    expect(withParameter("/x", "tag", value, {})).toBe(`/x${search}`);
  });

  test.each([[[{ a: 1 }]], [{ a: 1 }], [[[1]]], [[null]]])("refuses %j where no tool is there to write it", (value) => {
    expect(() => withParameter("/x", "tag", value, {})).toThrow(ArgumentError);
  });

  test("refuses by name what it cannot say, and sends nothing", async () => {
    const operation: Partial<OperationFacts> = { query: ["filter"], styles: { filter: "deep" } };
    expect((await refusal(operation, { filter: { a: null } })).message).toBe(
      'acme GET /status: query parameter "filter" holds null, which cannot be said there; leave it out, or give "" to empty it',
    );
  });
});

describe("a path with a query of its own", () => {
  test.each<[string, object, string]>([
    ["/messages?beta=true", {}, "/messages?beta=true"],
    ["/messages?beta=true", { limit: 2 }, "/messages?beta=true&limit=2"],
    ["/messages?beta", { limit: 2 }, "/messages?beta&limit=2"],
    ["/messages?", { limit: 2 }, "/messages?limit=2"],
    ["/messages#part", { limit: 2 }, "/messages?limit=2"],
    ["/messages?a=1#part?b", { limit: 2 }, "/messages?a=1&limit=2"],
    ["/messages?a=1?2", { limit: 2 }, "/messages?a=1?2&limit=2"],
  ])("%s with %j is sent to %s", async (path, args, url) => {
    expect(await sentTo({ path, query: ["limit"] }, args)).toBe(url);
  });

  test("takes path parameters before and after the question mark, each encoded", async () => {
    const operation = { path: "/things/{id}?action=do&on={on}" };
    expect(await sentTo(operation, { id: "a?b#c", on: "x&y=z" })).toBe("/things/a%3Fb%23c?action=do&on=x%26y%3Dz");
  });

  test.each<[OperationFacts["class"], number]>([
    ["idempotent", 3],
    ["never-retry", 1],
  ])(
    "is known to client.http by the part before it: beside one that is %s, it is sent %d times",
    async (kind, times) => {
      const put: OperationFacts = { method: "PUT", path: "/things?mode=a", class: "idempotent", body: "required" };
      const api: Api = { operations: { putThing: put, createThing: { ...put, path: "/things#b", class: kind } } };
      const { client, sent } = acme(() => json({}, 503), { api, retry: { baseDelayMs: 0 } });
      await (client.http as unknown as Record<"PUT", typeof client.http.GET>).PUT("/things", { body: {} });
      expect(sent).toHaveLength(times);
    },
  );
});

describe("a list in a path", () => {
  const operation: Partial<OperationFacts> = { path: "/things/{ids}/parts", styles: { ids: "comma" } };

  test("is joined by commas, each part encoded", async () => {
    expect(await sentTo(operation, { ids: ["a,b", "c/d", 3, "..x"] })).toBe("/things/a%2Cb,c%2Fd,3,..x/parts");
    expect(await sentTo(operation, { ids: "a,b" })).toBe("/things/a%2Cb/parts");
  });

  test.each<[unknown, string]>([
    [[], "is an empty list"],
    [[""], "is empty"],
    [["a", ""], "is empty"],
    [["."], 'is ".", which would change the path'],
    [[".."], 'is "..", which would change the path'],
    [["a", ".."], 'is ".."'],
    [[null], "is missing"],
    [[{}], "must be text or a number"],
    [[["a"]], "must be text or a number"],
    [{ a: 1 }, "must be text or a number"],
    ["..", 'is ".."'],
  ])("%j is refused", async (ids, why) => {
    expect((await refusal(operation, { ids })).message).toContain(
      `acme GET /things/{ids}/parts: path parameter "ids" ${why}`,
    );
  });

  test("is refused where the parameter is no list", async () => {
    expect((await refusal({ path: "/things/{id}" }, { id: ["a"] })).message).toContain("must be text or a number");
  });
});

describe("JSON as a parameter", () => {
  test("goes into a path and a header as text", async () => {
    const operation: OperationFacts = {
      ...read,
      path: "/things/{key}",
      header: ["x-filter"],
      styles: { key: "json", "x-filter": "json" },
    };
    const { client, sent } = acme(() => json({}), { api: { operations: { getThing: operation } } });
    await client.getThing({ key: { a: ["/"] }, "x-filter": { b: [1, "two"] } });
    expect(sent[0]?.url).toBe(`${base}/things/${encodeURIComponent('{"a":["/"]}')}`);
    expect(sent[0]?.headers.get("x-filter")).toBe('{"b":[1,"two"]}');
    await client.getThing({ key: 1, "x-filter": undefined });
    expect(sent[1]?.headers.get("x-filter")).toBeNull();
  });

  test.each<[unknown, string]>([
    [{ a: "…" }, '"x-filter" holds a line break or something else that no header can carry'],
    [{ a: 1n }, '"x-filter" cannot be written as JSON (Do not know how to serialize a BigInt)'],
  ])("that no header can carry is refused: %o", async (value, why) => {
    const error = await refusal({ header: ["x-filter"], styles: { "x-filter": "json" } }, { "x-filter": value });
    expect(error.message).toBe(`acme GET /status: ${why}`);
  });
});
