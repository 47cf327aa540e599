import type { Place } from "../json.ts";
import { SpecError } from "../spec/problem.ts";

/** `listRuns` → `ListRuns`, `my-provider` → `MyProvider`: how the name of a type is made. */
export function pascalCase(name: string): string {
  return name
    .split(/[^A-Za-z0-9_]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

/** A name as a property key, quoted where it must be. */
export function propertyKey(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

/** The names of one generated file: each is given out once. */
export class Names {
  readonly #where: (place: Place) => string;
  readonly #yielding: boolean;
  readonly #owners = new Map<string, string>();
  readonly #given = new Map<string, string>();
  readonly #problems: string[] = [];

  /** `yielding`: who comes second gets a number; else it is told to rename, in a document of ours. */
  constructor(where: (place: Place) => string, yielding = false) {
    this.#where = where;
    this.#yielding = yielding;
  }

  /** Takes a name for something, told as in `the arguments of listRuns`. The same owner may ask again. */
  claim(wanted: string, owner: string, at: Place): string {
    const before = this.#given.get(`${owner}\n${wanted}`);
    if (before !== undefined) return before;
    const name = this.#yielding ? this.#free(wanted) : wanted;
    const first = this.#owners.get(name) ?? owner;
    this.#owners.set(name, first);
    this.#given.set(`${owner}\n${wanted}`, name);
    if (first !== owner) {
      const clash = `the type ${name} is wanted for ${owner} and for ${first}; rename the schema or the operation`;
      this.#problems.push(`${this.#where(at)} ${clash}`);
    }
    return name;
  }

  #free(wanted: string): string {
    const stem = /^[A-Za-z_]/.test(wanted) ? wanted : `Schema${wanted}`;
    for (let count = 1; ; count++) {
      const name = count === 1 ? stem : `${stem}_${count}`;
      if (!this.#owners.has(name)) return name;
    }
  }

  /** @throws {SpecError} when two things wanted one name */
  check(): void {
    if (this.#problems.length > 0) throw new SpecError(this.#problems);
  }
}
