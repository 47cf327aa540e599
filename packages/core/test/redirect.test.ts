import { describe, expect, test, vi } from "vitest";
import { AmbiguousResultError, NetworkError } from "../src/index.ts";
import { acme, facts, json, rejection } from "./fixture.ts";

const to = (location: string, status = 307) => new Response(null, { status, headers: { location } });
const codes = [301, 302, 303, 307, 308];

describe("a redirect within the origin", () => {
  test.each(codes)("of %d is followed by a read, with the key", async (status) => {
    const { client, sent } = acme((_, index) => (index === 0 ? to("/v2/things/1", status) : json({ a: 1 })));
    expect(await client.getThing({ id: "1" })).toEqual({ a: 1 });
    expect(sent[1]?.url).toBe("https://api.acme.test/v2/things/1");
    expect(sent[1]?.headers.get("x-api-key")).toBe("acme-key");
    expect(sent.map(({ init }) => init.redirect)).toEqual(["manual", "manual"]);
  });

  test("is resolved against the address that gave it", async () => {
    const { client, sent } = acme((_, index) => [to("b/c"), to("d?x=1#y"), json({})][index] as Response);
    await client.getThing({ id: "1" });
    expect(sent.slice(1).map(({ url }) => url)).toEqual([
      "https://api.acme.test/v1/things/b/c",
      "https://api.acme.test/v1/things/b/d?x=1",
    ]);
  });

  test("takes no user name along", async () => {
    const { client, sent } = acme((_, index) => (index === 0 ? to("https://u:p@api.acme.test/v1/x") : json({})));
    await client.getThing({ id: "1" });
    expect(sent[1]?.url).toBe("https://api.acme.test/v1/x");
  });

  test.each([307, 308])("of %d keeps a POST a POST, with its body", async (status) => {
    const { client, sent } = acme((_, index) => (index === 0 ? to("/v1/b", status) : json({})));
    await client.createThing({ body: { a: 1 } });
    expect(sent.map(({ init }) => [init.method, init.body])).toEqual([
      ["POST", '{"a":1}'],
      ["POST", '{"a":1}'],
    ]);
  });

  test.each([301, 302, 303])("of %d is refused to a POST: it may mean that it was carried out", async (status) => {
    const { client, sent } = acme(() => to("/v1/b", status));
    const error = await rejection(client.createThing({ body: {} }, { lookMs: 0 }));
    expect(error).toBeInstanceOf(AmbiguousResultError);
    expect(error.cause).toMatchObject({ sent: true, retryable: false });
    expect((error.cause as Error).message).toContain(`redirected with ${status}, which would turn it into a GET`);
    expect(sent).toHaveLength(1);
  });

  test("that never ends is given up after five", async () => {
    const { client, sent } = acme(() => to("/v1/again"));
    expect((await rejection(client.getThing({ id: "1" }))).message).toMatch(/more than 5 times/);
    expect(sent).toHaveLength(6);
  });

  test("is not followed by a call that has been given up meanwhile", async () => {
    const controller = new AbortController();
    const { client, sent } = acme(() => {
      controller.abort(new Error("enough"));
      return to("/v1/again");
    });
    expect((await rejection(client.getThing({ id: "1" }, { signal: controller.signal }))).message).toBe("enough");
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(sent).toHaveLength(1);
  });

  test("is cancelled, its body unread, before the next request", async () => {
    const cancel = vi.fn(() => new Promise<void>(() => {}));
    const endless = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(1)), cancel });
    const first = new Response(endless, { status: 307, headers: { location: "/v1/b" } });
    const { client } = acme((_, index) => (index === 0 ? first : json({ a: 1 })));
    expect(await client.getThing({ id: "1" })).toEqual({ a: 1 });
    expect(cancel).toHaveBeenCalledTimes(1);
  });
});

describe("a redirect to another origin", () => {
  const elsewhere = [
    "https://evil.test/things",
    "https://api.acme.test.evil.test/",
    "http://api.acme.test/v1/things",
    "https://api.acme.test:8443/",
    "//evil.test/",
    "\\\\evil.test\\",
    "https://api.acme.test@evil.test/",
    "data:application/json,{}",
    "blob:https://api.acme.test/x",
    "javascript:0",
    "https://",
  ];
  const auths = [
    { kind: "bearer" },
    { kind: "header", name: "authorization" },
    { kind: "header", name: "x-api-key" },
  ] as const;

  test.each(elsewhere)("%s, is refused, whatever the code and however the key travels", async (location) => {
    for (const status of codes)
      for (const auth of auths) {
        const { client, sent } = acme(() => to(location, status), { facts: { ...facts, auth } });
        const error = await rejection(client.getThing({ id: "1" }));
        expect(error).toBeInstanceOf(NetworkError);
        expect(error.message).toMatch(/refused, the key stays with its origin/);
        expect(error.retryable).toBe(false);
        expect(sent).toHaveLength(1);
      }
  });

  test("is refused on a later hop too", async () => {
    const { client, sent } = acme((_, index) => to(index === 0 ? "/v1/b" : "https://evil.test/"));
    expect(await rejection(client.getThing({ id: "1" }))).toBeInstanceOf(NetworkError);
    expect(sent).toHaveLength(2);
  });

  test.each([307, 308])("of %d says that a POST was not carried out", async (status) => {
    const { client, sent } = acme(() => to("https://eu.acme.test/", status), { retry: {} });
    const error = await rejection(client.createThing({ body: {} }));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ sent: false, retryable: false, attempts: 1 });
    expect(sent).toHaveLength(1);
  });

  test("is refused where the platform does not show where it leads, as in browsers", async () => {
    const opaque = new Proxy(new Response(null), {
      get: (target, name) =>
        ({ type: "opaqueredirect", status: 0, ok: false })[name as string] ?? Reflect.get(target, name),
    });
    const { client } = acme(() => opaque);
    expect((await rejection(client.getThing({ id: "1" }))).message).toMatch(
      /redirected to an unreadable address: refused.*set baseUrl/,
    );
    expect(await rejection(client.createThing({ body: {} }, { lookMs: 0 }))).toBeInstanceOf(AmbiguousResultError);
  });
});

test("a status of redirects without an address is an answer like any other", async () => {
  const { client } = acme(() => new Response(null, { status: 302 }));
  expect(await rejection(client.getThing({ id: "1" }))).toMatchObject({ name: "HttpError", status: 302 });
});
