import { isObject, type JsonObject, objectOf, type Place, placeOf, textOf } from "../json.ts";
import { follow, schemaName } from "../model/follow.ts";
import { comment } from "./comment.ts";
import { type Names, pascalCase } from "./names.ts";

/** What a type is for, in words, and where in the document it comes from. */
export interface Owner {
  readonly name: string;
  readonly at: Place;
}

/**
 * The named types of a generated file. A schema that has a name in the document keeps it; one that was written in place
 * gets the name of its operation.
 */
export class Declarations {
  readonly #document: JsonObject;
  readonly #names: Names;
  readonly #texts = new Map<string, string>();

  constructor(document: JsonObject, names: Names) {
    this.#document = document;
    this.#names = names;
  }

  /** The name of a schema's type. `expression` is where openapi-typescript put it, `fallback` the name if it has none. */
  named(schema: JsonObject, expression: string, fallback: string, owner: Owner): string {
    const component = schemaName(schema);
    if (component === undefined) return this.#declare(fallback, owner, expression, schema);
    const own = `Schemas[${JSON.stringify(component)}]`;
    return this.#declare(
      pascalCase(component),
      { name: `the schema ${component}`, at: ["components", "schemas", component] },
      own,
      schema,
    );
  }

  get text(): string {
    return [...this.#texts.values()].join("\n");
  }

  /** A name for a type that is no schema of the document. */
  declare(wanted: string, owner: Owner, expression: string): string {
    const name = this.#names.claim(wanted, owner.name, owner.at);
    this.#texts.set(name, `export type ${name} = ${expression};\n`);
    return name;
  }

  #declare(wanted: string, owner: Owner, expression: string, schema: JsonObject): string {
    const name = this.#names.claim(wanted, owner.name, owner.at);
    if (this.#texts.has(name)) return name;
    const described = comment([textOf(follow(this.#document, schema, []).value.description)]);
    if (!isPlainObject(this.#document, schema)) {
      this.#texts.set(name, `${described}export type ${name} = ${expression};\n`);
      return name;
    }
    // An interface keeps its name in editors and messages, but can extend a name only.
    const alias = this.#names.claim(`${name}Schema`, owner.name, owner.at);
    this.#texts.set(name, `type ${alias} = ${expression};\n${described}export interface ${name} extends ${alias} {}\n`);
    return name;
  }
}

/** Whether an interface can extend the schema's type: an object, and nothing else; each of its parts too, however many ways lead there. */
function isPlainObject(document: JsonObject, schema: JsonObject): boolean {
  const reached = new Set([follow(document, schema, []).value]);
  let [hasNamed, hasOthers] = [false, false];
  // A set may grow while it is walked.
  for (const value of reached) {
    hasNamed ||= Object.keys(objectOf(value.properties)).length > 0;
    hasOthers ||= Object.keys(objectOf(value.additionalProperties)).length > 0 || isObject(value.patternProperties);
    if (["anyOf", "oneOf", "enum", "const"].some((key) => Object.hasOwn(value, key))) return false;
    if (!Array.isArray(value.allOf)) {
      if (value.type !== "object" && (value.type !== undefined || !Object.hasOwn(value, "properties"))) return false;
    } else if (value.allOf.every(isObject)) {
      for (const part of value.allOf) reached.add(follow(document, part, []).value);
    } else return false;
  }
  // Fields of any name that are of another type than the named ones: an intersection can say that, an interface cannot.
  return !(hasNamed && hasOthers);
}

/** The type of what is at a JSON pointer inside another type. */
export function indexed(type: string, pointer: string): string {
  return placeOf(pointer).reduce((here, key) => `${here}[${JSON.stringify(key)}]`, type);
}
