import { type JsonObject, objectOf, placeOf, valueAt } from "../json.ts";
import { componentsOf, referencesIn } from "./touched.ts";

/**
 * The ways through what two canonical documents have alike. In a document whose schemas all lead to one another each operation
 * leads to each of them: what is written the same is passed over, to the schemas behind it that are not.
 */
export class Shortcuts {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #different: ReadonlySet<string>;
  readonly #known = new Map<string, readonly string[]>();

  constructor(there: JsonObject, here: JsonObject) {
    const before = componentsOf(there);
    this.#texts = componentsOf(here);
    const different = new Set([...this.#texts.keys()].filter((key) => this.#texts.get(key) !== before.get(key)));
    // What is no object, such as an enum, is told of where it is a field.
    for (const one of different) {
      if (isObjectSchema(here, one)) continue;
      for (const [key, text] of this.#texts) if (referencesIn(text).includes(one)) different.add(key);
    }
    this.#different = different;
  }

  /** The schemas behind a reference that are written otherwise; `undefined` where it is itself such a one. */
  behind(reference: string): readonly string[] | undefined {
    if (this.#different.has(reference) || !this.#texts.has(reference)) return undefined;
    const known = this.#known.get(reference);
    if (known) return known;
    const reached = new Set([reference]);
    // A set may grow while it is walked; what is written otherwise is gone on from when it is compared.
    for (const one of reached) {
      if (this.#different.has(one)) continue;
      for (const next of referencesIn(this.#texts.get(one) ?? "")) reached.add(next);
    }
    const found = [...reached].filter((one) => this.#different.has(one));
    this.#known.set(reference, found);
    return found;
  }
}

function isObjectSchema(document: JsonObject, pointer: string): boolean {
  const { type, properties } = objectOf(valueAt(document, placeOf(pointer)));
  return type === "object" || properties !== undefined;
}
