import { isObject, type Json, type JsonObject } from "../json.ts";

/** The resolved, normalised document, for the mock servers; it says first where it comes from. */
export function emitDocument(document: JsonObject, [warning, stamp]: readonly [string, string]): string {
  return `${JSON.stringify({ "x-generated": { warning, stamp }, ...document }, undefined, 2)}\n`;
}

/** The same with each path and each component on a line of its own: of a large document half the bytes, and still to be compared. */
export function emitLines(document: JsonObject, [warning, stamp]: readonly [string, string]): string {
  const whole = { "x-generated": { warning, stamp }, ...document };
  const { paths, components, ...rest } = whole as JsonObject;
  const head = Object.entries(rest).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  const groups = isObject(components) ? Object.entries(components) : [];
  const parts = groups.map(([kind, entries]) => `${JSON.stringify(kind)}: ${lines(entries)}`);
  const body = [
    ...head,
    `"paths": ${lines(paths ?? {})}`,
    ...(parts.length > 0 ? [`"components": {\n${parts.join(",\n")}\n}`] : []),
  ];
  return `{\n${body.join(",\n")}\n}\n`;
}

function lines(value: Json): string {
  if (!isObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${JSON.stringify(item)}`);
  return entries.length > 0 ? `{\n${entries.join(",\n")}\n}` : "{}";
}
