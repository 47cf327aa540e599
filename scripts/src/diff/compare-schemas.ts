import { isObject, type Json, type JsonObject, textOf } from "../json.ts";
import { follow, schemaName } from "../model/follow.ts";
import type { Say } from "./change.ts";
import { compareAnnotations } from "./compare-annotations.ts";
import { compareFacts } from "./compare-facts.ts";
import { compareObjects } from "./compare-objects.ts";
import { compareTypes } from "./compare-types.ts";
import { type Direction, narrower, wider } from "./direction.ts";
import type { Shortcuts } from "./shortcuts.ts";
import { stableText } from "./stable-text.ts";

/** Two canonical documents, in one direction. */
export interface Comparison {
  readonly there: JsonObject;
  readonly here: JsonObject;
  readonly direction: Direction;
  readonly say: Say;
  readonly shortcuts: Shortcuts;
  /** Pairs of references that are compared already, or just now. */
  readonly seen: Set<string>;
}

/** Says what is different between two canonical schemas, each in its document; `field` is where a user meets it. */
export function compareSchemas(
  comparison: Comparison,
  old: Json | undefined,
  now: Json | undefined,
  field: string,
): void {
  const { there, here, direction, say, shortcuts, seen } = comparison;
  const [before, after] = [isObject(old) ? old : {}, isObject(now) ? now : {}];
  const { $ref } = before;
  const behind =
    typeof $ref === "string" && stableText(before) === stableText(after) ? shortcuts.behind($ref) : undefined;
  for (const target of behind ?? []) {
    const one = { $ref: target };
    compareSchemas(comparison, one, one, schemaName(one) ?? field);
  }
  if (behind) return;
  const pair = `${before.$ref} ${after.$ref} ${before.$ref && after.$ref ? "" : field}`;
  if ((before.$ref || after.$ref) && seen.has(pair)) return;
  seen.add(pair);
  const [one, other] = [resolved(there, before), resolved(here, after)];
  // What is got is known by the name of its type; what is sent by the way there.
  const name = direction === "response" ? schemaName(after) : undefined;
  compareAnnotations(one, other, direction, field, say);
  // What is beside a reference stands before what its target says of itself, which is shown at its own name.
  if (before.description !== undefined && after.description !== undefined)
    compareAnnotations(follow(there, before, []).value, follow(here, after, []).value, direction, field, say);
  compareVariants(comparison, one, other, name ?? field, field);
}

function resolved(document: JsonObject, schema: JsonObject): JsonObject {
  const { $ref: _, ...beside } = schema;
  return { ...follow(document, schema, []).value, ...beside };
}

/** The alternatives, null apart: `inside` names the fields within, `field` the value itself. */
function compareVariants(
  comparison: Comparison,
  old: JsonObject,
  now: JsonObject,
  inside: string,
  field: string,
): void {
  const { direction, say } = comparison;
  const [before, after] = [variantsOf(old), variantsOf(now)];
  if (before.some(isNull) && !after.some(isNull) && after.length > 0)
    say(narrower(direction), field, "is never null now");
  if (!before.some(isNull) && after.some(isNull) && before.length > 0) say(wider(direction), field, "can now be null");
  const [gone, come] = [unmatched(before, after), unmatched(after, before)];
  const [only, ...more] = gone;
  const [single, ...further] = come;
  if (only && single && more.length === 0 && further.length === 0) compareOne(comparison, only, single, inside, field);
  else compareChoices(comparison, gone, come, inside, field);
}

function compareOne(comparison: Comparison, old: JsonObject, now: JsonObject, inside: string, field: string): void {
  if (old.$ref !== undefined || now.$ref !== undefined) {
    compareSchemas(comparison, old, now, field);
    return;
  }
  const { direction, say } = comparison;
  compareAnnotations(old, now, direction, field, say);
  if (!compareTypes(old, now, direction, field, say)) return;
  compareFacts(old, now, direction, field, say);
  compareObjects(comparison, old, now, inside);
  if (old.items !== undefined || now.items !== undefined)
    compareSchemas(comparison, old.items, now.items, `${field}[]`);
}

/** Choices are paired by what they are called or the type they are; what is left was added or taken away. */
function compareChoices(
  comparison: Comparison,
  gone: JsonObject[],
  come: JsonObject[],
  inside: string,
  field: string,
): void {
  const { direction, say } = comparison;
  const left = new Set(come);
  for (const old of gone) {
    const partner =
      [...left].find((now) => labelOf(now) === labelOf(old)) ?? [...left].find((now) => isSame(comparison, old, now));
    if (partner) {
      left.delete(partner);
      compareOne(comparison, old, partner, inside, field);
    } else say(narrower(direction), field, `is no longer ${labelOf(old)}`);
  }
  for (const now of left) say(wider(direction), field, `can now be ${labelOf(now)}`);
}

/** Whether two schemas differ in nothing but what they are called. */
function isSame(comparison: Comparison, old: JsonObject, now: JsonObject): boolean {
  let same = true;
  const say = () => {
    same = false;
  };
  compareSchemas({ ...comparison, say, seen: new Set() }, old, now, "");
  return same;
}

function labelOf(schema: JsonObject): string {
  return schemaName(schema) ?? textOf(schema.type) ?? "something else";
}

function variantsOf(schema: JsonObject): JsonObject[] {
  return Array.isArray(schema.anyOf) && schema.properties === undefined ? schema.anyOf.filter(isObject) : [schema];
}

/** Those that have no equal among the others. Where there is a reference inside, being written alike says nothing. */
function unmatched(some: readonly JsonObject[], others: readonly JsonObject[]): JsonObject[] {
  const texts = new Set(others.map(stableText).filter((text) => !text.includes('"$ref"')));
  return some.filter((one) => !isNull(one) && !texts.has(stableText(one)));
}

const isNull = (schema: JsonObject) => schema.type === "null";
