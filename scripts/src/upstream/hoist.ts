import { isObject, type Json, type JsonObject, objectOf, placeOf, valueAt } from "../json.ts";
import { type Kind, kindOf, kindOfItems } from "../spec/kind.ts";
import { type Reference, referencesOf } from "../spec/references.ts";

const component =
  /^#\/components\/(schemas|responses|parameters|requestBodies|headers|pathItems|examples|links|callbacks|mediaTypes|securitySchemes)\/[^/]+$/;
const plainName = /^[A-Za-z0-9._-]+$/;

/**
 * The document with references to components only, each of a plain name: what is referred to in the middle of a path gets a
 * component of its own, since paths are about to change; types are then found by name alone.
 */
export function hoistReferences(
  document: JsonObject,
  references: readonly Reference[] = referencesOf(document),
): JsonObject {
  if (isPlain(document, references)) return document;
  const names = new Map<string, Set<string>>();
  const renamed = new Map<string, string>();
  const added: { kind: string; name: string; pointer: string }[] = [];
  const components = objectOf(document.components);
  for (const [kind, entries] of Object.entries(components)) {
    const taken = new Set(Object.keys(objectOf(entries)).filter((name) => plainName.test(name) && !isAwkward(name)));
    names.set(kind, taken);
    for (const name of Object.keys(objectOf(entries)))
      if (!taken.has(name) && !kind.startsWith("x-")) renamed.set(`#/components/${kind}/${name}`, free(taken, name));
  }
  const target = (reference: string, kind: Kind): string => {
    if (!reference.startsWith("#")) return reference;
    const place = placeOf(decoded(reference));
    const [root, group = "", name = ""] = place;
    if (root === "components" && place.length === 3 && component.test(`#/components/${group}/x`))
      return pointer(group, renamed.get(`#/components/${group}/${name}`) ?? name);
    const known = added.find((one) => one.pointer === JSON.stringify(place));
    if (known) return pointer(known.kind, known.name);
    const into = kind === "schema" ? "schemas" : kindAt(place);
    const taken = names.get(into) ?? new Set<string>();
    names.set(into, taken);
    const hoisted = { kind: into, name: free(taken, place.slice(-3).join("_")), pointer: JSON.stringify(place) };
    added.push(hoisted);
    return pointer(into, hoisted.name);
  };
  const convert = (value: Json, kind: Kind): Json => {
    if (kind === "data") return value;
    if (Array.isArray(value)) return value.map((item: Json) => convert(item, kindOfItems(kind)));
    if (!isObject(value)) return value;
    const named = kind === "names" || kind === "schemas";
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => {
        if (!named && key === "$ref" && typeof item === "string") return [key, target(item, kind)];
        if (kind === "schema" && key === "discriminator")
          return [key, withTargets(item, (one) => target(one, "schema"))];
        return [key, convert(item, kindOf(key, kind))];
      }),
    );
  };
  const whole = objectOf(convert(document, "object"));
  const groups = new Map(
    Object.entries(objectOf(whole.components)).map(([kind, entries]) => [
      kind,
      Object.entries(objectOf(entries)).map(([name, item]): [string, Json] => [
        renamed.get(`#/components/${kind}/${name}`) ?? name,
        item,
      ]),
    ]),
  );
  // What is hoisted may refer to more of its kind: the list grows while it is walked.
  for (const { kind, name, pointer: place } of added) {
    const value = valueAt(document, JSON.parse(place));
    // A schema that allows anything would be made of it, and nobody told.
    if (value === undefined) throw new Error(`A reference leads to ${place}, and nothing is there.`);
    groups.set(kind, [...(groups.get(kind) ?? []), [name, convert(value, kind === "schemas" ? "schema" : "object")]]);
  }
  if (groups.size === 0) return whole;
  return {
    ...whole,
    components: Object.fromEntries([...groups].map(([kind, list]) => [kind, Object.fromEntries(list)])),
  };
}

/** Whether there is nothing to do, as in most documents. */
function isPlain(document: JsonObject, references: readonly Reference[]): boolean {
  const groups = Object.entries(objectOf(document.components)).filter(([kind]) => !kind.startsWith("x-"));
  const names = groups.flatMap(([, entries]) => Object.keys(objectOf(entries)));
  if (!names.every((name) => plainName.test(name) && !isAwkward(name))) return false;
  const isNamed = ({ target }: Reference) => component.test(String(target)) && !String(target).includes("%");
  return references.every(isNamed);
}

/** Names that every object has already. */
function isAwkward(name: string): boolean {
  return name in {};
}

function free(taken: Set<string>, wanted: string): string {
  const words = wanted
    .normalize("NFD")
    .replace(/[^A-Za-z0-9._-]+/g, "_")
    .replace(/^_+|_+$/g, "");
  const stem = words === "" || isAwkward(words) ? "Unnamed" : words.slice(0, 100);
  for (let count = 1; ; count++) {
    const name = count === 1 ? stem : `${stem}_${count}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

function pointer(kind: string, name: string): string {
  return `#/components/${kind}/${name}`;
}

function decoded(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}

/** What a place in the middle of a path holds. */
function kindAt(place: readonly string[]): string {
  const [group = ""] = place.slice(-2);
  if (["parameters", "responses", "headers", "examples"].includes(group)) return group;
  if (group === "content") return "mediaTypes";
  return place.at(-1) === "requestBody" ? "requestBodies" : "pathItems";
}

/** A discriminator with its words leading to where their schemas are now. */
function withTargets(discriminator: Json, target: (reference: string) => string): Json {
  if (!isObject(discriminator) || !isObject(discriminator.mapping)) return discriminator;
  const mapping = Object.entries(discriminator.mapping).map(([word, one]): [string, Json] => [
    word,
    target(String(one)),
  ]);
  return { ...discriminator, mapping: Object.fromEntries(mapping) };
}
