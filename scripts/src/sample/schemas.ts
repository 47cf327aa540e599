import { isObject, type Json, type JsonObject, objectOf, placeOf, valueAt } from "../json.ts";
import { withoutReference } from "./keywords.ts";
import { mergeKeywords } from "./merge.ts";

/** Schemas of which a value has to fit one, or exactly one; and the property that tells which. */
export interface Union {
  readonly of: readonly Json[];
  readonly discriminator?: JsonObject;
}

/** A schema in one piece: references followed, `allOf` merged. The same object each time for the same schema. */
export interface Flat {
  /** All keywords but `$ref`, `allOf`, `oneOf` and `anyOf`. */
  readonly own: JsonObject;
  readonly unions: readonly Union[];
}

/** The schemas of one document. */
export class Schemas {
  readonly #document: JsonObject;
  readonly #targets = new Map<string, Json>();
  readonly #flats = new WeakMap<JsonObject, Flat>();
  readonly #branches = new WeakMap<Flat, Flat[]>();

  constructor(document: JsonObject) {
    this.#document = document;
  }

  /** What a reference names; a schema that allows everything where it names nothing. */
  target(reference: string): Json {
    const known = this.#targets.get(reference);
    if (known !== undefined) return known;
    const found = reference.startsWith("#") ? (valueAt(this.#document, placeOf(decoded(reference))) ?? true) : true;
    this.#targets.set(reference, found);
    return found;
  }

  flat(schema: Json | undefined): Flat {
    if (!isObject(schema)) return schema === false ? nothing : anything;
    const known = this.#flats.get(schema);
    if (known) return known;
    const made = this.#flatten(schema);
    this.#flats.set(schema, made);
    return made;
  }

  /** The forms of a flat schema by its first union, each in one piece. */
  branches(flat: Flat): readonly Flat[] {
    const known = this.#branches.get(flat);
    if (known) return known;
    const [union, ...unions] = flat.unions;
    const made = (union?.of ?? []).map((one) => this.#branch({ own: flat.own, unions }, one, union?.discriminator));
    this.#branches.set(flat, made);
    return made;
  }

  #flatten(schema: JsonObject): Flat {
    const parts: JsonObject[] = [];
    this.#collect(schema, parts, new Set());
    const [only] = parts;
    // Shared, so that who meets the target by another reference knows it again.
    if (parts.length === 1 && only && only !== schema && !isObject(only.discriminator)) return this.flat(only);
    return join(parts.map(split));
  }

  #collect(schema: Json, parts: JsonObject[], seen: Set<Json>): void {
    if (!isObject(schema)) {
      if (schema === false) parts.push({ not: {} });
      return;
    }
    if (seen.has(schema)) return;
    seen.add(schema);
    if (typeof schema.$ref === "string") {
      this.#collect(this.target(schema.$ref), parts, seen);
      const beside = withoutReference(schema);
      if (beside) this.#collect(beside, parts, seen);
      return;
    }
    const { allOf, ...rest } = schema;
    if (!Array.isArray(allOf)) parts.push(schema);
    else {
      for (const part of allOf) this.#collect(part, parts, seen);
      if (Object.keys(rest).length > 0) parts.push(rest);
    }
  }

  #branch(base: Flat, alternative: Json, discriminator: JsonObject | undefined): Flat {
    const chosen = this.flat(alternative);
    const joined = join([base, chosen]);
    const word = discriminator && isObject(alternative) ? wordFor(discriminator, alternative.$ref) : undefined;
    const name = discriminator?.propertyName;
    if (word === undefined || typeof name !== "string") return joined;
    const declared = this.flat(objectOf(joined.own.properties)[name]).own;
    // The schema says itself which word it goes by, where it says anything.
    if (declared.enum !== undefined || declared.const !== undefined) return join([joined, demand(name, {})]);
    return join([joined, demand(name, { type: "string", const: word })]);
  }
}

const anything: Flat = { own: {}, unions: [] };
const nothing: Flat = { own: { not: {} }, unions: [] };

const demand = (name: string, schema: JsonObject): Flat => ({
  own: { required: [name], properties: Object.fromEntries([[name, schema]]) },
  unions: [],
});

function split(schema: JsonObject): Flat {
  const { oneOf, anyOf, discriminator, ...own } = schema;
  const unions = [oneOf, anyOf].flatMap((of): Union[] =>
    Array.isArray(of) ? [{ of, ...(isObject(discriminator) && { discriminator }) }] : [],
  );
  return { own: unions.length > 0 || discriminator !== undefined ? own : schema, unions };
}

function join(flats: readonly Flat[]): Flat {
  const [first = anything, ...more] = flats;
  if (more.length === 0) return first;
  return {
    own: more.reduce((own, flat) => mergeKeywords(own, flat.own), first.own),
    unions: flats.flatMap(({ unions }) => unions),
  };
}

/** The word of a discriminator for what a reference names: by its mapping, else the schema's own name. */
function wordFor({ mapping }: JsonObject, reference: Json | undefined): string | undefined {
  if (typeof reference !== "string") return undefined;
  const name = reference.split("/").at(-1);
  const mapped = Object.entries(objectOf(mapping)).find(([, target]) => target === reference || target === name);
  return mapped?.[0] ?? name;
}

function decoded(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}
