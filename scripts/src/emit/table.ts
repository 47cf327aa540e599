import type { Body, Operation, Parameter, Spec } from "../model/operation.ts";
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

function row(operation: Operation): object {
  const { method, path, class: kind, parameters, body, paging, timeoutMs, reconcile, key } = operation;
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
    styles: stylesOf(parameters),
    body: body && (body.required ? "required" : "optional"),
    media: body && mediaOf(body),
    accept: acceptOf(operation),
    result: resultOf(operation),
    page: paging,
    timeoutMs,
    reconcile,
    key,
  };
}

function stylesOf(parameters: readonly Parameter[]): object | undefined {
  const styled = parameters.flatMap(({ name, style }) => (style === undefined ? [] : [[name, style] as const]));
  return styled.length > 0 ? Object.fromEntries(styled) : undefined;
}

const json = "application/json";

function mediaOf({ media, form, styles }: Body): object | undefined {
  return media === json ? undefined : { type: media, form, styles };
}

function acceptOf({ success, others }: Operation): string | undefined {
  const kinds = [...new Set([success, ...others].flatMap(({ media }) => (media === undefined ? [] : [media])))];
  // Errors are JSON all the same, where the server has a choice.
  return kinds.length === 0 || kinds[0] === json ? undefined : [...new Set([...kinds, json])].join(", ");
}

function resultOf({ success, others }: Operation): string | undefined {
  if (!success.schema) return "none";
  if (success.form === "text" || success.form === "bytes") return success.form;
  return others.some(({ schema }) => !schema) ? "optional" : undefined;
}

/** A value as TypeScript writes it, on one line; what is `undefined` is left out. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return "{}";
  return `{ ${entries.map(([key, item]) => `${ownKey(key)}: ${literal(item)}`).join(", ")} }`;
}

/** A key of the literal itself: plain, `__proto__` would say what it inherits from. */
function ownKey(key: string): string {
  return key === "__proto__" ? '["__proto__"]' : propertyKey(key);
}
