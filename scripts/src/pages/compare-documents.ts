import { stableText } from "../diff/stable-text.ts";
import { isObject, type Json, type JsonObject, objectOf, type Place } from "../json.ts";
import { methods } from "../model/operation.ts";
import type { Difference } from "./difference.ts";
import { oneSided, type Pair, SchemaPairs } from "./schema-pairs.ts";
import { structureOf } from "./structure.ts";

/** What differs in an operation or in a schema. */
export interface Changed {
  /** `GET /runs/{id}`, `schema Run`. */
  readonly where: string;
  readonly differences: readonly Difference[];
  /** Of a schema: the operations that lead to it. */
  readonly usedBy: readonly string[];
}

export interface Compared {
  readonly onlyThere: readonly string[];
  readonly onlyHere: readonly string[];
  /** How many operations both have. */
  readonly common: number;
  readonly changed: readonly Changed[];
}

/** Compares the operations of two normalised, whole documents, and the schemas they lead to. */
export function compareDocuments(there: JsonObject, here: JsonObject): Compared {
  const [theirs, ours] = matched(operationsOf(there), operationsOf(here));
  const schemas = new SchemaPairs(there, here);
  const operations = [...theirs].flatMap(([key, one]) => {
    const other = ours.get(key);
    if (!other) return [];
    const found: Pair = { title: one.name, differences: [], next: new Set() };
    const raw = (schema: Json | undefined) => schema ?? {};
    const structures = [
      structureOf(there, one.path, one.method, raw),
      structureOf(here, other.path, other.method, raw),
    ];
    compareStructures(structures[0], structures[1], [], found, schemas);
    return [found];
  });
  schemas.finish();
  const missing = (from: Operations, among: Operations) =>
    [...from].filter(([key]) => !among.has(key)).map(([, { name }]) => name);
  return {
    onlyThere: missing(theirs, ours).sort(),
    onlyHere: missing(ours, theirs).sort(),
    common: operations.length,
    changed: [...operations.map((one) => changedOf(one, [])), ...sharedChanges(operations, schemas.pairs)]
      .filter(({ differences }) => differences.length > 0)
      .toSorted((one, other) => (one.where < other.where ? -1 : 1)),
  };
}

/** How many of our operations (of the document here) the other document has too. */
export function commonOperations(
  there: JsonObject,
  here: JsonObject,
): { readonly common: number; readonly ours: number } {
  const [theirs, ours] = matched(operationsOf(there), operationsOf(here));
  return { common: [...ours.keys()].filter((key) => theirs.has(key)).length, ours: ours.size };
}

interface Named {
  /** As people read it: `GET /runs/{id}`. */
  readonly name: string;
  readonly path: string;
  readonly method: string;
}
type Operations = ReadonlyMap<string, Named>;

function operationsOf(document: JsonObject): Named[] {
  return Object.entries(objectOf(document.paths)).flatMap(([path, item]) =>
    methods
      .map((method) => method.toLowerCase())
      .filter((method) => isObject(objectOf(item)[method]))
      .map((method) => ({ name: `${method.toUpperCase()} ${path}`, path, method })),
  );
}

/** By what is the same for both: a placeholder's name does not matter, unless two paths differ in nothing else. */
function matched(...lists: readonly Named[][]): [Operations, Operations] {
  const shape = ({ name }: Named) => name.replace(/\{[^{}]*\}/g, "{}");
  const several = new Set(
    lists.flatMap((list) => {
      const shapes = list.map(shape);
      return shapes.filter((one, index) => shapes.indexOf(one) !== index);
    }),
  );
  const keyed = (list: readonly Named[] = []) =>
    new Map(list.map((one) => [several.has(shape(one)) ? one.name : shape(one), one]));
  return [keyed(lists[0]), keyed(lists[1])];
}

function compareStructures(
  there: Json | undefined,
  here: Json | undefined,
  place: Place,
  into: Pair,
  schemas: SchemaPairs,
): void {
  if (isSchemaPlace(place)) schemas.compare(there, here, place, into);
  else if (isObject(there) && isObject(here))
    for (const key of new Set([...Object.keys(there), ...Object.keys(here)]))
      compareStructures(there[key], here[key], [...place, key], into, schemas);
  else if (stableText(there) !== stableText(here)) into.differences.push(oneSided(place, there, here));
}

/** Where an operation's structure has schemas: see structureOf. */
function isSchemaPlace(place: Place): boolean {
  const [part, name, key] = place;
  if (part === "body") return place.length === 2 && name !== "required";
  return place.length === 3 && (part === "responses" || (part === "parameters" && key === "schema"));
}

function changedOf({ title, differences }: Pair, usedBy: readonly string[]): Changed {
  return { where: title, differences, usedBy };
}

/** What differs in schemas, one for each title, with the operations that lead there. */
function sharedChanges(operations: readonly Pair[], pairs: Iterable<Pair>): Changed[] {
  const users = new Map<Pair, Set<string>>();
  for (const operation of operations) {
    const reached = new Set(operation.next);
    // A set may grow while it is walked.
    for (const pair of reached) {
      for (const next of pair.next) reached.add(next);
      if (pair.differences.length > 0) users.set(pair, (users.get(pair) ?? new Set()).add(operation.title));
    }
  }
  const byTitle = Map.groupBy(pairs, ({ title }) => title);
  return [...byTitle].map(([title, same]) => ({
    where: title,
    differences: unique(same.flatMap(({ differences }) => differences)),
    usedBy: [...new Set(same.flatMap((pair) => [...(users.get(pair) ?? [])]))].sort(),
  }));
}

function unique(list: readonly Difference[]): Difference[] {
  return [...new Map(list.map((one) => [JSON.stringify(one), one])).values()];
}
