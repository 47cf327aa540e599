import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  AmbiguousResultError,
  CredentialsError,
  HttpError,
  NetworkError,
  NotFoundError,
  RateLimitError,
  TimeoutError,
} from "../src/index.ts";
import { acme as acmeOf, failure, json, passing, rejection } from "./fixture.ts";

/** Pauses of half their limit; the budget is tested elsewhere. */
const retry = { random: () => 0.5, budget: 0 };
const acme: typeof acmeOf = (answer, options) => acmeOf(answer, { retry, ...options });
type Answer = () => Response | Promise<Response>;
/** Gives the answers one by one, and the last for ever. */
const inTurn =
  (...answers: Answer[]) =>
  (_: unknown, index: number) =>
    (answers[Math.min(index, answers.length - 1)] as Answer)();
const status = (code: number, headers?: Record<string, string>) => () => json({ message: "no" }, code, headers);
const breaks = (code: string) => () => Promise.reject(failure(code));
const ok = () => json({ ok: 1 });
const never = () => new Promise<Response>(() => {});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const transient: readonly (readonly [string, Answer])[] = [
  ...[408, 429, 500, 502, 503, 504].map((code) => [`${code}`, status(code)] as const),
  ["a connection that breaks off", breaks("ECONNRESET")],
  ["a connection that is refused", breaks("ECONNREFUSED")],
  ["a body that breaks off", () => new Response(new ReadableStream({ start: (one) => one.error(new Error("cut")) }))],
  ["a success that is half a document", () => new Response('{"a": [1')],
  ["a success that is a page of a proxy", () => new Response("<html>", { headers: { "content-type": "text/html" } })],
  ["a success that is empty", () => new Response("")],
];
const final: readonly (readonly [string, Answer])[] = [
  ...[300, 400, 401, 402, 403, 404, 409, 410, 413, 422, 501, 505].map((code) => [`${code}`, status(code)] as const),
  ["a redirect to another origin", status(302, { location: "https://evil.test/" })],
];

describe("what may be repeated", () => {
  test.each(transient)("is sent again after %s", async (_, answer) => {
    const { client, sent } = acme(inTurn(answer, ok));
    expect(await passing(client.getThing({ id: "1" }))).toEqual({ ok: 1 });
    expect(sent).toHaveLength(2);
  });

  test.each(transient.slice(0, 8))("is sent again after %s where it changes something too", async (_, answer) => {
    const { client, sent } = acme(inTurn(answer, () => new Response(null, { status: 204 })));
    await passing(client.deleteThing({ id: "1" }));
    expect(sent.map(({ init }) => init.method)).toEqual(["DELETE", "DELETE"]);
  });

  test.each(final)("is not sent again after %s", async (_, answer) => {
    const { client, sent } = acme(answer);
    const error = await rejection(passing(client.getThing({ id: "1" })));
    expect(error).toMatchObject({ attempts: 1, retryable: false });
    expect(sent).toHaveLength(1);
  });

  test("is sent again after an attempt that took too long", async () => {
    const { client, sent } = acme(inTurn(never, ok));
    expect(await passing(client.getThing({ id: "1" }, { timeoutMs: 50 }))).toEqual({ ok: 1 });
    expect(sent).toHaveLength(2);
  });

  test("is sent again as it was, with a key that is asked for anew", async () => {
    let turn = 0;
    const { client, sent } = acme(inTurn(status(503), ok), { apiKey: () => `key-${++turn}` });
    await passing(client.putThing({ id: "1", body: { a: 1 } }));
    expect(sent.map(({ url, init }) => [init.method, url, init.body])).toEqual(
      Array(2).fill(["PUT", "https://api.acme.test/v1/things/1", '{"a":1}']),
    );
    expect(sent.map(({ headers }) => headers.get("x-api-key"))).toEqual(["key-1", "key-2"]);
  });

  test("is not sent without a key", async () => {
    const { client, sent } = acme(ok, { apiKey: () => Promise.reject(new Error("sealed")) });
    expect(await rejection(passing(client.getThing({ id: "1" })))).toBeInstanceOf(CredentialsError);
    expect(sent).toHaveLength(0);
  });
});

describe("what must not be done twice", () => {
  const sentForSure = transient.filter(([name]) => name !== "429" && name !== "a connection that is refused");

  test.each(sentForSure)("is sent once, and not known to be done after %s", async (_, answer) => {
    const { client, sent } = acme(answer);
    const error = await rejection(passing(client.createThing({ body: {} })));
    expect(error).toBeInstanceOf(AmbiguousResultError);
    expect(error.attempts).toBe(1);
    expect(sent).toHaveLength(1);
  });

  test.each(final.filter(([name]) => Number(name) > 300 && Number(name) < 500))(
    "is sent once, and known not to be done after %s",
    async (code, answer) => {
      const { client, sent } = acme(answer);
      const error = await rejection(passing(client.createThing({ body: {} })));
      expect(error).toBeInstanceOf(HttpError);
      expect(error.status).toBe(Number(code));
      expect(sent).toHaveLength(1);
    },
  );

  test("is sent once, and not known to be done when it took too long", async () => {
    const { client, sent } = acme(never);
    const error = await rejection(passing(client.createThing({ body: {} })));
    expect(error).toBeInstanceOf(AmbiguousResultError);
    expect(error.cause).toBeInstanceOf(TimeoutError);
    expect(sent).toHaveLength(1);
  });

  test("is sent again after a 429, which is taken for a refusal before any effect", async () => {
    const { client, sent } = acme(inTurn(status(429), status(429), () => json({ id: "t" }, 201)));
    expect(await passing(client.createThing({ body: {} }))).toEqual({ id: "t" });
    expect(sent).toHaveLength(3);
  });

  test.each([
    ["a client", { retry: { ...retry, startsOn429: false } }, {}],
    ["a call", {}, { retry: { startsOn429: false } }],
  ])("is not sent again after a 429 where %s says so", async (_, ofClient, ofCall) => {
    const { client, sent } = acme(status(429), ofClient);
    expect(await rejection(passing(client.createThing({ body: {} }, ofCall)))).toBeInstanceOf(RateLimitError);
    expect(sent).toHaveLength(1);
    await rejection(passing(client.getThing({ id: "1" }, ofCall)));
    expect(sent).toHaveLength(4);
  });

  test.each([
    "ECONNREFUSED",
    "ENOTFOUND",
    "EAI_AGAIN",
    "UND_ERR_CONNECT_TIMEOUT",
    "CERT_HAS_EXPIRED",
    "ERR_TLS_CERT_ALTNAME_INVALID",
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "ERR_SSL_WRONG_VERSION_NUMBER",
  ])("is sent again after %s, which comes up before anything is sent", async (code) => {
    const { client, sent } = acme(inTurn(breaks(code), ok));
    await passing(client.createThing({ body: {} }));
    expect(sent).toHaveLength(2);
  });

  test("is a NetworkError, and surely not done, when no attempt got through", async () => {
    const { client, sent } = acme(breaks("ECONNREFUSED"));
    const error = await rejection(passing(client.createThing({ body: {} })));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ sent: false, attempts: 3, code: "ECONNREFUSED" });
    expect(sent).toHaveLength(3);
  });

  test("is sent again when each of several addresses refused, not when one of them broke off", async () => {
    const several = (...codes: string[]) => {
      const errors = codes.map((code) => Object.assign(new Error(code), { code }));
      return () => Promise.reject(new TypeError("fetch failed", { cause: new AggregateError(errors, "all") }));
    };
    const { client, sent } = acme(inTurn(several("ECONNREFUSED", "ECONNREFUSED"), several("ECONNREFUSED", "EPIPE")));
    expect(await rejection(passing(client.createThing({ body: {} })))).toBeInstanceOf(AmbiguousResultError);
    expect(sent).toHaveLength(2);
  });

  test.each([
    "EPIPE",
    "ETIMEDOUT",
    "UND_ERR_SOCKET",
    "UND_ERR_HEADERS_TIMEOUT",
    "UND_ERR_BODY_TIMEOUT",
    "ECONNABORTED",
  ])("is sent once after %s, which may come up later", async (code) => {
    const { client, sent } = acme(breaks(code));
    expect(await rejection(passing(client.createThing({ body: {} })))).toBeInstanceOf(AmbiguousResultError);
    expect(sent).toHaveLength(1);
  });

  test("is sent once where fetch gives no code at all, as in browsers", async () => {
    const { client, sent } = acme(() => Promise.reject(new TypeError("Failed to fetch")));
    expect(await rejection(passing(client.createThing({ body: {} })))).toBeInstanceOf(AmbiguousResultError);
    expect(sent).toHaveLength(1);
  });
});

describe("a deletion that finds nothing", () => {
  test("after a connection that took too long does not say so either: nothing was sent", async () => {
    const { client } = acme(
      (_, index) => {
        if (index === 0) throw failure("UND_ERR_CONNECT_TIMEOUT");
        return json({}, 404);
      },
      { retry: { attempts: 2, baseDelayMs: 0 } },
    );
    expect(await rejection(passing(client.deleteThing({ id: "1" })))).not.toHaveProperty("afterRetry");
  });

  const deletion = async (...answers: Answer[]) => {
    const { client } = acme(inTurn(...answers, status(404)));
    return rejection(passing(client.deleteThing({ id: "1" })));
  };

  test.each(transient.filter(([name]) => name !== "429" && name !== "a connection that is refused").slice(0, 6))(
    "after %s says that it was sent before",
    async (_, answer) => {
      const error = await deletion(answer);
      expect(error).toBeInstanceOf(NotFoundError);
      expect(error).toMatchObject({ afterRetry: true, attempts: 2 });
    },
  );

  test("says so though what came in between had no effect", async () => {
    expect(await deletion(status(500), status(429))).toMatchObject({ afterRetry: true, attempts: 3 });
  });

  test.each([
    ["at once", []],
    ["after a 429", [status(429)]],
    ["after a connection that was refused", [breaks("ECONNREFUSED")]],
  ])("%s does not", async (_, answers) => {
    const error = await deletion(...answers);
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).not.toHaveProperty("afterRetry");
  });

  test("is no matter of a read", async () => {
    const { client } = acme(inTurn(status(500), status(404)));
    expect(await rejection(passing(client.getThing({ id: "1" })))).not.toHaveProperty("afterRetry");
  });
});

describe("how often", () => {
  test.each([
    ["three times", undefined, undefined, 3],
    ["once with 0", { attempts: 0 }, undefined, 1],
    ["once with 1", { attempts: 1 }, undefined, 1],
    ["as often as the client says", { attempts: 5 }, undefined, 5],
    ["as often as the call says", { attempts: 5 }, { attempts: 2 }, 2],
    ["as often as the client says where the call says nothing", { attempts: 4 }, { attempts: undefined }, 4],
  ])("is %s, and the error tells", async (_, ofClient, ofCall, times) => {
    const { client, sent } = acmeOf(status(500), { retry: { ...retry, ...ofClient } });
    const error = await rejection(passing(client.getThing({ id: "1" }, { retry: ofCall })));
    expect(error.attempts).toBe(times);
    expect(sent).toHaveLength(times);
  });

  test("is told by every kind of error about a request", async () => {
    for (const answer of [status(400), breaks("ECONNRESET"), () => new Response("<"), never]) {
      const { client } = acme(answer);
      expect((await rejection(passing(client.getThing({ id: "1" })))).attempts).toBeGreaterThan(0);
    }
  });
});

describe("the pause", () => {
  /** The milliseconds between requests. */
  const pausesOf = async (options: object, ...answers: Answer[]) => {
    const times: number[] = [];
    const { client } = acmeOf(
      (_, index) => {
        times.push(performance.now());
        return inTurn(...answers)(_, index);
      },
      { retry: { ...retry, ...options } },
    );
    await passing(client.getThing({ id: "1" })).catch(() => undefined);
    return times.slice(1).map((time, index) => time - (times[index] as number));
  };

  test("is a random part of a limit that doubles from 500 ms up to 8 s", async () => {
    expect(await pausesOf({ attempts: 8, random: () => 0.999_999 }, status(500))).toEqual([
      500, 1000, 2000, 4000, 8000, 8000, 8000,
    ]);
    expect(await pausesOf({ attempts: 4, random: () => 0 }, status(500))).toEqual([0, 0, 0]);
    expect(await pausesOf({ attempts: 4 }, status(500))).toEqual([250, 500, 1000]);
  });

  test("is drawn anew each time", async () => {
    const draws = [0.1, 0.9];
    expect(await pausesOf({ random: () => draws.shift() ?? 0 }, status(500))).toEqual([50, 900]);
  });

  test("follows the options", async () => {
    const options = { attempts: 5, random: () => 1, baseDelayMs: 10, maxDelayMs: 25 };
    expect(await pausesOf(options, status(500))).toEqual([10, 20, 25, 25]);
    expect(await pausesOf({ baseDelayMs: 0 }, status(500))).toEqual([0, 0]);
  });

  test("is as long as the server asks, and then a random part longer", async () => {
    const hint = status(503, { "retry-after": "2" });
    expect(await pausesOf({ random: () => 0 }, hint, ok)).toEqual([2000]);
    expect(await pausesOf({}, hint, hint, ok)).toEqual([2250, 2500]);
  });

  test("is never shorter than the server asks, whatever chance says", async () => {
    for (const chance of [0, 0.2, 0.999]) {
      const [pause] = await pausesOf({ random: () => chance }, status(429, { "retry-after-ms": "1234.5" }), ok);
      expect(pause).toBeGreaterThanOrEqual(1234.5);
    }
  });

  test("of 60 s is waited; a longer one fails at once, and the error tells for how long", async () => {
    expect(await pausesOf({ random: () => 0 }, status(429, { "retry-after": "60" }), ok)).toEqual([60_000]);
    const { client, sent } = acme(status(429, { "retry-after": "61" }));
    const begun = performance.now();
    const error = await rejection(client.getThing({ id: "1" }));
    expect(error).toMatchObject({ retryAfterMs: 61_000, attempts: 1 });
    expect(performance.now()).toBe(begun);
    expect(sent).toHaveLength(1);
  });

  test("that is longer than maxHintMs is not waited for", async () => {
    expect(await pausesOf({ maxHintMs: 1000, random: () => 0 }, status(429, { "retry-after": "1" }), ok)).toEqual([
      1000,
    ]);
    expect(await pausesOf({ maxHintMs: 999 }, status(429, { "retry-after": "1" }), ok)).toEqual([]);
    expect(await pausesOf({ maxHintMs: 120_000, random: () => 0 }, status(429, { "retry-after": "90" }), ok)).toEqual([
      90_000,
    ]);
  });

  test("begins when the body of the error was read to its end", async () => {
    const body = new ReadableStream({
      pull(stream) {
        stream.enqueue(new TextEncoder().encode("no"));
        stream.close();
      },
    });
    const first = new Response(body, { status: 500 });
    const { client } = acme((_, index) => {
      if (index > 0) expect(first.bodyUsed).toBe(true);
      return index === 0 ? first : ok();
    });
    expect(await passing(client.getThing({ id: "1" }))).toEqual({ ok: 1 });
  });

  test("begins when a body that goes on and on was cancelled", async () => {
    const cancel = vi.fn();
    const pull = (stream: ReadableStreamDefaultController) => stream.enqueue(new Uint8Array(1 << 18));
    const { client } = acme((_, index) => {
      if (index > 0) expect(cancel).toHaveBeenCalledTimes(1);
      return index === 0 ? new Response(new ReadableStream({ pull, cancel }), { status: 500 }) : ok();
    });
    expect(await passing(client.getThing({ id: "1" }))).toEqual({ ok: 1 });
  });
});

describe("the caller's signal", () => {
  test.each([new Error("enough"), "enough", 0, "", null, false])(
    "ends a pause at once with its reason, %j, and leaves nothing",
    async (reason) => {
      const { signal, ...controller } = control();
      const { client, sent } = acme(status(500));
      const outcome = rejection(client.getThing({ id: "1" }, { signal }));
      await vi.advanceTimersByTimeAsync(1);
      expect(vi.getTimerCount()).toBe(1);
      const begun = performance.now();
      controller.abort(reason);
      expect(await outcome).toBe(reason);
      expect(performance.now()).toBe(begun);
      expect([vi.getTimerCount(), getEventListeners(signal, "abort").length, sent.length]).toEqual([0, 0, 1]);
    },
  );

  test("leaves nothing when the call ends by itself", async () => {
    const { signal } = control();
    const { client } = acme(inTurn(status(500), ok));
    await passing(client.getThing({ id: "1" }, { signal }));
    expect([vi.getTimerCount(), getEventListeners(signal, "abort").length]).toEqual([0, 0]);
  });

  test("ends the call though its reason is an error that would be tried again", async () => {
    const { signal, abort } = control();
    const reason = new TimeoutError({}, 1);
    const { client, sent } = acme(never);
    const outcome = rejection(client.getThing({ id: "1" }, { signal }));
    await vi.advanceTimersByTimeAsync(1);
    abort(reason);
    expect(await outcome).toBe(reason);
    expect(reason).not.toHaveProperty("attempts");
    expect(sent).toHaveLength(1);
  });

  test("that aborts in onRetry sends nothing more", async () => {
    const { signal, abort } = control();
    const reason = new Error("enough");
    const { client, sent } = acme(status(500), { onRetry: () => abort(reason) });
    expect(await rejection(passing(client.getThing({ id: "1" }, { signal })))).toBe(reason);
    expect(sent).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});

function control(): { signal: AbortSignal; abort: (reason: unknown) => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: (reason) => controller.abort(reason) };
}
