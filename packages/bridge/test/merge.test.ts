import { expect, test } from "vitest";
import { merge } from "../src/merge.ts";

test("a merge of nothing ends at once", async () => {
  expect(await Array.fromAsync(merge([], new AbortController().signal))).toEqual([]);
});
