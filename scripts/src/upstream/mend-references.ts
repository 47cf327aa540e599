import { isObject, type Json, type JsonObject, type Place, placeOf, pointerOf, valueAt } from "../json.ts";
import { inCircles, type Reference, referencesOf } from "../spec/references.ts";
import { mapSchemas } from "./fit-schemas.ts";
import type { Omit } from "./omission.ts";

/**
 * The document with references that lead somewhere: one to nothing, or only back to itself, says nothing, and is taken for a
 * schema that allows everything. Those to other files and to the network stay, to be refused.
 */
export function mendReferences(written: JsonObject, omit: Omit): JsonObject {
  const before = referencesOf(written);
  const mapped = before.some(({ place }) => place.at(-2) === "mapping");
  const root = mapped ? (mapSchemas(written, (schema) => withMapping(written, schema)) as JsonObject) : written;
  const references = mapped ? referencesOf(root) : before;
  const dangling = references.filter(({ target }) => isLocal(target) && at(root, target) === undefined);
  for (const { target, place } of dangling)
    omit(`what ${String(target)} names`, `it is not in the document (${where(place)})`);
  return dangling.length > 0
    ? withoutCircles(
        replaced(root, dangling, () => ({})),
        omit,
      )
    : withoutCircles(root, omit, references);
}

function withoutCircles(
  root: JsonObject,
  omit: Omit,
  references: readonly Reference[] = referencesOf(root),
): JsonObject {
  const circles = [...inCircles(references)];
  if (circles.length === 0) return root;
  // A child that builds on its parent, which in turn is one of its children: what they share is meant.
  const children = circles.filter(({ place }) => place.at(-3) === "allOf");
  const parted = replaced(root, children, (reference) => withoutUnion(at(root, reference.target) ?? {}));
  const closed = [...inCircles(referencesOf(parted))];
  for (const { target, place } of closed)
    omit(`what ${String(target)} names`, `it leads only back to itself (${where(place)})`);
  return replaced(parted, closed, () => ({}));
}

/** A schema whose discriminator's words lead to schemas of the document: a word may name one, or point at it. */
function withMapping(root: JsonObject, schema: JsonObject): JsonObject {
  const { discriminator } = schema;
  if (!isObject(discriminator) || !isObject(discriminator.mapping)) return schema;
  const mapping = Object.entries(discriminator.mapping).flatMap(([word, target]): [string, Json][] => {
    const name = ["components", "schemas", String(target)];
    const pointer = valueAt(root, name) === undefined ? target : `#${pointerOf(name)}`;
    const known = typeof pointer === "string" && (!isLocal(pointer) || at(root, pointer) !== undefined);
    return known && (pointer.startsWith("#") || /[./:]/.test(pointer)) ? [[word, pointer]] : [];
  });
  return { ...schema, discriminator: { ...discriminator, mapping: Object.fromEntries(mapping) } };
}

const isLocal = (target: Json): target is string => typeof target === "string" && target.startsWith("#/");
const where = (place: Place) => `#${pointerOf(place.slice(0, -1))}`;

function at(root: JsonObject, target: Json): Json | undefined {
  try {
    return valueAt(root, placeOf(decodeURIComponent(String(target))));
  } catch {
    return undefined;
  }
}

function withoutUnion(parent: Json): Json {
  if (!isObject(parent)) return {};
  const { oneOf: _, anyOf: __, discriminator: ___, ...shared } = parent;
  return shared;
}

/** The document with what stands at some references made anew. Only what leads there is copied. */
function replaced(
  root: JsonObject,
  references: readonly Reference[],
  make: (reference: Reference) => Json,
): JsonObject {
  const tree: Branch = { below: new Map() };
  for (const reference of references) {
    const place = reference.place.slice(0, -1);
    let here = tree;
    for (const key of place.map(String)) {
      const next = here.below.get(key) ?? { below: new Map() };
      here.below.set(key, next);
      here = next;
    }
    here.value = make(reference);
  }
  return graft(root, tree) as JsonObject;
}

interface Branch {
  readonly below: Map<string, Branch>;
  value?: Json;
}

function graft(value: Json, { below, value: made }: Branch): Json {
  if (made !== undefined) return made;
  if (below.size === 0) return value;
  const grown = (key: string, item: Json): Json => {
    const branch = below.get(key);
    return branch ? graft(item, branch) : item;
  };
  if (Array.isArray(value)) return value.map((item: Json, index) => grown(String(index), item));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, grown(key, item)]));
}
