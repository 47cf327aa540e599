import fc from "fast-check";
import type { GateInput, GateRun } from "../../src/gate/input.ts";
import { world } from "./world.ts";

/** Worlds in which the counts of some runs flatter: they say that every case passed, whatever the cases say. */
export const flattered: fc.Arbitrary<GateInput> = fc
  .tuple(world, fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }))
  .map(([input, which]) => ({ ...input, runs: input.runs.map((one, index) => (which[index] ? flatter(one) : one)) }));

function flatter(one: GateRun): GateRun {
  const { total } = one.run?.counts ?? {};
  if (!one.run || total === undefined) return one;
  return { ...one, run: { ...one.run, counts: { passed: total, failed: 0, errored: 0, undecided: 0, total } } };
}
