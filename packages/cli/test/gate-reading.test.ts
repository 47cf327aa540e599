import type { Mocks, Scenario } from "@evalbridge/mock";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { servedMocks, typed } from "./fixture.ts";

let mocks: Mocks;
beforeAll(async () => {
  mocks = await servedMocks({ providers: ["vogent"] });
});
afterAll(() => mocks.close());

const type = (line: string) => typed(line, { environment: mocks.environment });
const run = { id: "run_1", parent: "cfg_1", status: "SUCCESS", passed: 3, failed: 0, verdict: "passed" as const };

describe("a gate over a run", () => {
  test("whose cases could not be read ends with 2, whatever its counts say", async () => {
    const play = (faults: NonNullable<Scenario["vogent"]>["faults"]) =>
      mocks.reset({ vogent: { parents: [{ id: "cfg_1", name: "C" }], runs: [run], ...(faults && { faults }) } });
    play(undefined);
    expect((await type("gate vogent:run_1")).code).toBe(0);
    play([{ operation: "listEvalRunResults", status: 500, times: 99 }]);
    const { stdout, code } = await type("gate vogent:run_1");
    expect(stdout.replaceAll(/\s+/g, " ")).toMatch(/its cases could not be read: .*500/);
    expect(code).toBe(2);
  });
});
