import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  type Hooks,
  HttpError,
  NetworkError,
  type RequestInfo,
  type ResponseInfo,
  type RetryInfo,
} from "../src/index.ts";
import { acme as acmeOf, failure, json, passing, rejection, type Sent } from "./fixture.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const retry = { random: () => 0.5, budget: 0 };
const acme: typeof acmeOf = (answer, options) => acmeOf(answer, { retry, ...options });
const never = () => new Promise<Response>(() => {});
/** Fails when its signal says so, as the platform's fetch does. */
const obedient = ({ init }: Sent) =>
  new Promise<Response>((_, reject) => init.signal?.addEventListener("abort", () => reject(init.signal?.reason)));
const aSecondLater = (response: Response) =>
  new Promise<Response>((resolve) => setTimeout(() => resolve(response), 1000));

describe("hooks", () => {
  test("see each request before it is sent, each answer after it was read, and each pause between", async () => {
    const seen: string[] = [];
    const requests: RequestInfo[] = [];
    const responses: ResponseInfo[] = [];
    const retries: RetryInfo[] = [];
    const hooks: Hooks = {
      onRequest: (request) => {
        seen.push("request");
        requests.push(request);
      },
      onResponse: (response) => {
        seen.push("response");
        responses.push(response);
      },
      onRetry: (retry) => {
        seen.push("retry");
        retries.push(retry);
      },
    };
    const { client } = acme((_, index) => {
      seen.push("sent");
      const headers = { "x-request-id": `req_${index}` };
      return aSecondLater(index === 0 ? json({ message: "down" }, 503, headers) : json({}, 200, headers));
    }, hooks);
    await passing(client.getThing({ id: "7", tag: ["x"] }));
    expect(seen).toEqual(["request", "sent", "response", "retry", "request", "sent", "response"]);
    const request = {
      provider: "acme",
      operation: "getThing",
      method: "GET",
      path: "/things/{id}",
      url: "https://api.acme.test/v1/things/7?tag=x",
      headers: expect.objectContaining({ accept: "application/json", "x-api-key": "[redacted]" }),
    };
    expect(requests).toEqual([
      { ...request, attempt: 1 },
      { ...request, attempt: 2 },
    ]);
    const response = { ...request, durationMs: 1000 };
    expect(responses).toEqual([
      { ...response, attempt: 1, status: 503, requestId: "req_0", responseHeaders: expect.any(Object) },
      { ...response, attempt: 2, status: 200, requestId: "req_1", responseHeaders: expect.any(Object) },
    ]);
    expect(responses[0]?.responseHeaders).toMatchObject({ "x-request-id": "req_0" });
    expect(retries).toEqual([{ ...request, attempt: 1, delayMs: 250, error: expect.any(HttpError) }]);
    expect(retries[0]?.error).toMatchObject({ status: 503, attempts: 1, requestId: "req_0" });
  });

  test("see no answer where none came, and no pause where nothing is sent again", async () => {
    const [onRequest, onResponse, onRetry] = [vi.fn(), vi.fn(), vi.fn()];
    const { client } = acme(() => Promise.reject(failure("ECONNRESET")), { onRequest, onResponse, onRetry });
    await rejection(passing(client.createThing({ body: {} })));
    expect([onRequest, onResponse, onRetry].map((hook) => hook.mock.calls.length)).toEqual([1, 0, 0]);
    await rejection(passing(client.getThing({ id: "1" })));
    expect([onRequest, onResponse, onRetry].map((hook) => hook.mock.calls.length)).toEqual([4, 0, 2]);
    expect(onRetry.mock.lastCall?.[0].error).toBeInstanceOf(NetworkError);
  });

  test("see no key, in an address neither", async () => {
    const [onRequest, onResponse, onRetry] = [vi.fn(), vi.fn(), vi.fn()];
    const { client } = acme((_, index) => json({}, index === 0 ? 500 : 200), { onRequest, onResponse, onRetry });
    await passing(client.getThing({ id: "acme-key", tag: ["acme-key"] }));
    for (const hook of [onRequest, onResponse, onRetry])
      expect(hook.mock.calls[0]?.[0]).toHaveProperty(
        "url",
        "https://api.acme.test/v1/things/[redacted]?tag=[redacted]",
      );
  });

  test("see neither answer nor failure of a call that was given up before", async () => {
    const onResponse = vi.fn();
    const { client } = acme(() => aSecondLater(json({})), { onResponse });
    await rejection(passing(client.getThing({ id: "1" }, { timeoutMs: 10, retry: { attempts: 1 } })));
    await vi.advanceTimersByTimeAsync(5000);
    expect(onResponse).not.toHaveBeenCalled();
  });

  const failing: readonly (readonly [string, (name: string) => unknown])[] = [
    [
      "throw",
      (name) => {
        throw new Error(`${name} ${Math.random()}`);
      },
    ],
    ["reject", (name) => Promise.reject(new Error(`${name} ${Math.random()}`))],
  ];
  test.each(failing)("that %s end nothing: it is said once for each, and its message may change", async (_, fail) => {
    const onWarning = vi.fn();
    const hooks = {
      onRequest: () => fail("request") as undefined,
      onResponse: () => fail("response") as undefined,
      onRetry: () => fail("retry") as undefined,
    };
    const { client } = acme((_, index) => (index % 2 === 0 ? json({}, 503) : json({ ok: 1 })), { ...hooks, onWarning });
    for (let call = 0; call < 3; call++) expect(await passing(client.getThing({ id: "1" }))).toEqual({ ok: 1 });
    const said = onWarning.mock.calls.map(([message]) => String(message));
    expect(said.map((message) => message.replace(/ 0\.\d+$/, ""))).toEqual([
      "onRequest threw Error: request",
      "onResponse threw Error: response",
      "onRetry threw Error: retry",
    ]);
  });

  test("that throw show no key, and what is thrown need not be an error", async () => {
    const onWarning = vi.fn();
    const { client } = acme(() => json({}), {
      onRequest: () => {
        throw new Error("have acme-key");
      },
      onResponse: () => {
        throw "acme-key";
      },
      onWarning,
    });
    await passing(client.getStatus());
    expect(onWarning.mock.calls).toEqual([["onRequest threw Error: have [redacted]"], ["onResponse threw string"]]);
  });

  test("for warnings may throw and reject as well", async () => {
    for (const onWarning of [
      () => {
        throw new Error("no");
      },
      () => Promise.reject(new Error("no")) as unknown as undefined,
    ]) {
      const { client } = acme(() => json({ ok: 1 }, 200, { deprecation: "true" }), { onWarning });
      expect(await passing(client.getStatus())).toEqual({ ok: 1 });
    }
  });

  test("that end the call in onRequest keep it from being sent", async () => {
    for (const name of ["getThing", "createThing"] as const) {
      const controller = new AbortController();
      const reason = new Error("enough");
      const { client, sent } = acme(() => json({}), { onRequest: () => controller.abort(reason) });
      const call = name === "getThing" ? { id: "1" } : { body: {} };
      expect(await rejection(passing(client[name](call, { signal: controller.signal })))).toBe(reason);
      expect(sent).toHaveLength(0);
    }
  });

  test("cannot change what is sent", async () => {
    const { client, sent } = acme(() => json({}), {
      onRequest: (request) => void Object.assign(request.headers, { "x-api-key": "other", "x-more": "1" }),
    });
    await passing(client.getStatus());
    expect(sent[0]?.headers.get("x-api-key")).toBe("acme-key");
    expect(sent[0]?.headers.get("x-more")).toBeNull();
  });
});

/** What OpenTelemetry's own tracer would be told. */
function tracing() {
  const spans: { name: string; options: unknown; log: unknown[] }[] = [];
  const tracer = {
    startSpan(name: string, options?: object) {
      const log: unknown[] = [];
      spans.push({ name, options, log });
      return {
        setAttribute: (key: string, value: unknown) => log.push([key, value]),
        setStatus: (status: object) => log.push(status),
        end: () => void log.push("end"),
      };
    },
  };
  return { tracer, spans };
}

describe("a tracer", () => {
  // SpanKind.CLIENT and SpanStatusCode.ERROR of OpenTelemetry's API.
  const [client, error] = [2, 2];

  test("gets a span of its own for each attempt, as OpenTelemetry describes clients of HTTP", async () => {
    const { tracer, spans } = tracing();
    const world = acme((_, index) => (index === 0 ? json({}, 503) : json({})), { tracer });
    await passing(world.client.getThing({ id: "acme-key" }));
    const attributes = {
      "http.request.method": "GET",
      "url.full": "https://api.acme.test/v1/things/[redacted]",
      "url.template": "/things/{id}",
      "server.address": "api.acme.test",
      "server.port": 443,
      "evalbridge.provider": "acme",
    };
    expect(spans).toEqual([
      {
        name: "GET /things/{id}",
        options: { kind: client, attributes },
        log: [["http.response.status_code", 503], ["error.type", "503"], { code: error }, "end"],
      },
      {
        name: "GET /things/{id}",
        options: { kind: client, attributes: { ...attributes, "http.request.resend_count": 1 } },
        log: [["http.response.status_code", 200], "end"],
      },
    ]);
  });

  test("is told the port of a server on this machine", async () => {
    const { tracer, spans } = tracing();
    const world = acme(() => json({}), { tracer, baseUrl: "http://127.0.0.1:4010" });
    await passing(world.client.getStatus());
    expect(spans[0]?.options).toMatchObject({
      attributes: { "server.address": "127.0.0.1", "server.port": 4010, "url.full": "http://127.0.0.1:4010/status" },
    });
  });

  const own = Object.assign(new Error("enough"), { name: "Mine" });
  test.each<[string, (sent: Sent) => Promise<Response> | Response, object, unknown]>([
    ["NetworkError", () => Promise.reject(failure("ECONNRESET")), {}, undefined],
    ["TimeoutError", never, { timeoutMs: 10 }, undefined],
    ["ContractError", () => json({ text: "long" }), { maxResponseBytes: 2 }, undefined],
    ["TimeoutError", obedient, { timeoutMs: 10 }, undefined],
    ["Mine", never, {}, own],
    ["Mine", obedient, {}, own],
    ["string", never, {}, "enough"],
  ])("sees a span that ends once, as %s", async (type, answer, options, reason) => {
    const { tracer, spans } = tracing();
    const controller = new AbortController();
    const world = acmeOf(answer, { tracer });
    const outcome = rejection(world.client.getThing({ id: "1" }, { ...options, signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(10);
    if (reason !== undefined) controller.abort(reason);
    await outcome;
    controller.abort();
    await vi.advanceTimersByTimeAsync(100);
    expect(spans.map(({ log }) => log)).toEqual([[["error.type", type], { code: error }, "end"]]);
  });

  test("sees the span of a call that a hook ended, before it was sent, end too", async () => {
    const { tracer, spans } = tracing();
    const controller = new AbortController();
    const world = acme(() => json({}), { tracer, onRequest: () => controller.abort() });
    await rejection(passing(world.client.getThing({ id: "1" }, { signal: controller.signal })));
    expect(spans.map(({ log }) => log.at(-1))).toEqual(["end"]);
    expect(world.sent).toHaveLength(0);
  });

  test("that throws ends nothing", async () => {
    const onWarning = vi.fn();
    const broken = () => {
      throw new Error("no tracing today");
    };
    for (const tracer of [
      { startSpan: broken },
      { startSpan: () => ({ setAttribute: broken, setStatus: broken, end: broken }) },
    ]) {
      const world = acme(() => json({ ok: 1 }), { tracer, onWarning });
      expect(await passing(world.client.getStatus())).toEqual({ ok: 1 });
    }
    expect(onWarning.mock.calls).toEqual(Array(2).fill(["tracer threw Error: no tracing today"]));
  });
});

describe("an operation that is going away", () => {
  const warningsOf = async (headers: Record<string, string>[]) => {
    const onWarning = vi.fn();
    const { client } = acmeOf((_, index) => json({}, 200, headers[index % headers.length]), { onWarning });
    for (const _ of headers) await passing(client.getStatus());
    return onWarning.mock.calls.map(([message]) => message);
  };

  test.each([
    ["Deprecation", { deprecation: "@1688169599" }, ""],
    ["Sunset", { sunset: "Sat, 31 Dec 2033 23:59:59 GMT" }, ", and ends on Sat, 31 Dec 2033 23:59:59 GMT"],
    [
      "both, with a link",
      {
        deprecation: "true",
        sunset: "Sat, 31 Dec 2033 23:59:59 GMT",
        link: '<https://x.test/other>; rel="next", <https://docs.acme.test/gone>; rel="deprecation"; type="text/html"',
      },
      ", and ends on Sat, 31 Dec 2033 23:59:59 GMT (https://docs.acme.test/gone)",
    ],
    ["a link that is cut", { deprecation: "true", link: "<https://docs.acme.test" }, ""],
    ["a sunset that is no date", { deprecation: "true", sunset: "x".repeat(1000) }, ""],
  ])("is warned of in one line, by %s", async (_, headers, rest) => {
    expect(await warningsOf([headers])).toEqual([`acme getStatus is deprecated by the provider${rest}`]);
  });

  test("is warned of once, though the header changes each time", async () => {
    expect(await warningsOf([{ sunset: "soon" }, { sunset: "sooner" }, { deprecation: "1" }])).toHaveLength(1);
  });

  test("is not warned of where nothing says so", async () => {
    expect(await warningsOf([{ link: '<https://docs.acme.test/gone>; rel="deprecation"' }])).toEqual([]);
  });

  test("is named each by itself, also by an error", async () => {
    const onWarning = vi.fn();
    const { client } = acmeOf(() => json({}, 404, { deprecation: "true" }), { onWarning });
    await rejection(client.getStatus());
    for (const id of ["1", "2"]) await rejection(client.getThing({ id }));
    expect(onWarning.mock.calls.map(([message]) => message)).toEqual([
      "acme getStatus is deprecated by the provider",
      "acme getThing is deprecated by the provider",
    ]);
  });
});
