import { isObject, type JsonObject, objectOf } from "../json.ts";

/** The components that a document gets from other files: a name for each of them, once. */
export class ComponentNames {
  readonly #taken = new Map<string, Set<string>>();
  readonly #given = new Map<string, string>();

  constructor(document: JsonObject) {
    for (const [section, components] of Object.entries(objectOf(document.components)))
      if (isObject(components)) this.#taken.set(section, new Set(Object.keys(components)));
  }

  /** The name of what was asked for before. */
  known(section: string, target: string): string | undefined {
    return this.#given.get(`${section} ${target}`);
  }

  /** Gives a name that is there already to what it stands for. */
  keep(section: string, target: string, name: string): void {
    this.#given.set(`${section} ${target}`, name);
  }

  /** A name like the wanted one, with a number where that is another's. */
  give(section: string, target: string, wanted: string): string {
    const stem = wanted.replace(/[^A-Za-z0-9._-]+/g, "_").slice(0, 100) || "part";
    const taken = this.#taken.get(section) ?? new Set();
    this.#taken.set(section, taken);
    let name = stem;
    for (let count = 2; taken.has(name); count++) name = `${stem}_${count}`;
    taken.add(name);
    this.keep(section, target, name);
    return name;
  }
}
