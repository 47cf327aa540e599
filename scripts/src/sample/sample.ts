import { isObject, type Json, type JsonObject } from "../json.ts";
import { allows } from "./allows.ts";
import { choicesOf } from "./choice.ts";
import { listFor } from "./list.ts";
import { type Making, once, step } from "./making.ts";
import { merged } from "./merged.ts";
import { numberFor } from "./number.ts";
import { objectFor } from "./object.ts";
import { textFor } from "./text.ts";

export interface SampleOptions {
  /** A request has nothing that is `readOnly`, an answer nothing that is `writeOnly`. */
  readonly direction: "request" | "response";
  /** With what is optional as well, to a depth of a few levels. @default false: what is required alone */
  readonly full?: boolean;
}

/** A schema that still needs itself so deep down has no finite value. */
const deepest = 24;

/**
 * A value that a schema of a normalised document allows, always the same one; `undefined` where none can be made up. What the document
 * shows as an example is preferred.
 */
export function sampleOf(document: JsonObject, schema: Json, options: SampleOptions): Json | undefined {
  return once(document, schema, { full: false, ...options }, (making) => make(making, schema, 0));
}

/** Whether a schema allows a value, as far as a sampler can tell: it knows most keywords, and no more than a validator does. */
export function fits(document: JsonObject, schema: Json, value: Json): boolean {
  const looked = once(document, { looked: [schema, value] }, { direction: "response", full: false }, (making) =>
    allows(making, schema, value),
  );
  return looked === true;
}

/** Makes a value of a schema that is so many levels down. */
export function make(making: Making, written: Json, depth: number): Json | undefined {
  if (depth > deepest || !step(making)) return undefined;
  const schema = merged(making, written);
  if (schema === undefined || schema.if !== undefined) return undefined;
  const isUseful = (value: Json) => isWhole(making, value) && allows(making, schema, value);
  const shown = given(schema).find(isUseful);
  if (shown !== undefined) return shown;
  const value = isChoice(schema) ? ofChoice(making, schema, depth) : ofType(making, schema, depth);
  return value !== undefined && allows(making, schema, value) ? value : undefined;
}

/** What the schema itself offers: one value, or some. Null comes last: it shows the least. */
function given({ const: only, enum: values, examples, default: usual }: JsonObject): Json[] {
  const offered = [only === undefined ? [] : [only], values, examples, usual === undefined ? [] : [usual]].flatMap(
    (list) => (Array.isArray(list) ? list : []),
  );
  return [...offered.filter((value) => value !== null), ...(Array.isArray(values) || only === null ? [null] : [])];
}

/** An example of an object may be one of an answer, or empty: for requests they are made. */
function isWhole({ direction }: Making, value: Json): boolean {
  return direction === "response" || typeof value !== "object" || value === null;
}

function isChoice({ oneOf, anyOf }: JsonObject): boolean {
  return Array.isArray(oneOf) || Array.isArray(anyOf);
}

function ofChoice(making: Making, schema: JsonObject, depth: number): Json | undefined {
  for (const choice of choicesOf(schema)) {
    const value = make(making, choice, depth + 1);
    if (value !== undefined && allows(making, schema, value)) return value;
  }
  return undefined;
}

function ofType(making: Making, schema: JsonObject, depth: number): Json | undefined {
  const types = [schema.type ?? guess(schema)].flat();
  for (const type of [...types.filter((name) => name !== "null"), ...types.filter((name) => name === "null")]) {
    const value = ofOneType(making, String(type), schema, depth);
    if (value !== undefined) return value;
  }
  return undefined;
}

const kinds: readonly (readonly [type: string, keywords: readonly string[]])[] = [
  ["object", ["properties", "required", "additionalProperties", "patternProperties", "propertyNames", "minProperties"]],
  ["array", ["items", "prefixItems", "minItems", "contains"]],
  ["number", ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]],
];

function guess(schema: JsonObject): string {
  return kinds.find(([, keywords]) => keywords.some((key) => schema[key] !== undefined))?.[0] ?? "string";
}

function ofOneType(making: Making, type: string, schema: JsonObject, depth: number): Json | undefined {
  switch (type) {
    case "null":
      return null;
    case "boolean":
      return isObject(schema.not) && allows(making, schema.not, true) ? false : true;
    case "string":
      return textFor(schema);
    case "array":
      return listFor(making, schema, depth);
    case "object":
      return objectFor(making, schema, depth);
    default:
      return numberFor(schema, type === "integer");
  }
}
