// client.http: openapi-fetch over the same transport.
import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Api, ContractError, NetworkError, TimeoutError } from "../src/index.ts";
import { acme as acmeOf, api, failure, json, passing, rejection } from "./fixture.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const retry = { random: () => 0.5, budget: 0 };
const acme: typeof acmeOf = (answer, options) => acmeOf(answer, { retry, ...options });
const things = { params: { path: { id: "1" } } };
const more: Api = {
  operations: {
    ...api.operations,
    placeOrder: { method: "POST", path: "/orders", class: "keyed", key: { header: "idempotency-key" } },
    moveThing: { method: "POST", path: "/things/{id}/moves", class: "idempotent", body: "required" },
    archiveThings: { method: "POST", path: "/things/all/moves", class: "never-retry" },
  },
};
type Call = (path: string, init?: object) => Promise<{ data?: unknown; error?: unknown; response: Response }>;
const httpOf = ({ client }: ReturnType<typeof acmeOf>) =>
  client.http as unknown as Record<"GET" | "HEAD" | "POST" | "PUT" | "DELETE", Call>;

describe("what an address is one of", () => {
  test.each([
    ["GET", "/things/{id}", "a read", 3],
    ["GET", "/unheard/of", "a read that is in no table", 3],
    ["HEAD", "/things/{id}", "a read without a body", 3],
    ["PUT", "/things/{id}", "what sets something", 3],
    ["DELETE", "/things/{id}", "what removes something", 3],
    ["POST", "/things/{id}/moves", "what only looks like a creation", 3],
    ["POST", "/things", "what creates", 1],
    ["POST", "/orders", "what takes a key that nobody has put in", 1],
    ["POST", "/things/all/moves", "what fits two, of which one must not be repeated", 1],
    ["POST", "/unheard/of", "a POST that is in no table", 1],
    ["PUT", "/unheard/of", "a PUT that is in no table", 1],
    ["DELETE", "/unheard/of", "a DELETE that is in no table", 1],
    ["POST", "/things/1/2/3", "what is longer than any template", 1],
  ] as const)(
    "decides that a %s of %s, %s, is sent %d times to a server that is down",
    async (method, path, _, times) => {
      const world = acme(() => json({ message: "down" }, 503), { api: more });
      const id = path.includes("{id}") ? things : {};
      const { error, response } = await passing(
        httpOf(world)[method](path, { ...id, ...(method !== "GET" && method !== "HEAD" && { body: {} }) }),
      );
      expect(response.status).toBe(503);
      if (method !== "HEAD") expect(error).toEqual({ message: "down" });
      expect(world.sent).toHaveLength(times);
    },
  );

  test("does not keep a creation from being sent again after a 429, body and all", async () => {
    const { client, sent } = acme((_, index) => (index < 2 ? json({}, 429) : json({ id: "t" }, 201)));
    const { data, response } = await passing(client.http.POST("/things", { body: { name: "ö" } }));
    expect([data, response.status]).toEqual([{ id: "t" }, 201]);
    const bodies = sent.map(({ init }) => new TextDecoder().decode(init.body as ArrayBuffer));
    expect(bodies).toEqual(Array(3).fill('{"name":"ö"}'));
  });

  test("gives it the time that the description says", async () => {
    const { client } = acmeOf(() => new Promise<Response>(() => {}));
    const slow = rejection(client.http.GET("/slow"));
    const quick = rejection(client.http.GET("/status"));
    await vi.advanceTimersByTimeAsync(300_000);
    expect(await slow).toMatchObject({ timeoutMs: 300_000, path: "/slow" });
    expect(await quick).toMatchObject({ timeoutMs: 30_000, path: "/status" });
  });
});

describe("an answer of client.http", () => {
  test("is the last one, though others came before", async () => {
    const first = json({ message: "down" }, 503, { "x-first": "1" });
    const { client } = acme((_, index) => (index === 0 ? first : json({ ok: 1 }, 200, { "x-second": "2" })));
    const { data, error, response } = await passing(client.http.GET("/things/{id}", things));
    expect({ data, error, status: response.status }).toEqual({ data: { ok: 1 }, error: undefined, status: 200 });
    expect(response.headers.get("x-first")).toBeNull();
    expect(response.headers.get("x-second")).toBe("2");
  });

  test("is the last error, as a value with its headers", async () => {
    const { client, sent } = acme((_, index) =>
      json({ message: `${index}` }, index === 2 ? 404 : 500, { "x-n": `${index}` }),
    );
    const { error, response } = await passing(client.http.GET("/things/{id}", things));
    expect([error, response.status, response.headers.get("x-n")]).toEqual([{ message: "2" }, 404, "2"]);
    expect(sent).toHaveLength(3);
  });

  test("that never comes is an error that is thrown, with its address and how often it was tried", async () => {
    const { client } = acme(() => Promise.reject(failure("ECONNRESET")));
    const error = await rejection(passing(client.http.GET("/things/{id}", things)));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ method: "GET", path: "/things/{id}", attempts: 3, code: "ECONNRESET" });
  });

  test("that never comes after an error that did is thrown too", async () => {
    const { client } = acme((_, index) => (index === 0 ? json({}, 500) : Promise.reject(failure("ECONNRESET"))));
    expect(await rejection(passing(client.http.GET("/things/{id}", things)))).toBeInstanceOf(NetworkError);
  });

  test("that is larger than the client allows is refused", async () => {
    const { client } = acme(() => json({ text: "x".repeat(100) }), { maxResponseBytes: 50 });
    expect(await rejection(passing(client.http.GET("/status")))).toBeInstanceOf(ContractError);
  });
});

describe("a call of client.http", () => {
  test("ends with the client's deadline, pauses included", async () => {
    const { client, sent } = acme(() => json({}, 500, { "retry-after": "2" }), { deadlineMs: 5000 });
    expect((await passing(client.http.GET("/status"))).response.status).toBe(500);
    expect(sent).toHaveLength(3);
    const { client: hanging } = acme(() => new Promise<Response>(() => {}), { deadlineMs: 50 });
    const error = await rejection(passing(hanging.http.GET("/status")));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error.message).toContain("raise it with { deadlineMs }");
  });

  test("ends at once with its signal, in a pause too, and leaves nothing", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const { client, sent } = acme(() => json({}, 500));
    const outcome = rejection(client.http.GET("/status", { signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(1);
    expect(vi.getTimerCount()).toBe(1);
    controller.abort(reason);
    expect(await outcome).toBe(reason);
    expect([sent.length, vi.getTimerCount()]).toEqual([1, 0]);
    // The platform's Request keeps one of its own on the signal it was given, as long as it lives.
    expect(getEventListeners(controller.signal, "abort").length).toBeLessThanOrEqual(1);
  });

  test("is told to hooks with its template, and without a method's name", async () => {
    const seen: unknown[] = [];
    const { client } = acme(() => json({}), { onRequest: (request) => seen.push(request) });
    await passing(client.http.GET("/things/{id}", things));
    expect(seen).toEqual([
      expect.objectContaining({ path: "/things/{id}", url: "https://api.acme.test/v1/things/1", attempt: 1 }),
    ]);
    expect(seen[0]).not.toHaveProperty("operation");
  });

  test("warns once of an operation that is going away, however many things it is asked about", async () => {
    const onWarning = vi.fn();
    const { client } = acme(() => json({}, 200, { deprecation: "true" }), { onWarning });
    for (const id of ["1", "2", "3"]) await passing(client.http.GET("/things/{id}", { params: { path: { id } } }));
    expect(onWarning.mock.calls).toEqual([["acme GET /things/{id} is deprecated by the provider"]]);
  });
});
