import { EventEmitter } from "node:events";
import { Readable } from "node:stream";
import { describe, expect, test, vi } from "vitest";
import { ContractError, InternalServerError, NetworkError } from "../src/index.ts";
import { type UndiciRequest, undiciFetch } from "../src/undici.ts";
import { acme, json, rejection } from "./fixture.ts";

type Options = Parameters<UndiciRequest>[1];

/** A body that gives its chunks one by one, and then ends, or breaks off. */
function bodyOf(chunks: readonly string[], failure?: Error) {
  const bytes = chunks.map((chunk) => new Uint8Array(new TextEncoder().encode(chunk)));
  const body = Readable.from(
    (async function* () {
      yield* bytes;
      if (failure) throw failure;
    })(),
    { objectMode: false },
  );
  vi.spyOn(body, "destroy");
  return body;
}

/** A client over undici's `request`, as far as it is used, and what that was asked. */
function overUndici(answer: () => Awaited<ReturnType<UndiciRequest>>, options = {}) {
  const asked: [url: string, options: Options][] = [];
  const fetch = undiciFetch(async (...args) => {
    asked.push(args);
    return answer();
  });
  return { asked, client: acme(() => json({}), { fetch, ...options }).client };
}

describe("a client over undici's request", () => {
  test("sends method, headers and body, and reads an answer that comes in parts", async () => {
    const headers = { "content-type": "application/json", "set-cookie": ["a=1", "b=2"], "x-none": undefined };
    const body = () => bodyOf(['{"a":', "1}"]);
    const { client, asked } = overUndici(() => ({ statusCode: 200, headers, body: body() }));
    const { data, response } = await client.createThing.raw({ body: { name: "x" } });
    expect(data).toEqual({ a: 1 });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(response.headers.has("x-none")).toBe(false);
    expect(asked).toMatchObject([
      [
        "https://api.acme.test/v1/things",
        {
          method: "POST",
          body: '{"name":"x"}',
          headers: { "x-api-key": "acme-key", "content-type": "application/json" },
        },
      ],
    ]);
    expect(asked[0]?.[1].signal).toBeInstanceOf(AbortSignal);
  });

  test("reads to the end of a body that is closed without a word", async () => {
    const body = Object.assign(new EventEmitter(), { destroy: () => {} });
    const { client } = overUndici(() => ({ statusCode: 200, headers: {}, body }));
    const answer = client.getStatus();
    await vi.waitFor(() => expect(body.listenerCount("data")).toBe(1));
    body.emit("data", new TextEncoder().encode("[1]"));
    body.emit("close");
    expect(await answer).toEqual([1]);
  });

  test("gives errors of HTTP, the same that every client gives", async () => {
    const { client } = overUndici(() => ({ statusCode: 500, headers: {}, body: bodyOf(['{"message":"down"}']) }));
    const error = await rejection(client.getStatus());
    expect(error).toBeInstanceOf(InternalServerError);
    expect(error.message).toBe("acme GET /status → 500: down");
  });

  test("gives a NetworkError where a body breaks off", async () => {
    const broken = Object.assign(new Error("other side closed"), { code: "UND_ERR_SOCKET" });
    const { client } = overUndici(() => ({ statusCode: 200, headers: {}, body: bodyOf(["[1"], broken) }));
    const error = await rejection(client.getStatus());
    expect(error).toBeInstanceOf(NetworkError);
    expect(error.code).toBe("UND_ERR_SOCKET");
  });

  test("destroys a body that is too large", async () => {
    const body = bodyOf(["[1,2,3,", "4,5]"]);
    const { client } = overUndici(() => ({ statusCode: 200, headers: {}, body }), { maxResponseBytes: 4 });
    expect(await rejection(client.getStatus())).toBeInstanceOf(ContractError);
    expect(body.destroy).toHaveBeenCalled();
  });

  test("follows a redirect within the origin, and reads nothing of the answer that said so", async () => {
    const first = bodyOf(["moved"]);
    const answers = [
      { statusCode: 307, headers: { location: "/v1/else" }, body: first },
      { statusCode: 200, headers: {}, body: bodyOf(["{}"]) },
    ];
    const { client, asked } = overUndici(() => answers.shift() as (typeof answers)[number]);
    expect(await client.getStatus()).toEqual({});
    expect(asked.map(([url]) => url)).toEqual(["https://api.acme.test/v1/status", "https://api.acme.test/v1/else"]);
    expect(first.destroy).toHaveBeenCalled();
  });

  test.each([
    ["bytes", new Uint8Array([1, 2]), [1, 2]],
    ["a buffer", new Uint8Array([3]).buffer, [3]],
    ["a view of a part", new Uint8Array([1, 2, 3]).subarray(1), [2, 3]],
  ])("sends %s as they are", async (_, body, bytes) => {
    const sent: unknown[] = [];
    const fetch = undiciFetch(async (_url, options) => {
      sent.push(options.body);
      return { statusCode: 200, headers: {}, body: bodyOf([]) };
    });
    await fetch("https://api.acme.test", { method: "PUT", body });
    expect(sent).toEqual([Uint8Array.from(bytes)]);
  });

  test("asks for no compression, which undici would not undo", async () => {
    const { client, asked } = overUndici(() => ({ statusCode: 200, headers: {}, body: bodyOf(["{}"]) }));
    await client.getStatus();
    expect(asked[0]?.[1].headers).toMatchObject({ "accept-encoding": "identity" });
  });

  test("gives a header that undici 7 has decoded byte by byte, as fetch would", async () => {
    const headers = { "x-org": "Żółw", "x-plain": "clé" };
    const { client } = overUndici(() => ({ statusCode: 200, headers, body: bodyOf(["{}"]) }));
    const { response } = await client.getStatus.raw();
    const bytes = Uint8Array.from(response.headers.get("x-org") ?? "", (sign) => sign.charCodeAt(0));
    expect(new TextDecoder().decode(bytes)).toBe("Żółw");
    expect(response.headers.get("x-plain")).toBe("clé");
  });

  test("lets nothing of a body flow before it is read", async () => {
    const body = bodyOf(["{}"]);
    const on = vi.spyOn(body, "on");
    const fetch = undiciFetch(async () => ({ statusCode: 200, headers: {}, body }));
    const response = await fetch("https://api.acme.test", {});
    expect(on.mock.calls.map(([event]) => event)).not.toContain("data");
    expect((await response.body?.getReader().read())?.done).toBe(false);
  });
});
