// Headers and bodies made to hurt: each ends with a typed error or a good result, soon, and in bounded memory.
import { createServer } from "node:http";
import { type AddressInfo, createServer as createSocketServer } from "node:net";
import { constants, gzipSync } from "node:zlib";
import { createFeatherClient, createVogentClient } from "@evalbridge/bridge";
import { ContractError, EvalbridgeError, HttpError, NetworkError } from "@evalbridge/core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { show } from "../../src/faults/figure.ts";

const long = 100_000;
const run = { id: "run_1", status: "RUNNING", aggregateResult: { numPassing: 0, numFailing: 0 } };

/** Text that has hurt parsers of headers: long runs that a pattern may go back over, numbers out of range, other scripts. */
const texts: readonly string[] = [
  "9".repeat(long),
  " ".repeat(long),
  `${" ".repeat(long)}x`,
  "a,".repeat(long / 2),
  "<".repeat(long),
  `${"<https://x>; ".repeat(5_000)}rel`,
  ";rel=".repeat(long / 5),
  "-1",
  "-0",
  "NaN",
  "Infinity",
  "1e999",
  "0x10",
  "1.5.5",
  "99999999999999999999",
  "Fri, 31 Dec 9999 23:59:59 GMT",
  "Thu, 01 Jan 1970 00:00:00 GMT",
  "Tue, 00 Foo 0000 99:99:99 GMT",
  `Mon, ${"1 ".repeat(long / 2)} 00:00:00`,
  "\u00ff".repeat(long),
  "",
];
const headers = [
  ...["retry-after", "retry-after-ms", "ratelimit-reset", "x-ratelimit-reset", "date", "deprecation", "sunset", "link"],
  ...["content-type", "content-length", "x-request-id", "location"],
];
const statuses = [200, 302, 429, 503];

describe("hostile headers", () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-24T12:00:00Z") }));
  afterEach(() => void vi.useRealTimers());
  let ended = 0;

  test.each(headers)("in %s, whatever they hold, end a call with its result or a typed error", async (name) => {
    for (const text of texts) {
      for (const status of statuses) {
        const fetch = async () => {
          const response = new Response(status === 302 ? null : JSON.stringify(run), { status });
          response.headers.set("link", "x");
          response.headers.set("deprecation", "true");
          response.headers.set(name, text);
          return response;
        };
        const client = createVogentClient({ apiKey: "key", fetch, onWarning: () => {}, retry: { budget: 0 } });
        let outcome: unknown = "hangs";
        const call = client.getEvalRun({ id: "run_1" }).then(
          (result) => (outcome = result),
          (error: unknown) => (outcome = error),
        );
        await vi.advanceTimersByTimeAsync(200_000);
        await Promise.race([call, Promise.resolve()]);
        const well =
          outcome instanceof EvalbridgeError || (status === 200 && (outcome as { id?: string }).id === "run_1");
        expect([name, text.slice(0, 20), status, well]).toEqual([name, text.slice(0, 20), status, true]);
        if (outcome instanceof EvalbridgeError) expect(outcome.message.length).toBeLessThan(1_000);
        ended++;
      }
    }
    expect(vi.getTimerCount()).toBe(0);
  });

  test("end all calls", (context) => {
    const calls = headers.length * texts.length * statuses.length;
    expect(ended).toBe(calls);
    show(context, "hostile headers, up to 100 kB", "0 hang, all typed", `${calls} calls: ${calls - ended}`);
  });
});

/** How much memory grew at the most while something ran. */
async function growthOf(work: () => Promise<unknown>): Promise<number> {
  const used = () => process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
  const before = used();
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, used() - before)), 1);
  try {
    await work();
  } finally {
    clearInterval(watch);
  }
  return Math.max(most, used() - before);
}

const mebi = 1 << 20;

interface Streamed {
  readonly body: ReadableStream<Uint8Array>;
  readonly made: () => number;
  readonly isCancelled: () => boolean;
}

/** A body that is made as it is read: `chunks` times a mebibyte, or without end. Counts what was made. */
function streamed(chunks: number, fill: string): Streamed {
  let made = 0;
  let cancelled = false;
  const chunk = new TextEncoder().encode(fill.repeat(mebi).slice(0, mebi));
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(stream) {
        // As a network does, between turns of the event loop.
        await new Promise((resolve) => setImmediate(resolve));
        if (made++ === chunks) stream.close();
        else stream.enqueue(chunk.slice());
      },
      cancel() {
        cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { body, made: () => made, isCancelled: () => cancelled };
}

const once = { attempts: 1 };
const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe("a body of a hundred megabytes", () => {
  test("of a success is refused at the limit, and read no further", async (context) => {
    const { body, made, isCancelled } = streamed(100, "x");
    const client = createVogentClient({ apiKey: "key", fetch: async () => new Response(body), retry: once });
    let error: unknown;
    const growth = await growthOf(async () => {
      error = await failureOf(client.getEvalRun({ id: "run_1" }));
    });
    expect(error).toBeInstanceOf(ContractError);
    expect((error as Error).message).toContain(
      "the body is larger than 67108864 bytes; raise it with { maxResponseBytes }",
    );
    expect(made()).toBeLessThanOrEqual(66);
    expect(isCancelled()).toBe(true);
    expect(growth).toBeLessThan(3 * 64 * mebi);
    show(context, "hostile: success of 100 MB, memory", "< 3 × 64 MiB", `${Math.round(growth / mebi)} MiB`);
  });

  test.each([100, Number.POSITIVE_INFINITY])("of an error keeps its beginning: %d chunks", async (chunks) => {
    const { body, made, isCancelled } = streamed(chunks, "y ");
    const fetch = async () => new Response(body, { status: 500 });
    const client = createVogentClient({ apiKey: "key", fetch, retry: once });
    const error = await failureOf(client.getEvalRun({ id: "run_1" }));
    expect(error).toBeInstanceOf(HttpError);
    expect((error as HttpError).body).toHaveLength(mebi);
    expect((error as Error).message.length).toBeLessThan(400);
    expect(made()).toBeLessThanOrEqual(3);
    expect(isCancelled()).toBe(true);
  });

  test("without an end is refused at a limit of the caller's", async () => {
    const { body, made, isCancelled } = streamed(Number.POSITIVE_INFINITY, "z");
    const client = createVogentClient({ apiKey: "key", fetch: async () => new Response(body), retry: once });
    const error = await failureOf(client.getEvalRun({ id: "run_1" }, { maxResponseBytes: 5 * mebi }));
    expect(error).toBeInstanceOf(ContractError);
    expect(made()).toBeLessThanOrEqual(7);
    expect(isCancelled()).toBe(true);
  });

  test.each([
    ["longer than what comes", 100 * mebi, NetworkError],
    ["shorter than what comes", 10, ContractError],
  ])("over a real socket, with a length in its header that is %s, is a typed error", async (_, length, kind) => {
    const text = JSON.stringify(run);
    const server = createSocketServer((socket) => {
      const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;
      socket.on("error", () => {}).once("data", () => socket.end(head + text));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const client = createVogentClient({ apiKey: "key", baseUrl, retry: once });
      expect(await failureOf(client.getEvalRun({ id: "run_1" }))).toBeInstanceOf(kind);
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });

  test("packed into a few thousand bytes is refused as well, over a real socket", async (context) => {
    const bomb = gzipSync(Buffer.alloc(100 * mebi, 0x20), { level: constants.Z_BEST_COMPRESSION });
    const server = createServer((_, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip", connection: "close" });
      response.end(bomb);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const client = createVogentClient({ apiKey: "key", baseUrl, retry: once });
      const error = await failureOf(client.getEvalRun({ id: "run_1" }));
      expect(error).toBeInstanceOf(ContractError);
      expect((error as Error).message).toContain("larger than 67108864 bytes");
      show(
        context,
        "hostile: gzip bomb over a socket",
        "typed error",
        `${Math.round(bomb.length / 1024)} kB refused at 64 MiB`,
      );
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });
});

describe("JSON that is nested a hundred thousand deep", () => {
  const depth = 100_000;
  const nested: readonly (readonly [string, string])[] = [
    ["lists", `${"[".repeat(depth)}${"]".repeat(depth)}`],
    ["objects", `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`],
  ];

  let ended = 0;

  test.each(nested)("in %s is a result like any other, where it is one", async (_, text) => {
    const fetch = async () => new Response(text);
    expect(await createVogentClient({ apiKey: "key", fetch }).getEvalRun({ id: "run_1" })).toBeDefined();
    ended++;
  });

  test.each(nested)("in %s of an error is a typed error", async (_, text) => {
    const fetch = async () => new Response(text, { status: 500 });
    const error = await failureOf(
      createFeatherClient({ apiKey: "key", fetch, retry: once }).getEvalRun({ run_id: "r" }),
    );
    expect(error).toBeInstanceOf(HttpError);
    expect((error as HttpError).status).toBe(500);
    // Whoever writes it down is not overrun either.
    expect(JSON.stringify(error).length).toBeLessThan(4_000);
    ended++;
  });

  test.each(nested)("in %s in place of a list is a typed error", async (_, text) => {
    const fetch = async () => new Response(text);
    const client = createFeatherClient({ apiKey: "key", fetch, retry: once });
    expect(await failureOf(client.listEvalRuns.page())).toBeInstanceOf(ContractError);
    ended++;
  });

  test("ends all calls", (context) => {
    expect(ended).toBe(6);
    show(context, "hostile JSON, 100,000 deep", "0 hang, all typed", "6 calls: 0");
  });
});
