import { expect, test } from "vitest";
import { largeSpec } from "../src/codegen/large-spec.ts";
import { callsFile, ourCalls } from "../src/types/calls.ts";
import { simpleGets } from "../src/types/operations.ts";
import { type FakeProvider, fakeProviders } from "../src/world/providers.ts";

test("the large description is the same each time and has as many operations as asked, each with its own name", () => {
  const text = JSON.stringify(largeSpec(40));
  expect(JSON.stringify(largeSpec(40))).toBe(text);
  const ids = [...text.matchAll(/"operationId":"(\w+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(40);
});

test("what is called of a description are reads that a few arguments are enough for, and of a record", () => {
  const gets = simpleGets(largeSpec(8));
  expect(gets.map(({ operationId }) => operationId)).toEqual([
    ...["listAgent0", "getAgent0"],
    ...["listCall0", "getCall0"],
  ]);
  const [list, get] = gets;
  expect(list?.parameters).toEqual({});
  expect(get).toMatchObject({ path: "/agent0s/{id}", parameters: { id: "a" }, property: "id" });
  const text = callsFile(ourCalls("large", new Map([["/agent0s/{id}", "getAgent0"]])), gets.slice(1, 2), 2);
  expect(text.match(/client\.getAgent0\(\{"id":"a"\}\)/g)).toHaveLength(2);
});

test("the providers that are played give each of their runs once, page after page", async () => {
  const bland = fakeProviders({ runs: 250 }).find(({ name }) => name === "bland") as FakeProvider;
  const ids: string[] = [];
  let next: string | null = "0";
  while (next !== null) {
    const response = await bland.fetch(`https://api.example.com/v1/evals/runs?limit=100&starting_after=${next}`);
    const { data } = (await response.json()) as { data: { data: { id: string }[]; next_cursor: string | null } };
    ids.push(...data.data.map(({ id }) => id));
    next = data.next_cursor;
  }
  expect(new Set(ids).size).toBe(250);
  expect(bland.requests.count).toBe(3);
});
