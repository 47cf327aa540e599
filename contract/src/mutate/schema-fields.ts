import { follow, isObject, type Json, type JsonObject, type Place, type Spec } from "@evalbridge-internal/scripts";

/** A field that a schema describes, with the values that examples have for it. */
export interface Field {
  readonly name: string;
  /** Where the object's schema is. */
  readonly owner: Place;
  readonly required: boolean;
  /** Its own schema, references followed, and where that is. */
  readonly schema: JsonObject;
  readonly at: Place;
  /** One for each object in the examples that has it. */
  readonly values: readonly Json[];
  /** How many objects of the examples could have it. */
  readonly objects: number;
}

/** The fields of a schema and of all below it that examples reach; each schema once. */
export function fieldsOf(spec: Spec, schemaAt: Place, schema: JsonObject, examples: readonly Json[]): Field[] {
  const found: Field[] = [];
  const seen = new Set<string>();
  const visit = (node: Json | undefined, place: Place, values: readonly Json[]) => {
    const { value, at } = follow(spec.document, node, place);
    const key = at.join("/");
    if (seen.has(key) || values.length === 0) return;
    seen.add(key);
    for (const list of ["allOf", "anyOf", "oneOf"] as const) {
      const parts = value[list];
      // Of a union it is not known which of its members an example is meant for; null beside one other is plain enough.
      if (Array.isArray(parts) && (list === "allOf" || parts.length === 2))
        for (const [index, part] of parts.entries())
          visit(
            part,
            [...at, list, index],
            values.filter((one) => one !== null),
          );
    }
    visit(
      value.items,
      [...at, "items"],
      values.flatMap((one) => (Array.isArray(one) ? one : [])),
    );
    if (!isObject(value.properties)) return;
    const objects = values.filter(isObject);
    const required = Array.isArray(value.required) ? value.required : [];
    for (const [name, property] of Object.entries(value.properties)) {
      const own = objects.filter((one) => Object.hasOwn(one, name)).map((one) => one[name] as Json);
      const target = follow(spec.document, property, [...at, "properties", name]);
      found.push({
        name,
        owner: at,
        required: required.includes(name),
        schema: target.value,
        at: target.at,
        values: own,
        objects: objects.length,
      });
      visit(property, [...at, "properties", name], own);
    }
  };
  visit(schema, schemaAt, examples);
  return found;
}
