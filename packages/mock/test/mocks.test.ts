import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { documentedProviders } from "../src/document.ts";
import { createMocks } from "../src/index.ts";
import { served } from "./fixtures/served.ts";

const local = /^http:\/\/127\.0\.0\.1:\d+$/;

test("every provider that has a document is served, each at its own address", async () => {
  await using mocks = await createMocks();
  const addresses = Object.values(mocks.baseUrls);
  expect(Object.keys(mocks.baseUrls)).toEqual(documentedProviders());
  expect(new Set(addresses).size).toBe(addresses.length);
  // So deep that no provider has anything there, whatever its placeholders take.
  const nothing = "/nothing".repeat(30);
  for (const address of addresses) {
    expect(address).toMatch(local);
    expect((await fetch(`${address}${nothing}`)).status).toBe(404);
  }
  expect(mocks.requests.map(({ provider }) => provider)).toEqual(documentedProviders());
});

test("the environment names each provider's address and a key", async () => {
  await using mocks = await createMocks({ providers: ["vogent"] });
  expect(mocks.environment).toEqual({ VOGENT_BASE_URL: mocks.baseUrls.vogent, VOGENT_API_KEY: "mock-key" });
});
test("the environment holds what a description says its clients need beside", async () => {
  await using mocks = await createMocks({ providers: ["humanloop"] });
  expect(mocks.environment).toMatchObject({ HUMANLOOP_FILE_ID: "pr_refund", HUMANLOOP_API_KEY: "mock-key" });
});

test.each([
  ["example", [200, 200, 200, 422]],
  ["not-found", [404, 200, 404, 422]],
] as const)("what no example is for gets, with unknownIds %s: %j", async (unknownIds, statuses) => {
  await using mocks = await createMocks({ providers: ["vogent", "feather"], unknownIds });
  const headers = { authorization: "Bearer k", "x-api-key": "k" };
  const status = async (url: string) => (await fetch(url, { headers })).status;
  const { vogent, feather } = mocks.baseUrls;
  expect([
    // No 404 is documented; the first page is for any config; here one is; and here Prism refuses the id.
    await status(`${vogent}/eval_runs/nope`),
    await status(`${vogent}/eval_configs/nope/runs`),
    await status(`${feather}/v1/eval-runs/deed0000-0000-4000-8000-0000000000ff`),
    await status(`${feather}/v1/eval-runs/nope`),
  ]).toEqual(statuses);
});

test("two sets of mocks at once keep apart", async () => {
  await using one = await createMocks({ providers: ["vogent"] });
  await using other = await createMocks({ providers: ["vogent"] });
  await fetch(`${one.baseUrls.vogent}/eval_configs`, { headers: { authorization: "Bearer k" } });
  expect(one.baseUrls.vogent).not.toBe(other.baseUrls.vogent);
  expect([one.requests.length, other.requests.length]).toEqual([1, 0]);
  expect(one.requests[0]).toMatchObject({ provider: "vogent", operation: "listEvalConfigs", status: 200 });
});

test("the port that is asked for is the one that is used", async () => {
  const port = await freePort();
  await using mocks = await createMocks({ providers: ["vogent"], ports: { vogent: port } });
  expect(mocks.baseUrls.vogent).toBe(`http://127.0.0.1:${port}`);
});

test("where one provider's port is taken, none is left open", async () => {
  const taken = await served();
  const free = await freePort();
  const ports = { bland: free, vogent: Number(new URL(taken.baseUrl).port) };
  await expect(createMocks({ providers: ["bland", "vogent"], ports })).rejects.toThrow(
    /cannot serve vogent: port \d+ /,
  );
  await expect(fetch(`http://127.0.0.1:${free}`)).rejects.toThrow("fetch failed");
  await taken.close();
});

test("an unknown provider is refused with the known ones", async () => {
  await expect(createMocks({ providers: ["vogant"] })).rejects.toThrow(
    `knows no provider "vogant"; it knows ${documentedProviders().join(", ")}`,
  );
});

test("a port for a provider that is not served is refused", async () => {
  const ports = { vogent: 0, vogant: 0 };
  await expect(createMocks({ providers: ["vogent"], ports })).rejects.toThrow(
    '@evalbridge/mock is given a port for "vogant", but serves vogent only',
  );
});

test("closing a second time is nothing new", async () => {
  const mocks = await createMocks({ providers: ["vogent"] });
  await mocks.close();
  await mocks.close();
  await expect(fetch(mocks.baseUrls.vogent)).rejects.toThrow("fetch failed");
});

test("a process that closes its mocks ends by itself, and Prism prints nothing", async () => {
  const program = fileURLToPath(new URL("fixtures/serve-and-close.ts", import.meta.url));
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [program], { timeout: 20_000 });
  expect([stdout, stderr]).toEqual([`closed after ${documentedProviders().length + 1} requests\n`, ""]);
}, 30_000);

async function freePort(): Promise<number> {
  const { baseUrl, close } = await served();
  await close();
  return Number(new URL(baseUrl).port);
}
