import { type Json, type JsonObject, objectOf, placeOf, valueAt } from "../json.ts";
import { referencesOf } from "./references.ts";

/** A document with the components that something in it refers to; security schemes are named, not referred to. */
export function withUsedComponents(document: JsonObject): JsonObject {
  const { components: _, ...rest } = document;
  const used = new Map<string, Set<string>>();
  const open: Json[] = [rest];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    for (const { target } of referencesOf(value)) {
      const [root, kind = "", name = ""] = placeOf(asReference(target));
      const names = used.get(kind) ?? new Set<string>();
      const component = valueAt(document, ["components", kind, name]);
      if (root !== "components" || names.has(name) || component === undefined) continue;
      used.set(kind, names.add(name));
      // As a schema, so that its own references are found as such.
      open.push(kind === "schemas" ? { components: { schemas: { [name]: component } } } : component);
    }
  }
  const components = Object.entries(objectOf(document.components)).flatMap(([kind, entries]): [string, Json][] => {
    if (kind === "securitySchemes") return [[kind, entries]];
    const names = used.get(kind);
    return names
      ? [[kind, Object.fromEntries(Object.entries(objectOf(entries)).filter(([name]) => names.has(name)))]]
      : [];
  });
  return components.length > 0 ? { ...rest, components: Object.fromEntries(components) } : rest;
}

/** A mapping may name a schema by its name alone. */
function asReference(target: Json): string {
  const text = String(target);
  try {
    return decodeURIComponent(text.startsWith("#") ? text : `#/components/schemas/${text}`);
  } catch {
    return text;
  }
}
