import { isObject, type Json, type JsonObject, objectOf, type Place, pointerOf } from "../json.ts";
import { BundleProblems } from "./bundle-problems.ts";
import { Components } from "./components.ts";
import { type Document, type Documents, follow, keyOf, type Target } from "./reference-target.ts";
import { type Role, roleOf, sectionOf } from "./roles.ts";

/** Where a value stands, and what was written out on the way to it. */
interface At {
  readonly document: Document;
  readonly place: Place;
  readonly within: readonly string[];
  readonly depth: number;
}

const inner = (at: At, key: string | number): At => ({ ...at, place: [...at.place, key], depth: at.depth + 1 });

/** What a discriminator means by a reference, and not by the name of a component. */
const isMappedReference = (text: string): boolean => /^#|^[a-z]+:\/\/|\.(ya?ml|json)(#|$)/i.test(text);

/** Many files become one document: what the others hold becomes components, or is written out where no component can be. */
export class Bundle {
  readonly #documents: Documents;
  readonly #components: Components;
  readonly #problems = new BundleProblems();

  constructor(documents: Documents) {
    this.#documents = documents;
    this.#components = new Components(documents.main.value);
  }

  /**
   * The document whole, or as it is where it names no file.
   * @throws {SpecError} listing the references that lead nowhere, or are not followed
   */
  join(): JsonObject {
    const { main } = this.#documents;
    const at: At = { document: main, place: [], within: [], depth: 0 };
    this.#keepNames(main.value, at);
    const joined = objectOf(this.#rewrite(main.value, "document", at));
    for (const { section, name, role, target } of this.#components.pending)
      this.#components.add(section, name, this.#written(target, role, at));
    this.#problems.check();
    return this.#components.added(joined);
  }

  /** A component that is nothing but a reference to a file gives its own name to what is there. */
  #keepNames(root: Json, at: At): void {
    const components = objectOf(objectOf(root as JsonObject).components);
    for (const [section, named] of Object.entries(components)) {
      const role = roleOf("", roleOf(section, "components"));
      if (sectionOf(role) !== section) continue;
      for (const [name, value] of Object.entries(objectOf(named))) {
        const { $ref, ...others } = objectOf(value);
        if (typeof $ref !== "string" || $ref.startsWith("#") || Object.keys(others).length > 0) continue;
        const target = this.#resolve($ref, { ...at, place: ["components", section, name, "$ref"] });
        if (target) this.#components.keep(section, keyOf(target), name);
      }
    }
  }

  #rewrite(value: Json, role: Role, at: At): Json {
    this.#problems.count(value, at.depth, () => at.document.where(at.place));
    if (Array.isArray(value)) return value.map((item: Json, index) => this.#rewrite(item, role, inner(at, index)));
    if (!isObject(value)) return value;
    const { $ref, $id } = value;
    if (role !== "data" && typeof $ref === "string") return this.#reference(value, $ref, role, at);
    if (role === "schema" && typeof $id === "string" && !$id.startsWith("#"))
      this.#problems.addIdentity(at.document.where([...at.place, "$id"]));
    return this.#entries(value, role, at);
  }

  #entries(value: JsonObject, role: Role, at: At): JsonObject {
    const entries = Object.entries(value).map(([key, item]): [string, Json] => {
      if (role === "schema" && key === "discriminator") return [key, this.#discriminator(item, inner(at, key))];
      return [key, this.#rewrite(item, roleOf(key, role), inner(at, key))];
    });
    return Object.fromEntries(entries);
  }

  #discriminator(value: Json, at: At): Json {
    if (!isObject(value) || !isObject(value.mapping)) return value;
    const entries = Object.entries(value.mapping).map(([key, text]): [string, Json] => {
      const here = inner(inner(at, "mapping"), key);
      if (typeof text !== "string" || !isMappedReference(text) || this.#isLocal(text, here)) return [key, text];
      const target = this.#resolve(text, here);
      return [key, (target && this.#pointer(target, "schema")) ?? text];
    });
    return { ...value, mapping: Object.fromEntries(entries) };
  }

  #reference(value: JsonObject, $ref: string, role: Role, at: At): Json {
    const { $ref: _, ...siblings } = value;
    const beside = this.#entries(siblings, role, at);
    if (this.#isLocal($ref, at)) return { ...beside, $ref };
    const target = this.#resolve($ref, inner(at, "$ref"));
    if (!target) return value;
    const own = at.document === this.#documents.main && pointerOf(at.place);
    const pointer = this.#pointer(target, role);
    if (pointer !== undefined && pointer !== `#${own}`) return { ...beside, $ref: pointer };
    const whole = this.#written(target, role, at);
    return isObject(whole) ? { ...whole, ...beside } : whole;
  }

  /** A reference in the main file to itself is right already, or is told by who checks the whole document. */
  #isLocal(written: string, { document }: At): boolean {
    return document === this.#documents.main && written.startsWith("#");
  }

  /** The pointer to a component; none where the role has no components. */
  #pointer(target: Target, role: Role): string | undefined {
    if (target.document === this.#documents.main) return `#${encodeURI(pointerOf(target.place))}`;
    return Array.isArray(target.value) ? undefined : this.#components.pointer(target, role);
  }

  #written(target: Target, role: Role, { within, depth }: At): Json {
    const { document, place, value } = target;
    const key = keyOf(target);
    if (!within.includes(key))
      return this.#rewrite(value, role, { document, place, within: [...within, key], depth: depth + 1 });
    this.#problems.add(`${document.where(place)} leads back to itself by references; write out what is meant`);
    return {};
  }

  #resolve(written: string, { document, place }: At): Target | undefined {
    try {
      this.#problems.isBundle = true;
      return follow(written, document, this.#documents);
    } catch (error) {
      this.#problems.refuse(`${document.where(place)} $ref ${written}`, error);
      return undefined;
    }
  }

  /** Whether the document names any file, be it itself. */
  get isBundle(): boolean {
    return this.#problems.isBundle;
  }
}
