import type { Style } from "@evalbridge/core";
import { isObject, type Json, type JsonObject, objectOf } from "../json.ts";
import { typesOf } from "./follow.ts";
import { formOf } from "./media.ts";

/**
 * How a parameter is written, where that is not the usual way (a query's list its name repeated, all else plain text);
 * `unsupported` for what no client of ours writes.
 */
export function styleOf(document: JsonObject, parameter: JsonObject): Style | "unsupported" | undefined {
  const { in: place, style, content } = parameter;
  if (parameter["x-json"] === true) return "json";
  if (isObject(content))
    return Object.keys(content).every((media) => formOf(media) === "json") ? "json" : "unsupported";
  const types = typesOf(document, objectOf(parameter.schema));
  if (place === "query") return queryStyle(parameter, types.has("object"));
  if (style !== undefined && style !== "simple") return "unsupported";
  if (types.has("object") && !types.has("string")) return "unsupported";
  return place === "path" && types.has("array") ? "comma" : undefined;
}

function queryStyle({ style = "form", explode }: JsonObject, isObjectToo: boolean): Style | "unsupported" | undefined {
  if (style === "deepObject") return "deep";
  const exploded = typeof explode === "boolean" ? explode : style === "form";
  if (style === "form") return exploded ? (isObjectToo ? "spread" : undefined) : "comma";
  if (style === "spaceDelimited") return exploded ? undefined : "space";
  if (style === "pipeDelimited") return exploded ? undefined : "pipe";
  return "unsupported";
}

/** How the fields of a form are written that its encoding says something of. */
export function fieldStyles(encoding: Json | undefined): Readonly<Record<string, Style>> | undefined {
  const styles = Object.entries(objectOf(encoding)).flatMap(([name, written]): [string, Style][] => {
    const { contentType, ...rest } = objectOf(written);
    if (typeof contentType === "string" && formOf(contentType) === "json") return [[name, "json"]];
    const style = rest.style === undefined && rest.explode === undefined ? undefined : queryStyle(rest, false);
    return style === undefined || style === "unsupported" ? [] : [[name, style]];
  });
  return styles.length > 0 ? Object.fromEntries(styles) : undefined;
}
