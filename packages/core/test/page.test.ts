import { expect, test } from "vitest";
import { mapPage } from "../src/index.ts";

test("a mapped page has its items made into others, and the same cursor, as text", () => {
  const double = (item: number) => item * 2;
  expect(mapPage({ items: [1, 2], next: "c" }, double)).toEqual({ items: [2, 4], next: "c" });
  expect(mapPage({ items: [1], next: 3 }, double)).toEqual({ items: [2], next: "3" });
});

test("a mapped page that is the last has no cursor, and nothing else of the page is kept", () => {
  const page = mapPage({ items: [1], raw: {} } as { items: number[] }, String);
  expect(Object.keys(page)).toEqual(["items"]);
});

test("the function that maps is given the item alone", () => {
  expect(mapPage({ items: ["10", "10"] }, Number.parseInt).items).toEqual([10, 10]);
});
