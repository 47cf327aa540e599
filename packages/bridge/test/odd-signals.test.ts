// What plain JavaScript may give where a signal is wanted is taken by the bridge as it is by a client.
import { createFeatherClient, createFeatherRuns } from "@evalbridge/feather";
import { describe, expect, test } from "vitest";
import { ArgumentError, createBridge } from "../src/index.ts";
import { rejection } from "./fixture.ts";

const run = {
  id: "run_1",
  status: "completed",
  evaluator_id: "e",
  session_id: "s",
  created_at: "2026-11-24T12:00:00Z",
};
const newBridge = () => {
  const sent: string[] = [];
  const fetch = async (url: string) => {
    sent.push(url);
    return Response.json(url.includes("run_1") ? run : { items: [run], next_cursor: null });
  };
  const source = createFeatherRuns(createFeatherClient({ apiKey: "key", baseUrl: "https://feather.test", fetch }));
  return { bridge: createBridge({ feather: source }), sent };
};
type Asked = ReturnType<typeof newBridge>["bridge"];
const all = async (items: AsyncIterable<unknown>) => {
  const given: unknown[] = [];
  for await (const item of items) given.push(item);
  return given;
};

describe.each<[string, (bridge: Asked, options: object) => Promise<unknown>, object]>([
  ["get", (bridge, options) => bridge.get("feather:run_1", options), { id: "run_1" }],
  ["list", (bridge, options) => all(bridge.list({}, options)), [{ id: "run_1" }]],
  ["page", (bridge, options) => bridge.page({}, options), { runs: [{ id: "run_1" }], failures: [] }],
  ["sorted", (bridge, options) => bridge.sorted({}, options), { runs: [{ id: "run_1" }], complete: true }],
  ["wait", (bridge, options) => bridge.wait("feather:run_1", options), { reason: "ended" }],
  ["watch", async (bridge, options) => all(bridge.watch("feather:run_1", options)), [{ reason: "ended" }]],
])("%s", (_, ask, result) => {
  test.each([false, 0, "", null, undefined])("takes a signal that is %j for none", async (signal) => {
    const { bridge } = newBridge();
    expect(await ask(bridge, { signal })).toMatchObject(result);
  });

  test.each([new AbortController(), {}, true, "abort"])(
    "refuses a signal that is none, before anything is sent: %o",
    async (signal) => {
      const { bridge, sent } = newBridge();
      const error = await rejection(ask(bridge, { signal }));
      expect(error).toBeInstanceOf(ArgumentError);
      expect(error.message).toMatch(/signal takes the signal of an AbortController$/);
      expect(sent).toEqual([]);
    },
  );
});
