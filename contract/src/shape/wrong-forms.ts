import type { Json, JsonObject } from "@evalbridge-internal/scripts";
import { contains, sampleOf } from "./sample.ts";
import { branchesOf, type RecordShape, type Shape } from "./shape.ts";

/** A value that is wrong in one place; unless its schema says nothing of it, or another branch of a union allows it. */
export interface WrongForm {
  /** Where in the value, as in a `Form`. */
  readonly at: string;
  /** What is wrong. */
  readonly slip: string;
  readonly value: Json;
}

const unbounded = Number.POSITIVE_INFINITY;

/** Each slip at each place of a shape, alone: all else is what must be there. */
export function* wrongFormsOf(shape: Shape, at = "", within: readonly Shape[] = []): Generator<WrongForm> {
  switch (shape.kind) {
    case "null":
    case "any":
      return;
    case "choice":
      yield { at, slip: "not of the enum", value: "no such value" };
      return;
    case "number": {
      const { least, most, whole } = shape;
      yield { at, slip: "no number", value: "no such value" };
      if (least !== undefined) yield { at, slip: "below its minimum", value: least - 1 };
      if (most !== undefined) yield { at, slip: "above its maximum", value: most + 1 };
      if (whole) yield { at, slip: "a fraction", value: (least ?? 0) + 0.5 };
      return;
    }
    case "text": {
      const { format, least, most } = shape;
      yield format ? { at, slip: `no ${format}`, value: "no such value" } : { at, slip: "no text", value: 17 };
      if (least > 1) yield { at, slip: "too short", value: "x".repeat(least - 1) };
      else if (least === 1) yield { at, slip: "empty", value: "" };
      if (most !== unbounded) yield { at, slip: "too long", value: "x".repeat(most + 1) };
      return;
    }
    case "list": {
      const { least, most } = shape;
      const items = (length: number) => Array.from({ length }, () => sampleOf(shape.items(), {}, within));
      yield { at, slip: "no list", value: { no: "list" } };
      if (least > 0) yield { at, slip: "too few", value: items(least - 1) };
      if (most !== unbounded) yield { at, slip: "too many", value: items(most + 1) };
      for (const form of wrongFormsOf(shape.items(), `${at}/*`, within)) yield { ...form, value: [form.value] };
      return;
    }
    case "union": {
      const { branches, nullable } = branchesOf(shape);
      if (!nullable) yield { at, slip: "null", value: null };
      for (const branch of branches) yield* wrongFormsOf(branch, at, within);
      return;
    }
    case "record":
      if (!contains(within, shape)) yield* wrongRecords(shape, at, [...within, shape]);
  }
}

function* wrongRecords(shape: RecordShape & Shape, at: string, within: readonly Shape[]): Generator<WrongForm> {
  const bare = sampleOf(shape) as JsonObject;
  yield { at, slip: "no object", value: [] };
  if (!shape.rest) yield { at, slip: "an unknown property", value: { ...bare, "no such property": 1 } };
  for (const { name, required, shape: innerShape } of shape.properties) {
    const inner = innerShape();
    const here = `${at}/${name}`;
    const { [name]: _, ...without } = bare;
    if (required) yield { at: here, slip: "missing", value: without };
    if (inner.kind !== "null" && inner.kind !== "any" && inner.kind !== "union")
      yield { at: here, slip: "null", value: { ...bare, [name]: null } };
    for (const form of wrongFormsOf(inner, here, within)) yield { ...form, value: { ...bare, [name]: form.value } };
  }
  if (!shape.rest || shape.properties.length > 0) return;
  if (shape.keyFormat)
    yield { at, slip: `a key that is no ${shape.keyFormat}`, value: { "no such key": sampleOf(shape.rest()) } };
  const key = String(Object.keys(sampleOf(shape, { full: true }) as JsonObject)[0]);
  for (const form of wrongFormsOf(shape.rest(), `${at}/*`, within)) yield { ...form, value: { [key]: form.value } };
}
