// How drift inside a body is told: by the schema, whatever it is made of.
import {
  type Json,
  type Operation,
  type Place,
  placeOf,
  pointerOf,
  type Spec,
  valueAt,
} from "@evalbridge-internal/scripts";
import { describe, expect, test } from "vitest";
import { type Finding, isNews } from "../src/live/finding.ts";
import { placesOf, replaced } from "../src/live/places.ts";
import { isReadable } from "../src/live/safe-operations.ts";
import { createSchemaDrift } from "../src/live/schema-drift.ts";
import { createShow } from "../src/live/shown.ts";
import { providers } from "../src/repository.ts";
import { createSchemaCheck } from "../src/schema-check.ts";
import { specOf } from "../src/specs.ts";

const show = createShow("some-key");

describe("held against a schema", () => {
  /** A description that is nothing but a schema. */
  function driftOf(schema: Json, value: Json): Finding[] {
    const spec: Spec = { ...specOf("bland"), document: { schema } };
    return createSchemaDrift(spec, createSchemaCheck(spec), show)(["schema"], value);
  }
  const union = {
    oneOf: [
      { type: "object", required: ["a"], properties: { kind: { const: "one" }, a: { type: "string" } } },
      { type: "object", properties: { kind: { const: "two" }, b: { type: "number" }, c: {}, d: {} } },
    ],
  };

  test.each<[string, Json, Json, Finding]>([
    [
      "too large",
      { type: "number", maximum: 1 },
      2,
      { kind: "out of range", spec: "/schema/maximum", instance: "", detail: "maximum 1" },
    ],
    [
      "too small",
      { minimum: 0 },
      -1,
      { kind: "out of range", spec: "/schema/minimum", instance: "", detail: "minimum 0" },
    ],
    [
      "too long",
      { maxLength: 2 },
      "abc",
      { kind: "other constraint", spec: "/schema/maxLength", instance: "", detail: "maxLength 2" },
    ],
    ["against `not`", { not: { type: "string" } }, "abc", { kind: "other constraint", spec: "/schema", instance: "" }],
    [
      "a text for an enum",
      { enum: ["a"] },
      "Mr. Smith, 12",
      { kind: "unknown word", spec: "/schema/enum", instance: "", detail: "a string" },
    ],
    [
      "of the branch that its constant names",
      union,
      { kind: "one" },
      { kind: "missing field", spec: "/schema/oneOf/0/properties/a", instance: "/a" },
    ],
    [
      "of a field of that branch",
      union,
      { kind: "two", b: "1" },
      { kind: "other type", spec: "/schema/oneOf/1/properties/b/type", instance: "/b", detail: "string, not number" },
    ],
    ["of no branch", union, null, { kind: "null", spec: "/schema/oneOf", instance: "", detail: "null, not object" }],
  ])("a value is told to be %s", (_, schema, value, finding) => {
    expect(driftOf(schema, value)).toEqual([finding]);
  });

  test("a field is new where neither part of a whole has it, and nothing is where any may come", () => {
    const part = (name: string) => ({ type: "object", properties: { [name]: { type: "string" } } });
    const whole = { allOf: [part("a"), part("b")] };
    expect(driftOf(whole, { a: "", b: "" })).toEqual([]);
    expect(driftOf(whole, { a: "", c: "" })).toEqual([
      { kind: "new field", spec: "/schema", instance: "", detail: "c" },
    ]);
    expect(driftOf({ ...part("a"), additionalProperties: true }, { c: "" })).toEqual([]);
    expect(driftOf({ ...part("a"), additionalProperties: false }, { c: "" }).map(({ kind }) => kind)).toEqual([
      "new field",
    ]);
    expect(driftOf({ type: "object" }, { c: "" })).toEqual([]);
  });
});

const others: readonly (Json | undefined)[] = ["text", 17.5, null, { no: "such thing" }, undefined];
const perOperation = 40;

/** An example with one place other than it was, a few dozen times, spread over all its places. */
function brokenBodies({ success }: Operation): { place: Place; body: Json }[] {
  const all = success.examples.flatMap(({ value }) =>
    placesOf(value).flatMap((place) => others.map((other) => ({ value, place, other }))),
  );
  const step = Math.max(1, Math.floor(all.length / perOperation));
  // Not a multiple of the number of others: each of them has its turn.
  const stride = step % others.length === 0 ? step + 1 : step;
  return all.flatMap(({ value, place, other }, index) => {
    const body = index % stride === 0 ? replaced(value, place, other) : undefined;
    return body === undefined ? [] : [{ place, body }];
  });
}

/** Whether a finding is about a place, or about what it is in: of a union nobody knows which branch was meant. */
function isAbout({ instance = "" }: Finding, place: Place): boolean {
  const wanted = pointerOf(place).split("/").slice(1);
  const parts = instance.split("/").slice(1);
  return parts.every((part, index) => wanted[index] === undefined || part === "*" || part === wanted[index]);
}

test.each(providers)("whatever Ajv refuses of %s is named, at its place, and nothing else is", (provider) => {
  const spec = specOf(provider);
  const check = createSchemaCheck(spec);
  const drift = createSchemaDrift(spec, check, show);
  let refused = 0;
  const wrong: string[] = [];
  for (const operation of spec.operations.filter(isReadable)) {
    for (const { place, body } of brokenBodies(operation)) {
      const isRefused = check(operation.success.at as string[], body).length > 0;
      const found = drift(operation.success.at, body).filter((one) => !isNews(one));
      if (isRefused) refused++;
      const leads = found.every(
        (one) => isAbout(one, place) && valueAt(spec.document, placeOf(one.spec)) !== undefined,
      );
      if (isRefused !== found.length > 0 || !leads)
        wrong.push(`${operation.id} ${pointerOf(place)}: ${isRefused ? "refused" : "taken"}, ${JSON.stringify(found)}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(refused).toBeGreaterThan(100);
});
