import { isSchema, listOf, type Schema, target } from "./schema.ts";

/** The kinds of value that JSON has; a whole number is of both kinds of number. */
export const kinds = ["string", "integer", "number", "boolean", "null", "array", "object"] as const;
export type Kind = (typeof kinds)[number];

/** The kinds of value that a schema lets through, as far as it tells by types, values and what it says of parts. */
export function kindsOf(root: Schema, schema: unknown, seen: ReadonlySet<unknown> = new Set()): ReadonlySet<Kind> {
  if (schema === false) return new Set();
  if (!isSchema(schema) || seen.has(schema)) return new Set(kinds);
  const inside = new Set([...seen, schema]);
  const of = (one: unknown) => kindsOf(root, one, inside);
  let found = ownKinds(schema);
  const within = (others: ReadonlySet<Kind>) => {
    found = new Set([...found].filter((kind) => others.has(kind)));
  };
  if (schema.$ref !== undefined) within(of(target(root, schema.$ref)));
  for (const one of listOf(schema.allOf)) within(of(one));
  for (const choice of [schema.anyOf, schema.oneOf])
    if (Array.isArray(choice)) within(new Set(choice.flatMap((one) => [...of(one)])));
  return found;
}

function ownKinds(schema: Schema): ReadonlySet<Kind> {
  const { type } = schema;
  const values = valuesOf(schema);
  if (values) return new Set(values.flatMap(kindsOfValue));
  const named = typeof type === "string" ? [type] : listOf(type);
  // To a validator these say nothing of other kinds; who writes them means this one.
  if (named.length === 0) {
    if (isSchema(schema.properties) || schema.additionalProperties !== undefined) return new Set(["object"]);
    if (isSchema(schema.items)) return new Set(["array"]);
    return new Set(kinds);
  }
  return new Set(named.flatMap((name) => (name === "number" ? ["integer", "number"] : [name])) as Kind[]);
}

/** The kinds that a value is of; none, of what JSON does not have. */
export function kindsOfValue(value: unknown): Kind[] {
  if (value === null) return ["null"];
  if (Array.isArray(value)) return ["array"];
  if (typeof value === "number") return Number.isInteger(value) ? ["integer", "number"] : ["number"];
  const kind = typeof value;
  return kind === "string" || kind === "boolean" || kind === "object" ? [kind] : [];
}

function valuesOf({ enum: values, const: value }: Schema): readonly unknown[] | undefined {
  if (value !== undefined) return [value];
  return Array.isArray(values) ? values : undefined;
}

/** All values that a schema lets through, where it names them one by one. */
export function choicesOf(
  root: Schema,
  schema: unknown,
  seen: ReadonlySet<unknown> = new Set(),
): readonly unknown[] | undefined {
  if (!isSchema(schema) || seen.has(schema)) return undefined;
  const own = valuesOf(schema);
  if (own) return own;
  if (schema.type === "null") return [null];
  const inside = new Set([...seen, schema]);
  for (const one of [target(root, schema.$ref), ...listOf(schema.allOf)]) {
    const found = choicesOf(root, one, inside);
    if (found) return found;
  }
  const branches = [...listOf(schema.anyOf), ...listOf(schema.oneOf)].map((one) => choicesOf(root, one, inside));
  if (branches.length === 0 || branches.includes(undefined)) return undefined;
  return [...new Set(branches.flatMap((one) => one ?? []))];
}
