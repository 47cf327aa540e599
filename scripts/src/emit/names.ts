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
  readonly #owners = new Map<string, string>();
  readonly #problems: string[] = [];

  constructor(where: (place: Place) => string) {
    this.#where = where;
  }

  /** Takes a name for something, told as in `the arguments of listRuns`. The same owner may ask again. */
  claim(name: string, owner: string, at: Place): string {
    const first = this.#owners.get(name) ?? owner;
    this.#owners.set(name, first);
    if (first !== owner) {
      const clash = `the type ${name} is wanted for ${owner} and for ${first}; rename the schema or the operation`;
      this.#problems.push(`${this.#where(at)} ${clash}`);
    }
    return name;
  }

  /** @throws {SpecError} when two things wanted one name */
  check(): void {
    if (this.#problems.length > 0) throw new SpecError(this.#problems);
  }
}
