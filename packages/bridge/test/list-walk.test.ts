import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createBridge, IncompleteListError } from "../src/index.ts";
import { expected, sourcesOf, type World, world } from "./world.ts";

const seed = Date.now() % 1_000_000;

/** Reads a list to its end, or to the error that ends it. */
async function read(drawn: World, failing: number) {
  const found: string[] = [];
  try {
    for await (const { ref } of createBridge(sourcesOf(drawn, { failing })).list({ ...drawn.query, limit: 3 }))
      found.push(ref);
  } catch (error) {
    if (!(error instanceof IncompleteListError)) throw error;
    return { found: found.sort(), failed: error.failures.map(({ source }) => source) };
  }
  return { found: found.sort(), failed: [] };
}

const sourceOf = (ref: string) => ref.slice(0, ref.indexOf(":"));

describe(`through a list (seed ${seed})`, () => {
  test("each run comes exactly once", async () => {
    const check = async (drawn: World) => {
      expect(await read(drawn, 0)).toEqual({ found: expected(drawn), failed: [] });
    };
    await fc.assert(fc.asyncProperty(world, check), { seed, numRuns: 200 });
  });

  test("each run of the sources that do not fail comes exactly once, and no run that was not asked for", async () => {
    let failures = 0;
    const check = async (drawn: World) => {
      const { found, failed } = await read(drawn, 0.05);
      const all = expected(drawn);
      const whole = (refs: string[]) => refs.filter((ref) => !failed.includes(sourceOf(ref)));
      expect(whole(found)).toEqual(whole(all));
      expect(new Set(found).size).toBe(found.length);
      expect(all).toEqual(expect.arrayContaining(found));
      failures += failed.length;
    };
    await fc.assert(fc.asyncProperty(world, check), { seed, numRuns: 200 });
    expect(failures).toBeGreaterThan(0);
  });
});
