import { isObject, type Json, type JsonObject, type Place, pointerOf } from "../json.ts";
import { ComponentNames } from "./component-names.ts";
import { Refused } from "./folder.ts";
import { maxBytes, maxDepth, maxValues } from "./limits.ts";
import { SpecError } from "./problem.ts";
import { type Document, type Documents, follow, type Target } from "./reference-target.ts";
import { type Role, roleOf, sectionOf } from "./roles.ts";

/** Where a value stands, and on behalf of what it is written out. */
interface At {
  readonly document: Document;
  readonly place: Place;
  readonly within: readonly string[];
  readonly depth: number;
}

/** What a discriminator means by a reference, and not by the name of a component. */
const isMappedReference = (text: string): boolean => /^#|^[a-z]+:\/\/|\.(ya?ml|json)(#|$)/i.test(text);

/** Many files become one document: what the others hold becomes components, or is written out where no component can be. */
export class Bundle {
  readonly #documents: Documents;
  readonly #names: ComponentNames;
  readonly #added = new Map<string, Map<string, Json>>();
  readonly #pending: { section: string; name: string; role: Role; target: Target }[] = [];
  readonly #problems: string[] = [];
  readonly #ids: string[] = [];
  #values = 0;
  #length = 0;
  /** Whether the document named any file, be it itself. */
  isTouched = false;

  constructor(documents: Documents, root: JsonObject) {
    this.#documents = documents;
    this.#names = new ComponentNames(root);
  }

  /** @throws {SpecError} listing the references that lead nowhere, or are not followed */
  join(root: JsonObject): JsonObject {
    const at: At = { document: this.#documents.main, place: [], within: [], depth: 0 };
    this.#keepNames(root, at);
    const joined = this.#rewrite(root, "document", at);
    for (const { section, name, role, target } of this.#pending)
      this.#section(section).set(name, this.#written(target, role, at));
    const problems = this.isTouched ? [...this.#problems, ...this.#ids] : this.#problems;
    if (problems.length > 0) throw new SpecError(problems);
    return this.#withAdded(joined as JsonObject);
  }

  /** A component that is nothing but a reference to a file gives its own name to what is there. */
  #keepNames({ components }: JsonObject, at: At): void {
    for (const [section, named] of Object.entries(isObject(components) ? components : {})) {
      if (sectionOf(roleOf("", roleOf(section, "components"))) !== section || !isObject(named)) continue;
      for (const [name, value] of Object.entries(named)) {
        if (!isObject(value) || typeof value.$ref !== "string" || Object.keys(value).length > 1) continue;
        const target = this.#target(value.$ref, at, []);
        if (target && !this.#names.known(section, keyOf(target))) this.#names.keep(section, keyOf(target), name);
      }
    }
  }

  #rewrite(value: Json, role: Role, at: At): Json {
    this.#count(value, at);
    if (typeof value !== "object" || value === null) return value;
    const inner = (key: string | number): At => ({ ...at, place: [...at.place, key], depth: at.depth + 1 });
    if (Array.isArray(value)) return value.map((item: Json, index) => this.#rewrite(item, role, inner(index)));
    if (!isObject(value)) return value;
    const { $ref } = value;
    const mayRefer = role !== "data" && (!role.startsWith("{") || typeof $ref === "string");
    if (mayRefer && typeof $ref === "string") return this.#reference(value, $ref, role, at);
    if (role === "schema" && typeof value.$id === "string" && !value.$id.startsWith("#"))
      this.#ids.push(`${at.document.where([...at.place, "$id"])} $id: changes what references mean; take it away`);
    return this.#entries(value, role, inner);
  }

  #entries(value: JsonObject, role: Role, inner: (key: string) => At): JsonObject {
    const entries = Object.entries(value).map(([key, item]): [string, Json] => {
      const mapping = role === "schema" && key === "discriminator" && isObject(item) ? item.mapping : undefined;
      if (isObject(mapping) && isObject(item))
        return [key, { ...item, mapping: this.#mapping(mapping, inner(key)) }];
      return [key, this.#rewrite(item, roleOf(key, role), inner(key))];
    });
    return Object.fromEntries(entries);
  }

  #mapping(mapping: JsonObject, at: At): JsonObject {
    const entries = Object.entries(mapping).map(([key, text]): [string, Json] => {
      if (typeof text !== "string" || !isMappedReference(text)) return [key, text];
      return [key, this.#pointer(text, "schema", { ...at, place: [...at.place, "mapping", key] }) ?? text];
    });
    return Object.fromEntries(entries);
  }

  #reference(value: JsonObject, written: string, role: Role, at: At): Json {
    const { $ref: _, ...siblings } = value;
    const beside = () => this.#entries(siblings, role, (key) => ({ ...at, place: [...at.place, key], depth: at.depth + 1 }));
    const pointer = this.#pointer(written, role, { ...at, place: [...at.place, "$ref"] });
    if (pointer !== undefined) return { ...beside(), $ref: pointer };
    const target = this.#target(written, at, ["$ref"]);
    if (!target) return value;
    const whole = this.#written(target, role, at);
    return isObject(whole) ? { ...whole, ...beside() } : whole;
  }
}
