import { expect, test } from "vitest";
import { isAbove, levels } from "../../src/diff/level.ts";
import { judge } from "../../src/diff/verdict.ts";
import { bases, corpusOf } from "./corpus.ts";

const corpus = bases.flatMap(corpusOf);

test("no change of the corpus is taken for less than it is, and few for more", async () => {
  const verdicts = await judge(corpus);
  const lines = (wrong: (found: number, wanted: number) => boolean) =>
    corpus.flatMap(({ title, expected }, index) => {
      const verdict = verdicts[index];
      if (!verdict || !wrong(levels.indexOf(verdict.level), levels.indexOf(expected))) return [];
      const { structure, redocly, types } = verdict.signals;
      return [
        `${title}: ${verdict.level}, not ${expected} (structure ${structure}, redocly ${redocly}, types ${types})`,
      ];
    });
  const under = lines((found, wanted) => found < wanted);
  const over = lines((found, wanted) => found > wanted);
  const share = over.length / corpus.length;
  const figures = `under-bumps ${under.length}, over-bumps ${over.length} (${(share * 100).toFixed(1)} %)`;
  console.log([`${corpus.length} changes: ${figures}`, ...over].join("\n"));
  expect(under).toEqual([]);
  expect(share).toBeLessThanOrEqual(0.1);
});

test("the corpus is large, and its titles tell its changes apart", () => {
  expect(corpus.length).toBeGreaterThanOrEqual(130);
  expect(new Set(corpus.map(({ title }) => title)).size).toBe(corpus.length);
  expect(corpus.filter(({ expected }) => isAbove("major", expected)).length).toBeGreaterThan(50);
});
