import { expect, test } from "vitest";
import { groupsOf } from "../src/spec/groups.ts";
import { inCircles, referencesOf } from "../src/spec/references.ts";

const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const circlesOf = (schemas: object) =>
  [...inCircles(referencesOf({ components: { schemas: JSON.parse(JSON.stringify(schemas)) } }))].map(({ place }) =>
    place.slice(2).join("/"),
  );
const many = (count: number, make: (index: number) => [string, object]) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => make(index)));

test("a chain of 50,000 references is no circle, a ring of them is one", () => {
  expect(circlesOf(many(50_000, (index) => [`S${index}`, to(`S${index + 1}`)]))).toEqual([]);
  expect(circlesOf(many(50_000, (index) => [`S${index}`, to(`S${(index + 1) % 50_000}`)]))).toHaveLength(50_000);
});

test("only what is on the way round is in the circle", () => {
  const schemas = {
    A: { allOf: [to("B"), to("Out")] },
    B: { oneOf: [{ anyOf: [to("A")] }, { properties: { a: to("A") } }] },
    Into: to("A"),
    Out: { type: "object" },
  };
  expect(circlesOf(schemas)).toEqual(["A/allOf/0/$ref", "B/oneOf/0/anyOf/0/$ref"]);
});

test("a reference into a part of a union leads to that part alone", () => {
  expect(circlesOf({ A: { anyOf: [to("A/anyOf/1"), { type: "null" }] } })).toEqual([]);
  expect(circlesOf({ A: { anyOf: [to("A/anyOf/0"), { type: "null" }] } })).toEqual(["A/anyOf/0/$ref"]);
});

test("nodes that lead to one another and back are one group, others each their own", () => {
  const groups = groupsOf(
    new Map([
      ["a", ["b"]],
      ["b", ["c", "a"]],
      ["c", ["d"]],
      ["d", ["c"]],
      ["e", ["a"]],
    ]),
  );
  expect(groups.get("a")).toBe(groups.get("b"));
  expect(groups.get("c")).toBe(groups.get("d"));
  expect(new Set(groups.values()).size).toBe(3);
});
