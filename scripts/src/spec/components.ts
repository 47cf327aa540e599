import { isObject, type Json, type JsonObject, objectOf, pointerOf } from "../json.ts";
import { keyOf, type Target } from "./reference-target.ts";
import { type Role, sectionOf } from "./roles.ts";

/** A component whose name is given, and whose value is still to be written. */
interface Pending {
  readonly section: string;
  readonly name: string;
  readonly role: Role;
  readonly target: Target;
}

/** The components that a document gets from other files: a name for each of them, once. */
export class Components {
  /** Grows while it is gone through. */
  readonly pending: Pending[] = [];
  readonly #taken = new Map<string, Set<string>>();
  readonly #given = new Map<string, string>();
  readonly #added = new Map<string, Map<string, Json>>();

  constructor(document: Json) {
    const components = isObject(document) ? objectOf(document.components) : {};
    for (const [section, named] of Object.entries(components))
      this.#taken.set(section, new Set(Object.keys(objectOf(named))));
  }

  /** Has something called by a name that the document gives it; the first one counts. */
  keep(section: string, key: string, name: string): void {
    const known = `${section} ${key}`;
    if (!this.#given.has(known)) this.#given.set(known, name);
  }

  /** The pointer to the component that something becomes; none where its role has no components. */
  pointer(target: Target, role: Role): string | undefined {
    const section = sectionOf(role);
    if (section === undefined) return undefined;
    const key = `${section} ${keyOf(target)}`;
    const name = this.#given.get(key) ?? this.#free(section, wantedName(target));
    if (!this.#given.has(key)) this.pending.push({ section, name, role, target });
    this.#given.set(key, name);
    return `#${encodeURI(pointerOf(["components", section, name]))}`;
  }

  add(section: string, name: string, value: Json): void {
    const added = this.#added.get(section) ?? new Map<string, Json>();
    this.#added.set(section, added.set(name, value));
  }

  added(document: JsonObject): JsonObject {
    if (this.#added.size === 0) return document;
    const components = objectOf(document.components);
    const grown = [...this.#added].map(([section, added]): [string, Json] => [
      section,
      { ...objectOf(components[section]), ...Object.fromEntries(added) },
    ]);
    return { ...document, components: { ...components, ...Object.fromEntries(grown) } };
  }

  #free(section: string, wanted: string): string {
    const plain = wanted.replace(/[^A-Za-z0-9._-]+/g, "_").slice(0, 100);
    const stem = /[A-Za-z0-9]/.test(plain) ? plain : "part";
    const taken = this.#taken.get(section) ?? new Set();
    let name = stem;
    for (let count = 2; taken.has(name); count++) name = `${stem}_${count}`;
    this.#taken.set(section, taken.add(name));
    return name;
  }
}

/** The last word of where it is: of its place in the file, or of the file's path. */
function wantedName({ document, place }: Target): string {
  return place.at(-1) ?? document.path.replace(/^.*\//, "").replace(/\.[^.]*$/, "");
}
