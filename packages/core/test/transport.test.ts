import { getEventListeners } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ArgumentError, CredentialsError, NetworkError, TimeoutError } from "../src/index.ts";
import { acme, failure, json, rejection } from "./fixture.ts";

const never = () => new Promise<Response>(() => {});

describe("an attempt's time", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test.each([
    ["30 s for a read", "getThing", { id: "1" }, 30_000],
    ["60 s for what creates", "createThing", { body: {} }, 60_000],
    ["what the spec says", "slowThing", undefined, 300_000],
  ] as const)("is %s, though fetch ignores its signal", async (_, name, args, timeoutMs) => {
    const { client } = acme(never);
    const outcome = rejection(client[name](args));
    await vi.advanceTimersByTimeAsync(timeoutMs - 1);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    const error = await outcome;
    // Of what creates, it is not known then whether it was carried out.
    const late = name === "createThing" ? error.cause : error;
    expect(late).toBeInstanceOf(TimeoutError);
    expect(late).toHaveProperty("timeoutMs", timeoutMs);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("covers the reading of the body", async () => {
    const { client } = acme(() => new Response(new ReadableStream({ pull: () => new Promise(() => {}) })));
    const outcome = rejection(client.getThing({ id: "1" }, { timeoutMs: 50 }));
    await vi.advanceTimersByTimeAsync(50);
    expect((await outcome).message).toBe(
      "acme GET /things/{id}: no complete answer within 50 ms; raise it with { timeoutMs }",
    );
  });

  test.each([
    ["getThing", { id: "1" }],
    ["slowThing", undefined],
  ] as const)("of the client holds for all its calls: %s", async (name, args) => {
    const { client } = acme(never, { timeoutMs: 10 });
    const outcome = rejection(client[name](args));
    await vi.advanceTimersByTimeAsync(10);
    expect((await outcome).timeoutMs).toBe(10);
  });

  test("of 0 is without limit; the call's limit beats the client's", async () => {
    const { client } = acme(never, { timeoutMs: 10 });
    const limitless = client.getThing({ id: "1" }, { timeoutMs: 0 });
    expect(await Promise.race([limitless, vi.advanceTimersByTimeAsync(10_000_000).then(() => "open")])).toBe("open");
    const outcome = rejection(client.getThing({ id: "1" }, { timeoutMs: 20 }));
    await vi.advanceTimersByTimeAsync(20);
    expect((await outcome).timeoutMs).toBe(20);
  });

  test.each([-1, Number.NaN])("of %d is refused", async (timeoutMs) => {
    const { client, sent } = acme(never);
    expect(await rejection(client.getThing({ id: "1" }, { timeoutMs }))).toBeInstanceOf(ArgumentError);
    expect(sent).toHaveLength(0);
  });

  test("covers a key that is waited for; what its function throws is a CredentialsError", async () => {
    const { client } = acme(() => json({}), { apiKey: () => new Promise<string>(() => {}) });
    const outcome = rejection(client.getThing({ id: "1" }, { timeoutMs: 50 }));
    await vi.advanceTimersByTimeAsync(50);
    expect(await outcome).toBeInstanceOf(TimeoutError);
    const thrown = new Error("vault is sealed");
    const { client: sealed } = acme(() => json({}), { apiKey: () => Promise.reject(thrown) });
    const error = await rejection(sealed.getThing({ id: "1" }));
    expect(error).toBeInstanceOf(CredentialsError);
    expect(error.message).toBe("acme: the function given as option apiKey failed");
    // A clean copy: what a function throws may hold the key.
    expect(error.cause).toMatchObject({ name: "Error", message: "vault is sealed" });
    expect(error.cause).not.toBe(thrown);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("leaves no timer and no listener behind when it ends a fetch that ignores its signal", async () => {
    const controller = new AbortController();
    const { client } = acme(never);
    const { signal } = controller;
    const timedOut = rejection(client.getThing({ id: "1" }, { timeoutMs: 50, signal }));
    await vi.advanceTimersByTimeAsync(50);
    await timedOut;
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    const aborted = rejection(client.getThing({ id: "1" }, { signal }));
    await vi.advanceTimersByTimeAsync(1);
    controller.abort(new Error("enough"));
    await aborted;
    expect(vi.getTimerCount()).toBe(0);
  });

  test("leaves no timer behind after an answer or a failure", async () => {
    const { client } = acme((_, index) => (index === 0 ? json({}) : Promise.reject(new TypeError("fetch failed"))));
    await client.getThing({ id: "1" });
    await rejection(client.getThing({ id: "1" }));
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("the caller's signal", () => {
  test("ends a call with its own reason and leaves no listener", async () => {
    const controller = new AbortController();
    const { client } = acme(never);
    const outcome = rejection(client.getThing({ id: "1" }, { signal: controller.signal }));
    await vi.waitFor(() => expect(getEventListeners(controller.signal, "abort")).toHaveLength(1));
    const reason = new Error("enough");
    controller.abort(reason);
    expect(await outcome).toBe(reason);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  });

  test("shared by many calls collects no listeners", async () => {
    const { signal } = new AbortController();
    const { client } = acme(() => json({}));
    for (let call = 0; call < 20; call++) await client.getThing({ id: "1" }, { signal });
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  test("that is aborted already sends nothing", async () => {
    const { client, sent } = acme(() => json({}));
    expect((await rejection(client.getThing({ id: "1" }, { signal: AbortSignal.abort("no") }))) as unknown).toBe("no");
    expect(sent).toHaveLength(0);
  });
});

describe("a connection that fails", () => {
  test("is a NetworkError with the system's code, the origin and the cause, in one line", async () => {
    const { client } = acme(() => Promise.reject(failure("ECONNREFUSED")));
    const error = await rejection(client.getThing({ id: "1" }));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error.message).toBe(
      "acme GET /things/{id}: no answer from https://api.acme.test (ECONNREFUSED); is it up, and is the base URL right?",
    );
    expect(error.code).toBe("ECONNREFUSED");
    expect(error.cause).toMatchObject({ name: "TypeError", message: "fetch failed", cause: { code: "ECONNREFUSED" } });
  });

  test("over a real socket says the same", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const { client } = acme(() => json({}), { fetch: globalThis.fetch, baseUrl: `http://127.0.0.1:${port}` });
    expect((await rejection(client.getStatus())).message).toContain(
      `no answer from http://127.0.0.1:${port} (ECONNREFUSED)`,
    );
  });

  test("without a code says what is innermost in the chain of causes", async () => {
    const { client } = acme(() => Promise.reject(new TypeError("fetch failed", { cause: new Error("bad port") })));
    expect((await rejection(client.getStatus())).message).toContain("(bad port)");
    for (const [thrown, code, said] of [
      [Object.assign(new Error("x"), { errors: "several" }), undefined, "(x)"],
      [Object.assign(new Error("x"), { code: 14, cause: failure("ECONNREFUSED") }), "ECONNREFUSED", "(ECONNREFUSED)"],
      [{ code: "ENOTFOUND", message: "plain" }, "ENOTFOUND", "(ENOTFOUND)"],
      [undefined, undefined, "(no reason given)"],
    ] as const) {
      const { client: failing } = acme(() => Promise.reject(thrown));
      const error = await rejection(failing.getStatus());
      expect(error.message).toContain(said);
      expect([error.name, error.code]).toEqual(["NetworkError", code]);
    }
    const { client: odd } = acme(() => Promise.reject("no reason"));
    expect((await rejection(odd.getStatus())).message).toContain("(no reason)");
    const circular = new Error("round");
    circular.cause = circular;
    for (const thrown of [circular, Object.create(null), undefined]) {
      const { client: strange } = acme(() => Promise.reject(thrown));
      expect(await rejection(strange.getStatus())).toBeInstanceOf(NetworkError);
    }
  });

  test("while the body is read is a NetworkError too", async () => {
    const broken = () =>
      new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError("terminated")) }));
    const { client } = acme(broken);
    expect((await rejection(client.getThing({ id: "1" }))).message).toContain("(terminated)");
  });
});
