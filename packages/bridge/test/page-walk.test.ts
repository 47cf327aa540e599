import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createBridge, IncompleteListError, type RunQuery, type Sources } from "../src/index.ts";
import { refs } from "./fixture.ts";
import { expected, randomFrom, sourcesOf, type World, world } from "./world.ts";

const seed = Date.now() % 1_000_000;
const tries = 500;

/** Follows `next` to its end with pages of changing size, each page asked of a bridge made afresh, as by another process. */
async function walk(sources: Sources, query: RunQuery<Sources>, random: () => number) {
  const found: string[] = [];
  let cursor: string | undefined;
  for (let turn = 0; turn < tries; turn++) {
    const limit = 4 + Math.floor(random() * 12);
    try {
      const page = await createBridge(sources).page({ ...query, limit, cursor });
      expect(page.runs.length).toBeLessThanOrEqual(limit);
      found.push(...refs(page.runs));
      if (page.next === undefined) {
        expect(page.failures).toEqual([]);
        return { found: found.sort(), error: undefined };
      }
      cursor = page.next;
    } catch (error) {
      if (!(error instanceof IncompleteListError)) throw error;
      // A fifth of all requests fails: twenty times in a row, a source is down.
      const down = await stillFails(sources, { ...query, limit, cursor });
      if (down) return { found: found.sort(), error };
    }
  }
  throw new Error(`no end after ${tries} pages`);
}

async function stillFails(sources: Sources, query: RunQuery<Sources> & { limit: number; cursor: string | undefined }) {
  for (let time = 0; time < 20; time++) {
    const page = await createBridge(sources)
      .page(query)
      .catch(() => undefined);
    if (page) return false;
  }
  return true;
}

describe(`through pages alone (seed ${seed})`, () => {
  test("each run comes exactly once, though a fifth of the requests fails", async () => {
    const check = async (drawn: World) => {
      const { found, error } = await walk(sourcesOf(drawn, { failing: 0.2 }), drawn.query, randomFrom(drawn.seed + 1));
      expect(error).toBeUndefined();
      expect(found).toEqual(expected(drawn));
    };
    await fc.assert(fc.asyncProperty(world, check), { seed, numRuns: 300 });
  });

  test("a source that is down ends the walk with an error that names it, after all runs of the others", async () => {
    const check = async (drawn: World) => {
      const query = { ...drawn.query, sources: undefined, parents: undefined };
      const sources = sourcesOf(drawn, { failing: 0.2, down: "beta" });
      const { found, error } = await walk(sources, query, randomFrom(drawn.seed + 1));
      expect(found).toEqual(expected({ ...drawn, query }, "beta"));
      expect(error?.failures.map(({ source }) => source)).toContain("beta");
    };
    await fc.assert(fc.asyncProperty(world, check), { seed, numRuns: 100 });
  });

  test("a page takes at most ten requests of a source, and does take ten", async () => {
    let most = 0;
    const check = async (drawn: World) => {
      const requests = new Map<string, number>();
      const onRequest = (key: string) => void requests.set(key, (requests.get(key) ?? 0) + 1);
      const bridge = createBridge(sourcesOf(drawn, { failing: 0, onRequest }));
      for (let cursor: string | undefined, first = true; first || cursor; first = false) {
        requests.clear();
        cursor = (await bridge.page({ ...drawn.query, limit: 100, cursor })).next;
        most = Math.max(most, ...requests.values());
      }
    };
    await fc.assert(fc.asyncProperty(world, check), { seed, numRuns: 100 });
    expect(most).toBe(10);
  });
});
