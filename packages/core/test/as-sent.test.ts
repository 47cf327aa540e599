// A start whose answer was lost is held against what was sent, whatever its caller does to its own objects from then on.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { asSent } from "../src/as-sent.ts";
import { createClient } from "../src/index.ts";
import { acme, facts, failure, json, passing, rejection } from "./fixture.ts";
import { type Ambiguous, type StartClient, startApi, startWorld } from "./start-world.ts";
import { withTools } from "./tools.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-24T12:00:00Z") }));
afterEach(() => void vi.useRealTimers());

const changes: readonly (readonly [string, (input: ReturnType<typeof newInput>) => unknown])[] = [
  ["writes another agent into its body", ({ body }) => Object.assign(body, { agent: "b" })],
  ["writes into a list of its body", ({ body }) => body.tags.splice(0, 2, "z")],
  ["gives its arguments another body", (input) => Object.assign(input, { body: { agent: "b", tags: [] } })],
  ["gives its arguments another suite", (input) => Object.assign(input, { suite: "x" })],
];
const newInput = () => ({ suite: "s", body: { agent: "a", tags: ["x", "y"] } });
const ids = ({ candidates }: Ambiguous) => candidates.map(({ id }) => id);

describe.each(changes)("where the caller %s after the call", (_, change) => {
  test("its own run is found, and no other", async () => {
    const world = startWorld();
    world.fates.push("drop");
    world.add({ agent: "b", tags: ["z"] });
    const input = newInput();
    const start = rejection(passing(world.client.startPlain(input)));
    change(input);
    const error = (await start) as unknown as Ambiguous;
    expect(ids(error)).toEqual(["run_2"]);
    expect(error.checked.args).toEqual({ suite: "s" });
    change(input);
    expect(ids((await rejection(error.recheck())) as unknown as Ambiguous)).toEqual(["run_2"]);
  });

  test("somebody else's run is not taken for the only one", async () => {
    const world = startWorld({ onAmbiguous: "adopt-only-match" });
    world.fates.push("drop");
    const input = newInput();
    const start = passing(world.client.startPlain(input));
    world.onLook = () => {
      if (world.runs.length === 1) world.add({ agent: "b", tags: ["z"] });
      return undefined;
    };
    change(input);
    expect(await start).toMatchObject({ run_id: "run_1" });
  });

  test("a retry sends what was sent first", async () => {
    const world = startWorld();
    world.fates.push(429);
    const input = newInput();
    const start = passing(world.client.startPlain(input));
    change(input);
    await start;
    expect(world.sent).toEqual(["POST /suites/s/plain", "POST /suites/s/plain"]);
    expect(world.bodies).toEqual([newInput().body, newInput().body]);
  });
});

test("what a body is written as counts, not what it holds", async () => {
  const world = startWorld();
  world.fates.push("drop");
  world.add({ agent: "other" });
  class Start {
    readonly #agent = "a";
    toJSON = () => ({ agent: this.#agent, tags: { toJSON: () => ["x"] } });
  }
  const error = await rejection(passing(world.client.startPlain({ suite: "s", body: new Start() })));
  expect(ids(error as unknown as Ambiguous)).toEqual(["run_2"]);
});

test("of a form that carries a file, the fields are compared as they were", async () => {
  const { startPlain, listRuns } = startApi.operations;
  const media = { type: "multipart/form-data", form: "multipart" } as const;
  const api = withTools({
    operations: { ...(listRuns && { listRuns }), startPlain: { ...startPlain, media } as never },
  });
  const fetch = async (_: string, { method }: RequestInit) => {
    if (method === "POST") throw failure("ECONNRESET");
    return json({ items: ["a", "b"].map((agent) => ({ id: `run_${agent}`, agent })), next: null });
  };
  const client = createClient<StartClient>(facts, api, { apiKey: "acme-key", fetch });
  const body = { agent: "a", file: new Blob(["x"]) };
  const start = rejection(passing(client.startPlain({ suite: "s", body })));
  body.agent = "b";
  expect(ids((await start) as unknown as Ambiguous)).toEqual(["run_a"]);
});

test.each([["a=1"], [new Blob(["x"])], [undefined]])("what is no JSON is not read as such: %o", (sent) => {
  expect(asSent({ suite: "s", body: "text" }, sent, false)).toEqual({ suite: "s", body: "text" });
  expect(asSent({ suite: "s" }, sent, false)).toEqual({ suite: "s" });
});

test.each<[string, (bytes: Uint8Array<ArrayBuffer>) => unknown]>([
  ["an ArrayBuffer", ({ buffer }) => buffer],
  ["a typed array", (bytes) => bytes],
  ["a part of a buffer", ({ buffer }) => new Uint8Array(buffer, 1)],
  ["a view", ({ buffer }) => new DataView(buffer, 1, 2)],
])("bytes are sent, and sent again, as they were at the call: %s", async (_, bodyOf) => {
  const bytes = new Uint8Array([1, 2, 255]);
  const body = bodyOf(bytes);
  const whole = await new Response(body as BodyInit).bytes();
  const media = { type: "application/zip", form: "bytes" } as const;
  const putBytes = { method: "PUT", path: "/things", class: "idempotent", body: "required", media } as const;
  const answers = [json({}, 503), json({})];
  const api = { operations: { createThing: putBytes } };
  const { client, sent } = acme((_, index) => answers[index] as Response, { api, retry: { baseDelayMs: 0 } });
  const call = passing(client.createThing({ body }));
  bytes.fill(7);
  await call;
  const seen = await Promise.all(sent.map(({ init }) => new Response(init.body).bytes()));
  expect(seen).toEqual([whole, whole]);
  expect(sent[0]?.headers.get("content-type")).toBe("application/zip");
});
