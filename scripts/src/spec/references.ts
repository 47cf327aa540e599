import { isObject, type Json, type JsonObject, type Place, placeOf, pointerOf, valueAt } from "../json.ts";
import { groupsOf } from "./groups.ts";
import { type Kind, kindOf, kindOfItems } from "./kind.ts";
import { SpecError } from "./problem.ts";
import type { Source } from "./read.ts";

export interface Reference {
  /** As written: text, unless it is a mistake. */
  readonly target: Json;
  readonly place: Place;
}

/** Every `$ref` of a document, and every target of a discriminator's mapping; those inside examples are data. */
export function referencesOf(root: Json): Reference[] {
  const found: Reference[] = [];
  // One for all: hardly any place is of a reference.
  const here: (string | number)[] = [];
  const walk = (value: Json, kind: Kind): void => {
    if (kind === "data" || typeof value !== "object" || value === null) return;
    const isList = Array.isArray(value);
    for (const [key, item] of isList ? value.entries() : Object.entries(value)) {
      here.push(key);
      if (typeof key === "number") walk(item, kindOfItems(kind));
      else if (key === "$ref" && kind !== "names" && kind !== "schemas") found.push({ target: item, place: [...here] });
      else if (kind === "schema" && key === "discriminator") found.push(...mapped(item, [...here]));
      else walk(item, kindOf(key, kind));
      here.pop();
    }
  };
  walk(root, "object");
  return found;
}

function mapped(discriminator: Json, place: Place): Reference[] {
  const mapping = isObject(discriminator) ? discriminator.mapping : undefined;
  if (!isObject(mapping)) return [];
  return Object.entries(mapping).map(([key, target]) => ({ target, place: [...place, "mapping", key] }));
}

/**
 * Makes sure that the document is whole: each reference leads to something inside it, and not in a circle. Nothing is ever fetched.
 * @throws {SpecError} naming each reference's place and target
 */
export function checkReferences(source: Source, references: readonly Reference[] = referencesOf(source.root)): void {
  const circular = inCircles(references);
  const problems = references.flatMap((reference) => {
    const { target, place } = reference;
    const circle = circular.has(reference) ? "leads only back to itself; write out here what is meant" : undefined;
    const why = refusal(source.root, target) ?? circle;
    const written = typeof target === "string" ? target : JSON.stringify(target);
    return why === undefined ? [] : [`${source.where(place)} $ref ${written}: ${why}`];
  });
  if (problems.length > 0) throw new SpecError(problems);
}

/**
 * The same of the document in its one form, where null stands beside a schema: what is inside of it is one step further in.
 * @throws {SpecError} naming each reference that led through such a schema
 */
export function checkMoved(source: Source, root: JsonObject): void {
  const problems = referencesOf(root).flatMap(({ target, place }) =>
    refusal(root, target) === undefined
      ? []
      : [
          `${source.where(place)} $ref ${target}: leads through a schema that may be null; give what it names a component`,
        ],
  );
  if (problems.length > 0) throw new SpecError(problems);
}

function refusal(root: Json, target: Json): string | undefined {
  // Without quotes, YAML takes `#/components/…` for a comment, and the value for null.
  if (typeof target !== "string") return 'not text; write "#/components/…", with the quotes';
  if (/^[a-z][a-z0-9+.-]*:/i.test(target) || target.startsWith("//"))
    return "not fetched, code generation reads no network and no other file; copy what it names into this document";
  if (!target.startsWith("#")) {
    const outside = target.startsWith("/") || target.split("/").includes("..");
    return `${outside ? "outside the spec's folder" : "another file"}; a spec is one file, copy what it names into it`;
  }
  if (target !== "#" && !target.startsWith("#/")) return "not a JSON pointer; write #/components/…";
  const place = targetPlace(target);
  if (place === undefined) return "not percent-encoded text";
  return valueAt(root, place) === undefined ? "there is nothing at that place in this document" : undefined;
}

function targetPlace(target: Json): Place | undefined {
  try {
    return typeof target === "string" ? placeOf(decodeURIComponent(target)) : undefined;
  } catch {
    return undefined;
  }
}

/** The references that come back to themselves with no property or item on the way: what they name is never said. */
export function inCircles(references: readonly Reference[]): ReadonlySet<Reference> {
  const next = new Map<string, string[]>();
  const leads = (from: string, to: string) => {
    const known = next.get(from);
    if (known) known.push(to);
    else next.set(from, [to]);
  };
  const combined = new Set<string>();
  const ways = references.map((reference) => {
    let here = reference.place.slice(0, -1);
    const from = pointerOf(here);
    const to = pointerOf(targetPlace(reference.target) ?? ["nowhere"]);
    leads(from, to);
    // What combines a reference with others leads to it, and so on outwards, once for all of them.
    for (let part = from; isCombined(here) && !combined.has(part); ) {
      combined.add(part);
      here = here.slice(0, -2);
      const whole = pointerOf(here);
      leads(whole, part);
      part = whole;
    }
    return { reference, from, to };
  });
  const groups = groupsOf(next);
  return new Set(ways.filter(({ from, to }) => groups.get(from) === groups.get(to)).map(({ reference }) => reference));
}

const isCombined = (place: Place): boolean =>
  typeof place.at(-1) === "number" && /^(allOf|anyOf|oneOf)$/.test(String(place.at(-2)));
