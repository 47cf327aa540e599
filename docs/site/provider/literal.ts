import type { Json } from "@evalbridge-internal/scripts";

const width = 84;

/** A value as TypeScript writes it: on one line where it fits, names without quotes where they need none. */
export function literal(value: Json, indent = ""): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const list = Array.isArray(value);
  const entries = list ? value.map((item) => ["", item] as const) : Object.entries(value);
  if (entries.length === 0) return list ? "[]" : "{}";
  const part = (key: string, item: Json, inner: string) => `${list ? "" : `${named(key)}: `}${literal(item, inner)}`;
  const flat = entries.map(([key, item]) => part(key, item, indent)).join(", ");
  if (!flat.includes("\n") && indent.length + flat.length < width) return list ? `[${flat}]` : `{ ${flat} }`;
  const inner = `${indent}  `;
  const lines = entries.map(([key, item]) => `${inner}${part(key, item, inner)},\n`).join("");
  return `${list ? "[" : "{"}\n${lines}${indent}${list ? "]" : "}"}`;
}

function named(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}
