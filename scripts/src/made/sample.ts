import { isObject, type Json, type JsonObject } from "../json.ts";
import { allows } from "./allows.ts";
import { effortFor } from "./effort.ts";
import { listFor } from "./list.ts";
import { merged } from "./merged.ts";
import { numberFor } from "./number.ts";
import { recordFor } from "./record.ts";
import { textsFor } from "./text.ts";

export interface SampleOptions {
  /** A request has nothing that is `readOnly`, an answer nothing that is `writeOnly`. */
  readonly direction: "request" | "response";
  /** With what is optional as well, to a depth of a few levels. @default false: what is required alone */
  readonly full?: boolean;
}

/** Deeper than this nothing optional is made, and a schema that still needs itself has no finite value. */
const deepest = { optional: 2, required: 24 };

/**
 * A value that a schema of a normalised document allows, always the same one; `undefined` where none can be made up. What the document
 * shows as an example is preferred.
 */
export function sampleOf(document: JsonObject, schema: Json, options: SampleOptions): Json | undefined {
  const whole = budgets.get(document) ?? { left: effortFor(document, mostSteps.document) };
  budgets.set(document, whole);
  const steps = { left: Math.min(mostSteps.sample, whole.left) };
  whole.left -= steps.left;
  const value = make(schema, { document, ...options, steps }, 0);
  whole.left += Math.max(steps.left, 0);
  return value;
}

/** Unions of unions can be tried in more ways than anybody waits for. */
const mostSteps = { sample: 3000, document: 500_000 };
const budgets = new WeakMap<JsonObject, { left: number }>();

interface Making extends SampleOptions {
  readonly document: JsonObject;
  readonly steps: { left: number };
}

/** What was made for a component once is taken again: a document's answers share most of their parts. */
const known = new WeakMap<JsonObject, Map<string, Json | undefined>>();

function make(written: Json, making: Making, depth: number): Json | undefined {
  const { document, direction, full, steps } = making;
  const reference = isObject(written) && Object.keys(written).length === 1 ? written.$ref : undefined;
  if (typeof reference !== "string") return makeAnew(written, making, depth);
  const values = known.get(document) ?? new Map<string, Json | undefined>();
  known.set(document, values);
  const key = `${reference} ${direction} ${full ? Math.min(depth, deepest.optional) : "least"}`;
  if (values.has(key)) return values.get(key);
  const value = makeAnew(written, making, depth);
  if (value !== undefined || (steps.left > 0 && depth === 0)) values.set(key, value);
  return value;
}

function makeAnew(written: Json, making: Making, depth: number): Json | undefined {
  if (depth > deepest.required || making.steps.left-- <= 0) return undefined;
  const schema = merged(making.document, written);
  if (schema === undefined || unread.some((key) => schema[key] !== undefined)) return undefined;
  const shown = given(schema, making).find((value) => isAllowed(schema, value, making));
  if (shown !== undefined) return shown;
  const chosen = ofChoice(schema, making, depth);
  const value = chosen === undefined ? ofType(schema, making, depth) : chosen;
  return value !== undefined && isAllowed(schema, value, making) ? value : undefined;
}

/** What nobody here looks into: a value could be made up, and be wrong. */
const unread = ["if", "contains", "propertyNames", "dependentRequired", "dependentSchemas"];

function isAllowed(schema: JsonObject, value: Json, { document, direction }: Making): boolean {
  return allows(document, schema, value, direction);
}

/** What the schema itself offers. An example of an object may be of the other direction: for a request it is made. */
function given({ const: only, enum: values, examples, default: usual }: JsonObject, { direction }: Making): Json[] {
  const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
  const shown = [...list(examples), ...(usual === undefined ? [] : [usual])].filter(
    (value) => value !== null && (direction === "response" || typeof value !== "object") && !holdsReference(value),
  );
  return [
    ...(only === undefined ? [] : [only]),
    ...list(values).filter((value) => value !== null),
    ...shown,
    ...list(values),
  ];
}

/** Whether somebody wrote a reference in place of an example: OpenAPI follows none there. */
export function holdsReference(value: Json): boolean {
  if (Array.isArray(value)) return value.some(holdsReference);
  return isObject(value) && (typeof value.$ref === "string" || Object.values(value).some(holdsReference));
}

/** One alternative, with what stands beside it. */
function ofChoice(schema: JsonObject, making: Making, depth: number): Json | undefined {
  const { anyOf, oneOf, ...rest } = schema;
  const alternatives = Array.isArray(oneOf) ? oneOf : Array.isArray(anyOf) ? anyOf : [];
  const beside = Array.isArray(oneOf) && Array.isArray(anyOf) ? { ...rest, anyOf } : rest;
  const isNull = (part: Json) => isObject(part) && part.type === "null";
  const [nulls, others] = [alternatives.filter(isNull), alternatives.filter((one) => !isNull(one))];
  // A list of links has to end somewhere.
  for (const part of depth > deepest.optional ? [...nulls, ...others] : [...others, ...nulls]) {
    const value = make({ allOf: [beside, part] }, making, depth + 1);
    if (value !== undefined && isAllowed(schema, value, making)) return value;
  }
  return undefined;
}

function ofType(schema: JsonObject, making: Making, depth: number): Json | undefined {
  if (Array.isArray(schema.anyOf) || Array.isArray(schema.oneOf)) return undefined;
  const types = Array.isArray(schema.type) ? schema.type : schema.type === undefined ? [guess(schema)] : [schema.type];
  for (const type of [...types.filter((name) => name !== "null"), ...types.filter((name) => name === "null")]) {
    const value = ofOneType(String(type), schema, making, depth);
    if (value !== undefined) return value;
  }
  return undefined;
}

function guess(schema: JsonObject): string {
  if (["properties", "required", "additionalProperties", "minProperties"].some((key) => schema[key] !== undefined))
    return "object";
  if (schema.items !== undefined || schema.prefixItems !== undefined || schema.minItems !== undefined) return "array";
  return ["minimum", "maximum", "multipleOf"].some((key) => schema[key] !== undefined) ? "number" : "string";
}

function ofOneType(type: string, schema: JsonObject, making: Making, depth: number): Json | undefined {
  if (type === "null") return null;
  if (type === "boolean") return true;
  if (type === "string") return textsFor(schema).find((text) => isAllowed(schema, text, making));
  if (type === "integer" || type === "number") return numberFor(schema, type === "integer");
  if (type === "array")
    return listFor(schema, {
      make: (item) => make(item, making, depth + 1),
      isWanted: making.full === true || making.direction === "request",
    });
  return recordFor(schema, {
    make: (property) => make(property, making, depth + 1),
    isLeftOut: (property) => isOfTheOther(making, property),
    full: making.full === true && depth < deepest.optional,
  });
}

function isOfTheOther({ direction, document }: Making, property: Json): boolean {
  const { readOnly, writeOnly } = merged(document, property) ?? {};
  return direction === "request" ? readOnly === true : writeOnly === true;
}
