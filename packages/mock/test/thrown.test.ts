import { request } from "node:http";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { createMocks, type MocksOptions } from "../src/index.ts";
import type { ProviderMock } from "../src/provider-mock.ts";
import { type RecordedRequest, serve } from "../src/server.ts";

const key = { headers: { authorization: "Bearer k" } };

const throwing: [string, MocksOptions["onRequest"]][] = [
  [
    "throws",
    () => {
      throw new Error("no key was sent");
    },
  ],
  ["gives a promise that is rejected", () => Promise.reject(new Error("no key was sent"))],
];

test.each(throwing)(
  "a request that onRequest %s at is answered with 500, and close throws the error, once",
  async (_, onRequest) => {
    const mocks = await createMocks({ providers: ["vogent"], onRequest });
    const ask = async () => {
      const response = await fetch(`${mocks.baseUrls.vogent}/eval_configs`, key);
      return { status: response.status, body: await response.json() };
    };
    const told = { status: 500, body: { title: "The mock failed", detail: "onRequest: no key was sent" } };
    expect([await ask(), await ask()]).toMatchObject([told, told]);
    expect(mocks.requests.map(({ operation, status }) => [operation, status])).toEqual([
      ["listEvalConfigs", 500],
      ["listEvalConfigs", 500],
    ]);
    mocks.reset();
    await expect(mocks.close()).rejects.toThrow("no key was sent");
    await expect(fetch(`${mocks.baseUrls.vogent}/eval_configs`, key)).rejects.toThrow("fetch failed");
    await mocks.close();
  },
);

test("an answer waits for what onRequest promises", async () => {
  const done: string[] = [];
  const onRequest = async () => {
    await new Promise(setImmediate);
    done.push("looked");
  };
  await using mocks = await createMocks({ providers: ["vogent"], onRequest });
  await (await fetch(`${mocks.baseUrls.vogent}/eval_configs`, key)).text();
  expect(done).toEqual(["looked"]);
});

const odd: [string, ProviderMock, string][] = [
  ["a mock that throws", () => Promise.reject(new Error("out of order")), "out of order"],
  [
    "an answer that Node does not send",
    async () => ({ answer: { status: 200, headers: { "bad name": "x" } } }),
    'must be a valid HTTP token ["bad name"]',
  ],
];

test.each(odd)("%s is told with 500, and the next request is answered too", async (_, mock, message) => {
  const record = async ({ answer }: RecordedRequest) => answer;
  const server = await serve(mock, { provider: "fixture", host: "127.0.0.1", port: 0, record });
  onTestFinished(() => server.close());
  for (const path of ["/one", "/two"]) {
    const response = await fetch(`${server.baseUrl}${path}`);
    expect(response.status).toBe(500);
    expect((await response.json()).detail).toContain(message);
  }
});

test.each(["*", "http://example.test/eval_configs", "http://[/"])(
  "a request for %s, which is no path, is refused with 400 and recorded",
  async (path) => {
    await using mocks = await createMocks({ providers: ["vogent"] });
    const { port } = new URL(mocks.baseUrls.vogent);
    const [status, body] = await new Promise<[number | undefined, string]>((resolve, reject) =>
      request({ host: "127.0.0.1", port, method: "OPTIONS", path }, async (response) =>
        resolve([response.statusCode, await text(response)]),
      )
        .on("error", reject)
        .end(),
    );
    expect([status, JSON.parse(body).detail]).toEqual([400, `"${path}" is no path`]);
    expect(mocks.requests).toMatchObject([{ path, status: 400 }]);
    expect(URL.canParse(mocks.requests[0]?.url ?? "")).toBe(true);
  },
);
