import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { forPrism } from "../src/prism-document.ts";
import { document } from "./fixtures/document.ts";
import { type Served, served } from "./fixtures/served.ts";

type PrismServer = ReturnType<typeof createServer>;
let ours: Served;
let theirs: PrismServer;
let theirUrl: string;

beforeAll(async () => {
  ours = await served();
  theirs = createServer(await getHttpOperationsFromSpec(forPrism(document)), {
    cors: false,
    components: { logger: createLogger("test", { level: "silent" }) },
    config: {
      isProxy: false,
      checkSecurity: true,
      validateRequest: true,
      validateResponse: false,
      errors: false,
      upstreamProxy: undefined,
      mock: { dynamic: false },
    },
  });
  theirUrl = await theirs.listen(0, "127.0.0.1");
});

afterAll(() => Promise.all([ours.close(), theirs.close()]));

const post = (body: string, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  headers: { "x-key": "k", "content-type": "application/json", ...headers },
  body,
});
const get = (headers: Record<string, string> = {}): RequestInit => ({ headers: { "x-key": "k", ...headers } });

const requests: [string, string, RequestInit][] = [
  ["a list", "/suites/s1/runs?limit=5", get()],
  ["a list argument", "/suites/s1/runs?status=a&status=b", get()],
  ["a wrong query argument", "/suites/s1/runs?limit=none", get()],
  ["a documented 401", "/suites/s1/runs", {}],
  ["an undocumented 401", "/runs/run_1", {}],
  ["a missing bearer key", "/runs/latest", {}],
  ["a named example", "/suites/s1/runs", get({ prefer: "example=lastPage" })],
  ["a named example that does not exist", "/suites/s1/runs", get({ prefer: "example=none" })],
  ["a status with a header", "/suites/s1/runs", post('{"agent":"a1"}', { prefer: "code=429, example=full" })],
  ["a status that is not documented", "/runs/run_1", get({ prefer: "code=418" })],
  ["a path that is not documented", "/nothing", get()],
  ["a method that is not documented", "/runs/run_1", { method: "PUT", ...get() }],
  ["a head request", "/runs/run_1", { method: "HEAD", ...get() }],
  ["an answer without content", "/runs/run_1", { method: "DELETE", ...get() }],
  ["a creation", "/suites/s1/runs", post('{"agent":"a1"}')],
  ["a wrong body", "/suites/s1/runs", post('{"agent":1}')],
  ["a missing body", "/suites/s1/runs", post("")],
  ["a body of another type", "/suites/s1/runs", post("agent", { "content-type": "text/plain" })],
  ["a media type that is not offered", "/runs/run_1", get({ accept: "text/html" })],
  ["a media type among others", "/runs/run_1", get({ accept: "text/html, application/json;q=0.9" })],
];

test.for(requests)("Prism's own server answers the same: %s", async ([, path, init]) => {
  const [own, prism] = await Promise.all([read(`${ours.baseUrl}${path}`, init), read(`${theirUrl}${path}`, init)]);
  expect(own).toEqual(prism);
});

async function read(url: string, init: RequestInit) {
  const response = await fetch(url, init);
  const headers = Object.fromEntries(response.headers);
  // Of the connection, and of how each server writes to it.
  for (const name of ["date", "connection", "keep-alive", "content-length", "transfer-encoding"]) delete headers[name];
  return { status: response.status, headers, body: await response.text() };
}
