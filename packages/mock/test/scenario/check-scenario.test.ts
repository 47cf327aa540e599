import { expect, test } from "vitest";
import { createMocks } from "../../src/index.ts";
import type { MocksOptions } from "../../src/mocks.ts";

/** As a JSON file brings it: of no type. */
const start = (scenario: unknown, options: MocksOptions = {}) =>
  createMocks({ ...options, scenario: scenario as MocksOptions["scenario"] });

const run = (one: unknown) => ({ bland: { runs: [{}, one] } });
const fault = (one: unknown) => ({ bland: { faults: [one] } });
const first = "scenario.bland.runs[1]";
const faulty = "scenario.bland.faults[0]";

test.each<[unknown, string]>([
  [[], "scenario is [], and takes an object of sources"],
  [7, "scenario is 7, and takes an object of sources"],
  [{ blend: {} }, "scenario.blend is no source; the sources are: vogent, humanloop, feather, feather-kb, bland"],
  [{ bland: [] }, "scenario.bland is [], and takes an object"],
  [{ bland: { sise: 3 } }, 'scenario.bland has no "sise"; it has: size, runs, parents, starts, moves, cursors, '],
  [{ bland: { size: -1 } }, "scenario.bland.size is -1, and takes a whole number"],
  [{ bland: { size: "3" } }, 'scenario.bland.size is "3", and takes a whole number'],
  [{ bland: { runs: {} } }, "scenario.bland.runs is {}, and takes a list"],
  [{ bland: { parents: [{}] } }, "scenario.bland.parents is [{}], and takes a whole number, or a list of { id, name }"],
  [{ bland: { parents: [{ id: "a", nam: "x" }] } }, 'scenario.bland.parents[0] has no "nam"; it has: id, name'],
  [{ bland: { parents: [{ id: "a", name: 5 }] } }, "scenario.bland.parents[0].name is 5, and takes a text"],
  [{ bland: { parents: [{ id: "a" }, { id: "a" }] } }, 'scenario.bland.parents[1].id is "a", as that of parents[0] is'],
  [{ bland: { starts: [{ verdict: "lost" }] } }, 'scenario.bland.starts[0].verdict is "lost", and takes passed, '],
  [{ bland: { moves: { add: 1 } } }, 'scenario.bland.moves has no "add"; it has: insert, remove'],
  [{ bland: { moves: { insert: 0.5 } } }, "scenario.bland.moves.insert is 0.5, and takes a whole number"],
  [{ bland: { cursors: "page" } }, 'scenario.bland.cursors is "page", and takes item or number'],
  [{ bland: { pageSize: 0 } }, "scenario.bland.pageSize is 0, and takes a whole number from 1"],
  [{ bland: { listOmits: [1] } }, "scenario.bland.listOmits is [1], and takes a list of field names"],
  [run("x"), `${first} is "x", and takes an object`],
  [run({ stat: "x" }), `${first} has no "stat"; it has: id, parent, status, steps, verdict, passed, `],
  [run({ id: "" }), `${first}.id is "", and takes a text`],
  [run({ parent: [1] }), `${first}.parent is [1], and takes an id or a list of them`],
  [run({ status: 3 }), `${first}.status is 3, and takes a word`],
  [run({ steps: [] }), `${first}.steps is [], and takes a list of words or of { status, reads or ms }`],
  [{ bland: { starts: [{ id: "a" }] } }, 'scenario.bland.starts[0] has no "id"; it has: status, steps, verdict, '],
  [run({ steps: [{ reads: 2 }] }), `${first}.steps is [{"reads":2}], and takes a list of words`],
  [run({ steps: ["A", { status: "B", read: 2 }] }), `${first}.steps[1] has no "read"; it has: status, reads, ms`],
  [run({ steps: [{ status: "B", reads: -2 }] }), `${first}.steps[0].reads is -2, and takes a whole number`],
  [run({ steps: [{ status: "B", ms: "1s" }] }), `${first}.steps[0].ms is "1s", and takes milliseconds`],
  [run({ steps: [{ status: "B", ms: 1, reads: 1 }] }), `${first}.steps[0] has both reads and ms`],
  [run({ verdict: ["passed"] }), `${first}.verdict is ["passed"], and takes passed, failed or none`],
  [run({ failed: 1.5 }), `${first}.failed is 1.5, and takes a whole number`],
  [run({ score: 50 }), `${first}.score is 50, and takes a number from 0 to 1`],
  [run({ costUsd: -1 }), `${first}.costUsd is -1, and takes an amount in US dollars`],
  [run({ createdAt: "yesterday" }), `${first}.createdAt is "yesterday", and takes a time in ISO 8601, as in 2026-`],
  [run({ record: "x" }), `${first}.record is "x", and takes an object`],
  [{ bland: { runs: [{ id: "a" }, { id: "a" }] } }, 'scenario.bland.runs[1].id is "a", as that of runs[0] is'],
  [fault({ status: 42 }), `${faulty}.status is 42, and takes a status from 200 to 599`],
  [fault({ drop: "late" }), `${faulty}.drop is "late", and takes before, after or midway`],
  [fault({ times: "ever" }), `${faulty}.times is "ever", and takes a whole number or "always"`],
  [fault({ after: "1" }), `${faulty}.after is "1", and takes a whole number`],
  [fault({ delayMs: -1 }), `${faulty}.delayMs is -1, and takes milliseconds`],
  [fault({ headers: [] }), `${faulty}.headers is [], and takes an object of texts`],
  [fault({ headers: { "retry-after": 2 } }), `${faulty}.headers is {"retry-after":2}, and takes an object of texts`],
  [fault({ headers: { "retry-after:": "2" } }), `${faulty}.headers has "retry-after:", which names no header`],
  [fault({ headers: { "bad name": "2" } }), `${faulty}.headers has "bad name", which names no header`],
  [fault({ headers: { "x-a": "日" } }), `${faulty}.headers["x-a"] is "日", and takes one line of Latin-1`],
  [fault({ headers: { "x-a": "a\nb" } }), `${faulty}.headers["x-a"] is "a\\nb", and takes one line of Latin-1`],
  [fault({ contentType: "text/html\n" }), `${faulty}.contentType is "text/html\\n", and takes a content type`],
  [fault({ contentType: 1 }), `${faulty}.contentType is 1, and takes a content type`],
  [fault({ operation: "listRun" }), `${faulty}.operation: bland has no "listRun"; it has: listRuns, `],
])("%j is refused by its place", async (scenario, message) => {
  const refused = await start(scenario).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(TypeError);
  expect((refused as TypeError).message).toContain(`@evalbridge/mock: ${message}`);
});

test("a scenario of a provider that is not served is refused", async () => {
  await expect(start({ bland: {} }, { providers: ["vogent", "feather"] })).rejects.toThrow(
    "@evalbridge/mock: scenario.bland is given, but bland is not among the providers: vogent, feather",
  );
});

test("a name that no scenario has is refused with those that some have", async () => {
  await expect(start("bussy")).rejects.toThrow(
    '@evalbridge/mock has no scenario "bussy"; it has: small, busy, moving, failing, odd; or give one of your own',
  );
});

test("a reset with a bad scenario is refused, and what was played goes on", async () => {
  await using mocks = await createMocks({ providers: ["bland"], scenario: { bland: { size: 2 } } });
  expect(() => mocks.reset({ bland: { size: -1 } })).toThrow("scenario.bland.size is -1");
  expect(mocks.runs("bland")).toHaveLength(2);
});

test.each([
  [{ seed: 0.5 }, "@evalbridge/mock: seed is 0.5, and takes a whole number"],
  [{ now: "now" }, '@evalbridge/mock: now is "now", and takes a time in ISO 8601'],
])("%j is refused", async (options, message) => {
  await expect(createMocks({ ...options, scenario: "small" })).rejects.toThrow(message);
});

test("fields that are undefined are as if they were left out", async () => {
  await using mocks = await createMocks({
    providers: ["bland"],
    scenario: { bland: { size: 2, runs: undefined as never, faults: [{ status: undefined as never }] } },
  });
  expect(mocks.runs("bland")).toHaveLength(2);
});
