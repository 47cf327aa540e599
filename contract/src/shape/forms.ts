import type { Json, JsonObject } from "@evalbridge-internal/scripts";
import { awkwardFor, awkwardText, loneEmoji } from "./awkward.ts";
import { contains, sampleOf } from "./sample.ts";
import { branchesOf, type RecordShape, type Shape, type TextShape } from "./shape.ts";

/** A valid value with something about it that a test wants to see sent: a bound, an enum's value, an absent property. */
export interface Form {
  /** Where in the value: a pointer with `*` for items and a map's values, and `<name>` for a union's branch. */
  readonly at: string;
  readonly facet: string;
  readonly value: Json;
}

/**
 * Each form of a shape, alone: all else is what must be there. With `seen`, each named schema is gone into once, wherever it is used:
 * what an answer holds may hold the same things many times over.
 */
export function* formsOf(shape: Shape, at = "", within: readonly Shape[] = [], seen?: Set<string>): Generator<Form> {
  switch (shape.kind) {
    case "null":
      yield { at, facet: "null", value: null };
      return;
    case "choice":
      for (const value of shape.values) yield { at, facet: `enum:${JSON.stringify(value)}`, value };
      return;
    case "number":
      if (shape.least !== undefined) yield { at, facet: "min", value: shape.least };
      if (shape.most !== undefined) yield { at, facet: "max", value: shape.most };
      return;
    case "text":
      for (const [facet, value] of textForms(shape)) yield { at, facet, value };
      return;
    case "any":
      for (const value of [awkwardText, 0.5, true, null, [1, "two"], { key: "value" }])
        yield { at, facet: `any:${jsonType(value)}`, value };
      return;
    case "list": {
      const { least, most } = shape;
      const items = (length: number) => Array.from({ length }, () => sampleOf(shape.items(), {}, within));
      for (const [length, facet] of [
        [0, "empty"],
        [1, "one"],
        [2, "two"],
        [most, "max"],
      ] as const)
        if (length >= least && length <= most && length !== Number.POSITIVE_INFINITY)
          yield { at, facet, value: items(length) };
      for (const form of formsOf(shape.items(), `${at}/*`, within, seen))
        yield { ...form, value: [form.value, ...items(Math.max(0, least - 1))] };
      return;
    }
    case "union": {
      const { branches, nullable } = branchesOf(shape);
      if (nullable) yield { at, facet: "null", value: null };
      for (const branch of branches.filter((one) => !contains(within, one))) {
        const several = branches.length > 1;
        if (several) yield { at, facet: `branch:${branch.name}`, value: sampleOf(branch, {}, within) };
        yield* formsOf(branch, several ? `${at}<${branch.name}>` : at, within, seen);
      }
      return;
    }
    case "record":
      if (contains(within, shape) || seen?.has(shape.at.join("/"))) return;
      seen?.add(shape.at.join("/"));
      yield* recordForms(shape, at, [...within, shape], seen);
  }
}

function* recordForms(
  shape: Shape & RecordShape,
  at: string,
  within: readonly Shape[],
  seen: Set<string> | undefined,
): Generator<Form> {
  const bare = sampleOf(shape) as JsonObject;
  for (const { name, required, shape: innerShape } of shape.properties) {
    const inner = innerShape();
    const here = `${at}/${name}`;
    if (!required) yield { at: here, facet: "absent", value: bare };
    if (contains(within, inner)) continue;
    yield { at: here, facet: "present", value: { ...bare, [name]: sampleOf(inner, {}, within) } };
    for (const form of formsOf(inner, here, within, seen)) yield { ...form, value: { ...bare, [name]: form.value } };
  }
  if (!shape.rest || shape.properties.length > 0) return;
  const value = sampleOf(shape.rest(), {}, within);
  yield { at, facet: "empty", value: bare };
  const key = shape.keyFormat
    ? sampleOf({ kind: "text", format: shape.keyFormat, least: 0, most: 99, at: [], name: "key" })
    : awkwardText;
  yield { at, facet: shape.keyFormat ? "one" : "awkward key", value: { [String(key)]: value } };
  for (const form of formsOf(shape.rest(), `${at}/*`, within, seen))
    yield { ...form, value: { [String(key)]: form.value } };
}

function textForms(shape: TextShape): [string, string][] {
  const { format, least, most, place } = shape;
  if (format !== undefined) return [];
  const forms: [string, string][] = [["awkward", awkwardFor(shape)]];
  if (place !== "header") forms.push(["emoji", loneEmoji.repeat(Math.max(1, least))]);
  if (least > 0) forms.push(["min", "x".repeat(least)]);
  if (most !== Number.POSITIVE_INFINITY) forms.push(["max", "x".repeat(most)]);
  return forms;
}

export function jsonType(value: Json): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "list" : typeof value;
}
