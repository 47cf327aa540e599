/** A JSON Schema 2020-12 that is an object; `true` and `false` decide nothing that is asked here. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

export function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a local reference (`#/$defs/Run`) leads to; `undefined` where it leads nowhere. */
export function target(root: Schema, reference: unknown): Schema | undefined {
  if (typeof reference !== "string" || !reference.startsWith("#")) return undefined;
  let here: unknown = root;
  for (const token of reference.split("/").slice(1)) {
    const name = decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~");
    here = (isSchema(here) || Array.isArray(here)) && Object.hasOwn(here, name) ? (here as Schema)[name] : undefined;
  }
  return isSchema(here) ? here : undefined;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** All schemas that speak of the same value: the given ones, and what they lead to by reference, as alternatives or together. */
export function partsOf(root: Schema, schemas: readonly unknown[]): readonly Schema[] {
  const parts = new Set<Schema>(schemas.filter(isSchema));
  // A set may grow while it is walked.
  for (const part of parts) {
    const { $ref, allOf, anyOf, oneOf } = part;
    const more = [target(root, $ref), part.then, part.else, ...[allOf, anyOf, oneOf].flatMap(listOf)];
    for (const one of more) if (isSchema(one)) parts.add(one);
  }
  return [...parts];
}

/** What some parts say of one property or item; empty where they say nothing of it. */
export function schemasAt(parts: readonly Schema[], key: string): readonly unknown[] {
  return parts.flatMap((part) => {
    const { properties, patternProperties, additionalProperties, items } = part;
    if (isSchema(properties) && Object.hasOwn(properties, key)) return [properties[key]];
    const matching = Object.entries(isSchema(patternProperties) ? patternProperties : {});
    const matched = matching.filter(([pattern]) => new RegExp(pattern, "u").test(key)).map(([, schema]) => schema);
    if (matched.length > 0) return matched;
    if (isSchema(additionalProperties)) return [additionalProperties];
    return isIndex(key) && isSchema(items) ? [items] : [];
  });
}

/** The position in a list that a key is: written without leading zeros, at most 999,999. */
export function isIndex(key: string): boolean {
  return /^(?:0|[1-9]\d{0,5})$/.test(key);
}

/** The properties that some parts name. */
export function namesIn(parts: readonly Schema[]): readonly string[] {
  return [...new Set(parts.flatMap(({ properties }) => (isSchema(properties) ? Object.keys(properties) : [])))];
}

/** Whether some parts let a property through that none of them names: none names any, or one says so. */
export function isOpen(parts: readonly Schema[]): boolean {
  const says = (one: Schema) => (one.additionalProperties ?? false) !== false || isSchema(one.patternProperties);
  if (parts.some(says)) return true;
  return !parts.some((one) => isSchema(one.properties) || one.additionalProperties === false);
}
