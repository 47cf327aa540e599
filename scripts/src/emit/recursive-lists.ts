import { isObject, type Json, type JsonObject, objectOf } from "../json.ts";
import { schemaName } from "../model/follow.ts";

/** Parts of a schema whose types the compiler looks into at once; properties are looked into when somebody does. */
const lists = ["allOf", "anyOf", "oneOf", "prefixItems"];

/**
 * Lists by which a schema holds itself with no property on the way, as the schema of all JSON does, each with the component that it
 * is in. Written out as arrays they are a circle to the compiler (TS2502); as interfaces they are not.
 */
export function recursiveLists(document: JsonObject): ReadonlyMap<JsonObject, string> {
  const schemas = objectOf(objectOf(document.components).schemas);
  const found = new Map(Object.entries(schemas).map(([name, schema]) => [name, partsOf(schema)]));
  const targets = new Map([...found].map(([name, parts]) => [name, new Set(parts.flatMap(({ names }) => [...names]))]));
  const reaches = (from: Iterable<string>, wanted: string): boolean => {
    const reached = new Set(from);
    // A set may grow while it is walked.
    for (const name of reached) for (const next of targets.get(name) ?? []) reached.add(next);
    return reached.has(wanted);
  };
  const recursive = new Map<JsonObject, string>();
  for (const [name, parts] of found)
    for (const { list, names } of parts) if (list && names.size > 0 && reaches(names, name)) recursive.set(list, name);
  return recursive;
}

interface Part {
  /** The schema of a list, whose items name the components; without one they are named beside any list. */
  readonly list?: JsonObject;
  readonly names: ReadonlySet<string>;
}

function partsOf(schema: Json): Part[] {
  const parts: Part[] = [];
  const visit = (value: Json | undefined, list: JsonObject | undefined, names: Set<string>): void => {
    if (!isObject(value)) return;
    const name = schemaName(value);
    if (name !== undefined) names.add(name);
    for (const key of lists) for (const one of Array.isArray(value[key]) ? value[key] : []) visit(one, list, names);
    if (!isObject(value.items)) return;
    const inner = new Set<string>();
    parts.push({ list: value, names: inner });
    visit(value.items, value, inner);
  };
  const outer = new Set<string>();
  parts.push({ names: outer });
  visit(schema, undefined, outer);
  return parts;
}
