import { stableText } from "../diff/stable-text.ts";
import { type Json, type JsonObject, objectOf, type Place, pointerOf } from "../json.ts";
import type { Difference } from "./difference.ts";
import { allowsNull, besideNull, plain, referenceName, schemaForm } from "./schema-form.ts";
import { sorted } from "./structure.ts";
import { alignUnion } from "./union-members.ts";

/** Two schemas that stand for each other, compared once however many operations lead to them. */
export interface Pair {
  /** `schema Run`, or `schema Run (here EvalRun)`. */
  readonly title: string;
  readonly differences: Difference[];
  /** The pairs that these two lead to. */
  readonly next: Set<Pair>;
}

const mapKeys = new Set(["properties", "patternProperties", "$defs", "dependentSchemas"]);
const unionKeys = new Set(["anyOf", "oneOf", "allOf"]);
const setKeys = new Set(["required", "enum"]);
const schemaKeys = new Set([
  ...["items", "additionalProperties", "propertyNames", "contains", "not", "if", "then", "else"],
  ...["unevaluatedItems", "unevaluatedProperties", "contentSchema"],
]);

/** Compares schemas of two normalised documents, a reference at a time: what is recursive or shared costs no more than once. */
export class SchemaPairs {
  readonly #there: JsonObject;
  readonly #here: JsonObject;
  readonly #pairs = new Map<string, Pair>();
  readonly #open: (() => void)[] = [];

  constructor(there: JsonObject, here: JsonObject) {
    this.#there = there;
    this.#here = here;
  }

  get pairs(): Iterable<Pair> {
    return this.#pairs.values();
  }

  /** Compares what is still to be compared behind references. */
  finish(): void {
    for (let next = this.#open.pop(); next; next = this.#open.pop()) next();
  }

  /** Compares two schemas as far as their references, into a place of `into`. */
  compare(there: Json | undefined, here: Json | undefined, place: Place, into: Pair): void {
    if (there === undefined || here === undefined) {
      if (there !== here) into.differences.push(oneSided(place, there, here));
      return;
    }
    const [one, other] = [besideNull(there), besideNull(here)];
    const onlyThere = one !== undefined && other === undefined && !allowsNull(schemaForm(this.#here, here));
    const onlyHere = one === undefined && other !== undefined && !allowsNull(schemaForm(this.#there, there));
    if (onlyThere || onlyHere)
      into.differences.push({ pointer: pointerOf([...place, "type"]), [onlyThere ? "there" : "here"]: "null" });
    if (onlyThere || onlyHere || (one !== undefined && other !== undefined)) {
      this.compare(one ?? there, other ?? here, place, into);
      return;
    }
    const names = [referenceName(one ?? there), referenceName(other ?? here)] as const;
    if (names[0] === undefined && names[1] === undefined) this.#compareForms(there, here, place, into);
    else into.next.add(this.#pair(there, here, names));
  }

  #pair(there: Json, here: Json, [one, other]: readonly [string | undefined, string | undefined]): Pair {
    const key = `${stableText(plain(there))}\0${stableText(plain(here))}`;
    const known = this.#pairs.get(key);
    if (known) return known;
    const renamed = one !== undefined && other !== undefined && one !== other ? ` (here ${other})` : "";
    const pair: Pair = { title: `schema ${one ?? other}${renamed}`, differences: [], next: new Set() };
    this.#pairs.set(key, pair);
    this.#open.push(() => this.#compareForms(there, here, [], pair));
    return pair;
  }

  #compareForms(there: Json, here: Json, place: Place, into: Pair): void {
    const [one, other] = [schemaForm(this.#there, there), schemaForm(this.#here, here)];
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)]))
      this.#compareKey(key, one[key], other[key], [...place, key], into);
  }

  #compareKey(key: string, one: Json | undefined, other: Json | undefined, place: Place, into: Pair): void {
    if (setKeys.has(key) || (key === "type" && isWider(one, other)))
      into.differences.push(...setDifferences(one, other, place));
    else if (unionKeys.has(key) && Array.isArray(one) && Array.isArray(other))
      this.#compareUnions(one, other, place, into);
    else if (mapKeys.has(key)) this.#compareMaps(objectOf(one), objectOf(other), place, into);
    else if (schemaKeys.has(key)) this.compare(one, other, place, into);
    else if (stableText(ordered(one)) !== stableText(ordered(other)))
      into.differences.push(oneSided(place, one, other));
  }

  #compareMaps(one: JsonObject, other: JsonObject, place: Place, into: Pair): void {
    for (const name of new Set([...Object.keys(one), ...Object.keys(other)]))
      this.compare(own(one, name), own(other, name), [...place, name], into);
  }

  #compareUnions(one: readonly Json[], other: readonly Json[], place: Place, into: Pair): void {
    const form = {
      there: (schema: Json) => schemaForm(this.#there, schema),
      here: (schema: Json) => schemaForm(this.#here, schema),
    };
    for (const { label, there, here } of alignUnion(one, other, form))
      this.compare(there, here, [...place, label], into);
  }
}

/** A value that is absent on one side, or differs. */
export function oneSided(place: Place, there: Json | undefined, here: Json | undefined): Difference {
  return {
    pointer: pointerOf(place),
    ...(there !== undefined && { there: plain(there) }),
    ...(here !== undefined && { here: plain(here) }),
  };
}

function setDifferences(one: Json | undefined, other: Json | undefined, place: Place): Difference[] {
  const [there, here] = [wordsOf(one), wordsOf(other)];
  const pointer = pointerOf(place);
  return [
    ...there.filter((word) => !here.includes(word)).map((word) => ({ pointer, there: JSON.parse(word) as Json })),
    ...here.filter((word) => !there.includes(word)).map((word) => ({ pointer, here: JSON.parse(word) as Json })),
  ];
}

function wordsOf(value: Json | undefined): string[] {
  const list = value === undefined ? [] : Array.isArray(value) ? value : [value];
  return list.map((item: Json) => JSON.stringify(item));
}

/** Whether one of two types has all that the other has; then what it has more is the difference. */
function isWider(one: Json | undefined, other: Json | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const [there, here] = [wordsOf(one), wordsOf(other)];
  return there.every((word) => here.includes(word)) || here.every((word) => there.includes(word));
}

function ordered(value: Json | undefined): Json | undefined {
  return Array.isArray(value) ? sorted(value) : value;
}

function own(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
