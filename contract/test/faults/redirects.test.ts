// Credentials stay with their origin: each redirect, to each other origin, with each way in which a key travels.
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { AmbiguousResultError, EvalbridgeError, NetworkError } from "@evalbridge/core";
import { describe, expect, test } from "vitest";
import { show } from "../../src/faults/figure.ts";
import { changesOfOrigin, redirected } from "../../src/faults/redirect-case.ts";

const key = "key-that-must-not-leave-7f3a";
const baseUrl = "https://api.example.test:8443";
const codes = [301, 302, 303, 307, 308] as const;
const once = { attempts: 1 };
const quiet = { onWarning: () => {}, lookMs: 0, retry: once };

/** Answers the first request with a redirect, whatever comes after with a good answer, and keeps what was asked. */
function server(status: number, location: string) {
  const sent: { url: string; headers: Headers; body: unknown; method: string }[] = [];
  const fetch = async (url: string, init: RequestInit) => {
    sent.push({ url, headers: new Headers(init.headers), body: init.body, method: init.method ?? "GET" });
    if (sent.length === 1) return new Response(null, { status, headers: { location } });
    return Response.json({ id: "run_1", run_id: "run_1", data: { id: "run_1" }, errors: null });
  };
  return { fetch, sent };
}

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe("a redirect to another origin", () => {
  const cases = codes.flatMap((status) => changesOfOrigin.map(([change, location]) => ({ status, change, location })));

  test.each(cases)(
    "with $status to $change sends nothing there, with any of the four keys",
    async ({ status, location }) => {
      for (const { read, start } of redirected) {
        for (const call of [read, start]) {
          const { fetch, sent } = server(status, location);
          const error = await failureOf(call({ apiKey: key, baseUrl, fetch, ...quiet }));
          expect(error).toBeInstanceOf(EvalbridgeError);
          expect(sent.map(({ url }) => new URL(url).origin)).toEqual([baseUrl]);
        }
      }
    },
  );

  test("leaks nothing in any of the cases", async (context) => {
    let leaks = 0;
    let tried = 0;
    for (const { status, location } of cases) {
      for (const { read, start } of redirected) {
        for (const call of [read, start]) {
          const { fetch, sent } = server(status, location);
          await failureOf(call({ apiKey: key, baseUrl, fetch, ...quiet }));
          tried++;
          leaks += sent.filter(({ url }) => new URL(url).origin !== baseUrl).length;
        }
      }
    }
    expect([tried, leaks]).toEqual([5 * 6 * 4 * 2, 0]);
    show(context, "redirects: 5 codes × 6 origins × 4 keys", "0 leaks", `${tried} calls: ${leaks}`);
  });
});

describe("a redirect within the origin", () => {
  test.each(codes)("with %i takes a read along, key and all", async (status) => {
    for (const { header, sentAs, read } of redirected) {
      const { fetch, sent } = server(status, "/elsewhere");
      await read({ apiKey: key, baseUrl, fetch, ...quiet });
      expect(sent.map(({ url, headers }) => [new URL(url).pathname === "/elsewhere", headers.get(header)])).toEqual([
        [false, sentAs(key)],
        [true, sentAs(key)],
      ]);
    }
  });

  test.each([307, 308])("with %i takes a start along, body and all", async (status) => {
    for (const { start } of redirected) {
      const { fetch, sent } = server(status, "/elsewhere");
      await start({ apiKey: key, baseUrl, fetch, ...quiet });
      expect(sent).toHaveLength(2);
      expect(sent[1]).toMatchObject({ method: "POST", body: sent[0]?.body });
    }
  });
});

test("redirects are followed five times, and not a sixth", async () => {
  for (const { read } of redirected) {
    for (const [redirects, follows] of [
      [5, true],
      [6, false],
      [Number.POSITIVE_INFINITY, false],
    ] as const) {
      let sent = 0;
      const fetch = async () =>
        sent++ < redirects
          ? new Response(null, { status: 307, headers: { location: `/${sent}` } })
          : Response.json({ id: "run_1", data: { id: "run_1" }, errors: null });
      const error = await failureOf(read({ apiKey: key, baseUrl, fetch, ...quiet }));
      expect([sent, error instanceof NetworkError]).toEqual([6, !follows]);
    }
  }
});

test("a start that is answered with 301, 302 or 303 may have been carried out; one with 307 or 308 was not", async () => {
  for (const status of codes) {
    for (const location of ["/elsewhere", "https://evil.test/x"]) {
      if (status >= 307 && location.startsWith("/")) continue;
      for (const { start } of redirected) {
        const { fetch } = server(status, location);
        const error = await failureOf(start({ apiKey: key, baseUrl, fetch, ...quiet }));
        expect(error).toBeInstanceOf(status < 307 ? AmbiguousResultError : NetworkError);
      }
    }
  }
});

test("nothing is leaked over real sockets either, a hundred times", async (context) => {
  const strangers: IncomingMessage[] = [];
  const other = await listen((request, response) => {
    strangers.push(request);
    response.end("{}");
  });
  let status = 307;
  let seen = 0;
  const ours = await listen((request, response) => {
    const sent = JSON.stringify(request.headers);
    if (sent.includes(key)) seen++;
    response.writeHead(status, { location: `${originOf(other)}/x`, connection: "close" }).end();
  });
  try {
    for (let turn = 0; turn < 100; turn++) {
      status = codes[turn % codes.length] as number;
      const { read, start } = redirected[turn % redirected.length] as (typeof redirected)[number];
      const call = turn % 3 === 0 ? start : read;
      const error = await failureOf(call({ apiKey: key, baseUrl: originOf(ours), ...quiet }));
      expect(error).toBeInstanceOf(EvalbridgeError);
    }
    expect([seen, strangers.length]).toEqual([100, 0]);
    show(context, "redirects over real sockets", "0 leaks", `100 calls: ${strangers.length}`);
  } finally {
    for (const server of [ours, other]) await new Promise((resolve) => server.close(resolve));
  }
});

function listen(handle: RequestListener): Promise<Server> {
  const server = createServer(handle);
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
