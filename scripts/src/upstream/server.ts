import { isObject, type Json, type JsonObject, objectOf, textOf } from "../json.ts";
import { withPathItems } from "./path-items.ts";

/**
 * The first server of a document, an operation or a path, variables filled with their defaults and without a last slash. A
 * document without one is at the server that its first operation names; one that is a reference comes last.
 */
export function serverOf(value: JsonObject): string | undefined {
  const [own] = Array.isArray(value.servers) ? value.servers : [];
  const url = isObject(own) ? textOf(own.url) : undefined;
  if (url !== undefined && url !== "" && url !== "/") return filled(url, objectOf(objectOf(own).variables));
  for (const item of [value, withPathItems(value)].flatMap(({ paths }) =>
    Object.values(objectOf(paths)).map(objectOf),
  )) {
    for (const place of [item, ...Object.values(item).map(objectOf)]) {
      const found = place.servers === undefined ? undefined : serverOf({ servers: place.servers as Json });
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function filled(url: string, variables: JsonObject): string {
  return url
    .replace(/\{([^{}]+)\}/g, (whole, name: string) => textOf(objectOf(variables[name]).default) ?? whole)
    .replace(/\/+$/, "");
}
