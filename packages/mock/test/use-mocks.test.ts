import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { useMocks } from "../src/index.ts";

const hooks = { afterAll, beforeAll, beforeEach };
const key = { headers: { authorization: "Bearer k" } };

describe("in a describe", () => {
  const mocks = useMocks({ providers: ["vogent"], scenario: { vogent: { size: 3, parents: 1 } } }, hooks);
  let address: string | undefined;

  test("the mocks are there in a test, and can be changed", async () => {
    address = mocks.baseUrls.vogent;
    const list = `${address}/eval_configs/cfg_1/runs`;
    const body = JSON.stringify({ versionedPromptId: "p", callAgentId: "a" });
    const headers = { ...key.headers, "content-type": "application/json" };
    expect((await fetch(list, { method: "POST", headers, body })).status).toBe(200);
    mocks.advance(5);
    expect([mocks.runs("vogent").length, mocks.requests.length]).toEqual([4, 1]);
    expect(mocks.environment).toMatchObject({ VOGENT_BASE_URL: address });
  });

  test("the next test finds them at the same address and as they were", () => {
    expect(mocks.baseUrls.vogent).toBe(address);
    expect([mocks.runs("vogent").length, mocks.requests.length]).toEqual([3, 0]);
  });

  test("a scenario of one test alone", () => {
    mocks.reset("small");
    expect(mocks.runs("vogent")).toHaveLength(5);
  });

  test("is not the next one's", () => {
    expect(mocks.runs("vogent")).toHaveLength(3);
  });
});

describe("after the tests that they are for", () => {
  const addresses: string[] = [];
  describe("inner", () => {
    const mocks = useMocks({ providers: ["vogent"] }, hooks);
    test("the mocks answer", async () => {
      addresses.push(mocks.baseUrls.vogent);
      expect((await fetch(`${mocks.baseUrls.vogent}/eval_configs`, key)).status).toBe(200);
    });
  });
  test("they are closed", async () => {
    await expect(fetch(`${addresses[0]}/eval_configs`, key)).rejects.toThrow("fetch failed");
  });
});

test.each(["baseUrls", "environment", "requests"] as const)(
  "outside of tests, %s says when the mocks are there",
  (name) => {
    const silent = () => {};
    const mocks = useMocks({}, { beforeAll: silent, beforeEach: silent, afterAll: silent });
    expect(() => mocks[name]).toThrow("useMocks starts its mocks before the first test; use them in tests and hooks");
    expect(() => mocks.runs("bland")).toThrow("before the first test");
  },
);

test("without hooks anywhere, the error shows what to pass", () => {
  expect(() => useMocks()).toThrow(
    'useMocks finds no hooks of a test runner; pass them: import { afterAll, beforeAll, beforeEach } from "vitest"',
  );
});

test("hooks that are global are found, as jest has them", async () => {
  const called: string[] = [];
  const found = Object.fromEntries(Object.keys(hooks).map((name) => [name, () => called.push(name)]));
  Object.assign(globalThis, found);
  try {
    useMocks();
  } finally {
    for (const name of Object.keys(found)) Reflect.deleteProperty(globalThis, name);
  }
  expect(called).toEqual(["beforeAll", "beforeEach", "afterAll"]);
});

test("node:test runs tests with mocks, by its own hooks", async () => {
  const file = fileURLToPath(new URL("fixtures/node-test.ts", import.meta.url));
  // A child that believes itself to be within vitest's run would report to it.
  const { NODE_OPTIONS: _, NODE_TEST_CONTEXT: __, ...env } = process.env;
  const printed = await new Promise<string>((resolve) => {
    execFile(process.execPath, ["--test", "--test-reporter=tap", file], { env, timeout: 25_000 }, (_error, stdout) =>
      resolve(stdout),
    );
  });
  expect(printed).toMatch(/^# pass 2$/m);
  expect(printed).toMatch(/^# fail 0$/m);
}, 30_000);
