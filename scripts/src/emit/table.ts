import type { Operation, Spec } from "../model/operation.ts";
import { propertyKey } from "./names.ts";

/** The table a client is made from: what @evalbridge/core calls `Api`. */
export function emitTable({ envelope, operations, hash }: Spec): string {
  const rows = operations.map((operation) => `    ${operation.id}: ${literal(row(operation))},\n`);
  const opened = envelope ? `  envelope: ${literal({ data: envelope.data, errors: envelope.errors })},\n` : "";
  return [
    "/** What the client needs to know of each operation. */\n",
    `export const api: Api = {\n  spec: "${hash.slice(0, 12)}",\n${opened}  operations: {\n${rows.join("")}  },\n};\n`,
  ].join("");
}

function row({
  method,
  path,
  class: kind,
  parameters,
  body,
  success,
  paging,
  timeoutMs,
  reconcile,
  key,
}: Operation): object {
  const named = (place: string) => {
    const names = parameters.filter((parameter) => parameter.in === place).map(({ name }) => name);
    return names.length > 0 ? names : undefined;
  };
  return {
    method,
    path,
    class: kind,
    query: named("query"),
    header: named("header"),
    body: body && (body.required ? "required" : "optional"),
    result: success.schema ? undefined : "none",
    page: paging,
    timeoutMs,
    reconcile,
    key,
  };
}

/** A value as TypeScript writes it, on one line; what is `undefined` is left out. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return "{}";
  return `{ ${entries.map(([key, item]) => `${propertyKey(key)}: ${literal(item)}`).join(", ")} }`;
}
