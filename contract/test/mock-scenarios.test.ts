// The bridge over the worlds that the mocks play: what the script says arrives, through every source.
import type { Run } from "@evalbridge/bridge";
import type { RunScript, Scenario, SourceKey, SourceScript } from "@evalbridge/mock";
import { describe, expect, test } from "vitest";
import { playedBridge, sources } from "../src/played-bridge.ts";

/** The same runs for every source. */
const everywhere = (script: SourceScript): Scenario => Object.fromEntries(sources.map((source) => [source, script]));
const byId = (runs: readonly Run[]) => new Map(runs.map((run) => [run.id, run]));
const uuid = (number: number) => `deed0000-0000-4000-8000-${String(number).padStart(12, "0")}`;

test("busy: the list gives exactly the runs that there are, each once, and every exchange is as the specs say", async () => {
  const { bridge, mocks, refsOf, mismatches } = await playedBridge("busy", { seed: 4 });
  const runs = await Array.fromAsync<Run>(bridge.list());
  for (const source of sources) {
    const refs = runs.filter((run) => run.source === source).map(({ ref }) => ref);
    expect(refs.length).toBe(200);
    expect(refs.toSorted()).toEqual(refsOf(source).toSorted());
    const words = new Map(mocks.runs(source).map(({ id, status }) => [id, status]));
    for (const run of runs) if (run.source === source) expect(run.rawStatus).toBe(words.get(run.id));
  }
  expect(mismatches()).toEqual([]);
});

const told: readonly RunScript[] = [
  { id: uuid(1), verdict: "passed", passed: 5 },
  { id: uuid(2), verdict: "failed", passed: 1, failed: 3 },
  { id: uuid(3), verdict: "none" },
  { id: uuid(4), passed: 3, failed: 1 },
];

describe.each(sources)("%s", (source) => {
  const noVerdict = source === "humanloop";
  // Feather's run has one evaluator, which counts one.
  const countsOf = ({ passed = 0, failed = 0 }: RunScript) =>
    source === "feather"
      ? { passed: failed > 0 ? 0 : Math.min(1, passed), failed: Math.min(1, failed) }
      : { passed, failed };

  test("verdict, status and counts of scripted runs arrive as scripted, from the list and one by one", async () => {
    const { bridge, listed, mismatches } = await playedBridge({ [source]: { runs: told } });
    const runs = byId(await listed(source));
    const verdicts = told.map(({ id = "" }) => runs.get(id)?.verdict);
    expect(verdicts).toEqual(noVerdict ? ["none", "none", "none", "none"] : ["passed", "failed", "none", "failed"]);
    for (const script of told) {
      const run = runs.get(script.id ?? "") as Run;
      expect(run.status).toBe("completed");
      if (!noVerdict && script.passed !== undefined) expect(run.counts?.passed).toBe(countsOf(script).passed);
      // Bland does not count what failed.
      if (run.counts?.failed !== undefined) expect(run.counts.failed).toBe(countsOf(script).failed);
      const { status, verdict, counts } = await bridge.get(run.ref as `vogent:${string}`);
      expect({ status, verdict, counts }).toEqual({ status: run.status, verdict: run.verdict, counts: run.counts });
    }
    expect(mismatches()).toEqual([]);
  });

  test("moving: no run that is there at the start is lost, and none comes twice", async () => {
    const { listed, refsOf } = await playedBridge("moving", { seed: 3 });
    const before = refsOf(source);
    const refs: string[] = (await listed(source)).map(({ ref }) => ref);
    expect(new Set(refs).size).toBe(refs.length);
    expect(before.filter((ref) => !refs.includes(ref))).toEqual([]);
    expect(refsOf(source).length).toBeGreaterThan(before.length);
  });

  test("failing: what goes wrong once loses nothing, and nothing comes twice", async () => {
    const faults = [
      { status: 429 },
      { drop: "before" },
      { status: 502, contentType: "text/html", body: "<html>" },
    ] as const;
    const { listed, mocks, refsOf } = await playedBridge({
      [source]: { size: 60, pageSize: 20, faults: faults.map((fault, index) => ({ ...fault, after: index })) },
    });
    const refs = (await listed(source)).map(({ ref }) => ref);
    expect(refs.toSorted()).toEqual(refsOf(source).toSorted());
    expect(mocks.requests.filter(({ status }) => status >= 400).map(({ status }) => status)).toEqual([429, 502]);
  });

  test("odd: a word that nobody documents is unknown, with no verdict, and its run does not end", async () => {
    const { listed } = await playedBridge({ [source]: { runs: [{ status: "PAUSED_BY_ADMIN" }] } });
    expect(await listed(source)).toMatchObject([{ status: "unknown", verdict: "none", rawStatus: "PAUSED_BY_ADMIN" }]);
  });
});

test("a run of Humanloop's in two evaluations is two runs", async () => {
  const { listed } = await playedBridge({ humanloop: { runs: [{ id: "run_a", parent: ["evr_1", "evr_2"] }] } });
  const refs = (await listed("humanloop")).map(({ ref }) => ref);
  expect(refs.toSorted()).toEqual(["humanloop:evr_1/run_a", "humanloop:evr_2/run_a"]);
});

test("scores that a list leaves out are there when the run is read: so is its verdict", async () => {
  const runs = [{ id: uuid(1) }, { id: uuid(2), verdict: "failed" }] as const;
  const { bridge, listed } = await playedBridge({ feather: { runs, listOmits: ["scores"] } });
  expect((await listed("feather")).map(({ verdict, score }) => [verdict, score])).toEqual([
    ["none", undefined],
    ["none", undefined],
  ]);
  expect(await bridge.get(`feather:${uuid(1)}`)).toMatchObject({ verdict: "passed", score: 1 });
  expect(await bridge.get(`feather:${uuid(2)}`)).toMatchObject({ verdict: "failed" });
});

const cased = { id: uuid(1), verdict: "failed", passed: 60, failed: 50, errored: 1, undecided: 2 } as const;
const withCases = ["vogent", "humanloop", "feather-kb", "bland"] as const;

test.each(withCases)("cases of %s come out as scripted, over all pages", async (source) => {
  const { bridge, listed, mismatches } = await playedBridge({ [source]: { runs: [cased], pageSize: 40 } });
  const [run] = await listed(source);
  const cases = await Array.fromAsync(bridge.cases(run?.ref as `bland:${string}`));
  const count = (wanted: string) => cases.filter(({ outcome }) => outcome === wanted).length;
  // Vogent has no word for a case that could not be judged: it has no lines.
  const errored = source === "vogent" ? 0 : 1;
  expect({ passed: count("passed"), failed: count("failed"), errored: count("errored") }).toEqual({
    passed: 60,
    failed: 50,
    errored,
  });
  expect(new Set(cases.map(({ key }) => key)).size).toBe(113);
  expect(mismatches()).toEqual([]);
});

test.each(sources)("parents of %s are those of the scenario", async (source) => {
  const { bridge, mismatches } = await playedBridge(everywhere({ parents: 7, pageSize: 3 }));
  if (!bridge.can("parents", source)) return expect(source).toBe("feather");
  const parents = await Array.fromAsync(bridge.parents(source as "bland"));
  expect(parents.map(({ name }) => name)).toEqual(Array.from({ length: 7 }, (_, index) => `Number ${index + 1}`));
  expect(mismatches()).toEqual([]);
});

test("a filter of the bridge keeps the runs that it is for, at the server and here", async () => {
  const { bridge, mocks } = await playedBridge("busy");
  const ofStatus = async (source: SourceKey, status: "failed" | "running") =>
    (await Array.fromAsync<Run>(bridge.list({ sources: [source], status: [status] }))).map(({ id }) => id).toSorted();
  for (const source of sources) {
    const running = mocks.runs(source).filter(({ status }) => status.toLowerCase() === "running");
    expect(running.length).toBeGreaterThan(0);
    expect(await ofStatus(source, "running")).toEqual(running.map(({ id }) => id).toSorted());
  }
});
