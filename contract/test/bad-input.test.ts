// What goes wrong for users, and what they are told: one line that names the thing and the way out.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  createBridge,
  createBridgeFromEnv,
  createFeatherClient,
  createFeatherRuns,
  createVogentClient,
  createVogentRuns,
  IncompleteListError,
} from "@evalbridge/bridge";
import { createMocks, type Mocks } from "@evalbridge/mock";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { providerClient } from "../src/provider-client.ts";
import { packaged, providers, root } from "../src/repository.ts";
import { specOf } from "../src/specs.ts";

let mocks: Mocks<"vogent" | "feather">;
let deadUrl: string;
beforeAll(async () => {
  mocks = await createMocks({ providers: ["vogent", "feather"] });
  const gone = await createMocks({ providers: ["vogent"] });
  deadUrl = gone.baseUrls.vogent;
  await gone.close();
});
afterAll(() => mocks.close());
afterEach(() => {
  vi.unstubAllEnvs();
});

/** What a call is refused with, or throws; one line. */
async function refusal(ask: () => unknown): Promise<string> {
  const error = await (async () => ask())().then(
    () => expect.unreachable("nothing was refused"),
    (reason: Error) => reason,
  );
  expect(error.message).not.toContain("\n");
  return error.message;
}

const apiKey = "mock-key";
const vogent = () => createVogentClient({ apiKey, baseUrl: mocks.baseUrls.vogent });
const feather = () => createFeatherRuns(createFeatherClient({ apiKey, baseUrl: mocks.baseUrls.feather }));
const bridge = () => createBridge({ vogent: createVogentRuns(vogent()), feather: feather() });

describe("without a key", () => {
  test.each(providers)("a call to %s names the variable and the option", async (provider) => {
    const variable = `${provider.toUpperCase()}_API_KEY`;
    vi.stubEnv(variable, undefined);
    const { methods } = await providerClient(provider, { baseUrl: deadUrl });
    const list = specOf(provider).operations.find(({ paging }) => paging)?.id ?? "";
    expect(await refusal(() => methods[list]?.())).toBe(
      `${provider}: no key. Set ${variable}, or give the option apiKey`,
    );
  });

  test("a bridge says which sources it leaves out, and which variable each waits for", async () => {
    for (const provider of providers) vi.stubEnv(`${provider.toUpperCase()}_API_KEY`, undefined);
    const { missing, get } = createBridgeFromEnv();
    expect(missing).toContainEqual({ source: "feather-kb", variable: "FEATHER_API_KEY" });
    expect(missing).toHaveLength(5);
    expect(await refusal(() => get("vogent:run_101"))).toBe(
      "vogent: no key. Set VOGENT_API_KEY, or give the option apiKey",
    );
  });
});

test("a key that is refused is said to be, by place, status and where the key comes from", async () => {
  const withoutKey = async (url: string, { headers, ...init }: RequestInit) => {
    const stripped = new Headers(headers);
    stripped.delete("authorization");
    return fetch(url, { ...init, headers: stripped });
  };
  const client = createVogentClient({ apiKey, baseUrl: mocks.baseUrls.vogent, fetch: withoutKey });
  expect(await refusal(() => client.getEvalRun({ id: "run_101" }))).toMatch(
    /^vogent GET \/eval_runs\/\{id\} → 401 Unauthorized.* \(is VOGENT_API_KEY, or the option apiKey, right\?\)$/,
  );
});

describe("a provider that nobody knows", () => {
  test("is refused by the bridge, which names its sources", async () => {
    const { get, parse, list } = bridge();
    const line = 'there is no source "vogen"; there are: feather, vogent';
    // @ts-expect-error the key is misspelt
    expect(await refusal(() => get("vogen:run_101"))).toBe(line);
    expect(await refusal(() => parse("vogen:run_101"))).toBe(line);
    // @ts-expect-error the key is misspelt
    expect(await refusal(() => list({ sources: ["vogen"] }))).toBe(
      'sources has no "vogen"; there are: feather, vogent',
    );
  });

  test("is refused by the mocks, which name those they know", async () => {
    expect(await refusal(() => createMocks({ providers: ["vogen"] }))).toMatch(
      /^@evalbridge\/mock knows no provider "vogen"; it knows .*\bbland, .*vogent\b/,
    );
  });

  test("is refused by codegen, which names those there are", async () => {
    const codegen = join(root, "scripts/src/codegen.ts");
    const ran = promisify(execFile)(process.execPath, [codegen, "vogen"], { cwd: root });
    await expect(ran).rejects.toMatchObject({
      code: 1,
      stderr: `codegen: there is no provider "vogen"; there are: ${packaged.join(", ")}\n`,
    });
  });
});

test("a port that is taken is named, with what to write instead", async () => {
  const port = Number(new URL(mocks.baseUrls.vogent).port);
  expect(await refusal(() => createMocks({ providers: ["vogent"], ports: { vogent: port } }))).toMatch(
    new RegExp(`^@evalbridge/mock cannot serve vogent: port ${port} of 127\\.0\\.0\\.1 is taken; give it another, `),
  );
});

test("a provider that is down costs its own runs only, and is named at the end", async () => {
  const down = createVogentRuns(createVogentClient({ apiKey, baseUrl: deadUrl }));
  const given: string[] = [];
  const listing = async () => {
    for await (const run of createBridge({ vogent: down, feather: feather() }).list()) given.push(run.ref);
  };
  const error = await listing().catch((reason: unknown) => reason);
  expect(given.length).toBeGreaterThan(5);
  expect(given.every((ref) => ref.startsWith("feather:"))).toBe(true);
  expect(error).toBeInstanceOf(IncompleteListError);
  expect((error as Error).message).toBe(
    `the list is incomplete: vogent: vogent GET /eval_configs: no answer from ${deadUrl} (ECONNREFUSED); is it up, and is the base URL right?`,
  );
});

describe("an id in a path", () => {
  test.each([
    ["", 'path parameter "id" is empty'],
    ["..", 'path parameter "id" is "..", which would change the path; give the id itself'],
    [".", 'path parameter "id" is ".", which would change the path; give the id itself'],
  ])("%j is refused before anything is sent", async (id, why) => {
    const before = mocks.requests.length;
    expect(await refusal(() => vogent().getEvalRun({ id }))).toBe(`vogent GET /eval_runs/{id}: ${why}`);
    expect(mocks.requests).toHaveLength(before);
  });

  test("with a slash stays in its segment, encoded", async () => {
    await vogent().getEvalRun({ id: "../eval_configs/cfg_1?x" });
    expect(mocks.requests.at(-1)).toMatchObject({
      operation: "getEvalRun",
      path: "/eval_runs/..%2Feval_configs%2Fcfg_1%3Fx",
    });
  });
});
