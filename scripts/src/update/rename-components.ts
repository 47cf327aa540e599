import { stableText } from "../diff/stable-text.ts";
import { isObject, type Json, type JsonObject, objectOf } from "../json.ts";
import { plain } from "../pages/schema-form.ts";

export interface Clash {
  readonly kind: string;
  readonly name: string;
  readonly to: string;
}

type Known = ReadonlyMap<string, ReadonlyMap<string, Json>>;

/**
 * A page's document with those of its components under another name whose own is taken by something else. One that refers to
 * such a component is another component too, and goes the same way.
 */
export function renamed(root: JsonObject, known: Known, page: string): { root: JsonObject; clashes: readonly Clash[] } {
  const clashes: Clash[] = [];
  let result = root;
  for (let found = clashIn(result, known); found; found = clashIn(result, known)) {
    const { kind, name } = found;
    const to = freeName(`${name}.${page}`, [
      known.get(kind) ?? new Map(),
      new Map(Object.entries(componentsOf(result, kind))),
    ]);
    clashes.push({ kind, name, to });
    result = rename(result, kind, name, to);
  }
  return { root: result, clashes };
}

function clashIn(root: JsonObject, known: Known): { kind: string; name: string } | undefined {
  for (const [kind, entries] of known)
    for (const [name, one] of Object.entries(componentsOf(root, kind)))
      if (entries.has(name) && !isSame(one, entries.get(name) ?? null)) return { kind, name };
  return undefined;
}

/** Whether two components mean the same, whatever their prose and the order of their keys. */
function isSame(one: Json, other: Json): boolean {
  return stableText(plain(one)) === stableText(plain(other));
}

function componentsOf(root: JsonObject, kind: string): JsonObject {
  return objectOf(objectOf(root.components)[kind]);
}

function freeName(wish: string, taken: readonly ReadonlyMap<string, Json>[]): string {
  let name = wish;
  for (let number = 2; taken.some((one) => one.has(name)); number++) name = `${wish}-${number}`;
  return name;
}

/** The document with a component, and each reference to it, under another name. Security schemes are named, not referred to. */
function rename(root: JsonObject, kind: string, name: string, to: string): JsonObject {
  const from = `#/components/${kind}/${name}`;
  const walk = (value: Json, key: string): Json => {
    if (value === from && (key === "$ref" || key === "mapping")) return `#/components/${kind}/${to}`;
    if (Array.isArray(value)) {
      const named = kind === "securitySchemes" && key === "security";
      return value.map((item: Json) => (named && isObject(item) ? withKey(item, name, to) : walk(item, "")));
    }
    if (!isObject(value)) return value;
    const isMapping = key === "mapping";
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, walk(item, isMapping ? "mapping" : name)]),
    );
  };
  const walked = objectOf(walk(root, ""));
  const components = objectOf(walked.components);
  return { ...walked, components: { ...components, [kind]: withKey(objectOf(components[kind]), name, to) } };
}

function withKey(object: JsonObject, from: string, to: string): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key === from ? to : key, value]));
}
