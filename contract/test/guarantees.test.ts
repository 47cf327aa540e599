// Each promise of docs/guarantees.md names the test that proves it.
import { dirname, join } from "node:path/posix";
import { expect, test } from "vitest";
import { files, read } from "../src/repository.ts";

const page = "docs/guarantees.md";
/** `… | [the test's title](../path/to/the.test.ts) |`, several separated by `·`. */
const proofs = [...read(page).matchAll(/\[((?:[^[\]]|\[[^[\]]*\])+)\]\(([^)]+\.test\.ts)\)/g)].map(
  ([, title = "", link = ""]) => [title, join(dirname(page), link)] as const,
);

test("there are promises, and each row of a table of promises has its proof", () => {
  const rows = read(page).matchAll(/^\| (?!---|Promise)(.+) \|$/gm);
  const promises = [...rows].map(([row]) => row);
  expect(promises.length).toBeGreaterThan(20);
  expect(promises.filter((row) => !/\.test\.ts\)/.test(row))).toEqual([]);
});

test.each(proofs)("the proof «%s» is a test of %s", (title, file) => {
  expect(files(file)).toEqual([file]);
  expect(read(file)).toContain(title);
});
