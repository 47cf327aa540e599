import type { Json } from "../json.ts";
import { Refused } from "./folder.ts";
import { maxBytes, maxDepth, maxValues } from "./limits.ts";
import { SpecError } from "./problem.ts";

/** What stands in the way of joining files, and how much they are becoming. */
export class BundleProblems {
  readonly #problems = new Set<string>();
  readonly #identities = new Set<string>();
  #values = 0;
  #length = 0;
  /** Whether there is anything to join. */
  isBundle = false;

  add(problem: string): void {
    this.#problems.add(problem);
  }

  /** A schema with an address of its own, from which its references would count. */
  addIdentity(where: string): void {
    this.#identities.add(`${where} $id: changes what references mean; take it away`);
  }

  /** Takes down what was refused; other errors pass. */
  refuse(what: string, error: unknown): void {
    if (error instanceof SpecError) for (const problem of error.problems) this.add(problem);
    else if (error instanceof Refused) this.add(`${what}: ${error.message}`);
    else throw error;
  }

  /**
   * Counts a value that is written.
   * @throws {SpecError} where there are too many, or one is too deep: a few files can stand for billions
   */
  count(value: Json, depth: number, where: () => string): void {
    this.#values++;
    this.#length += typeof value === "string" ? value.length : 0;
    if (this.#values > maxValues || this.#length > maxBytes)
      throw new SpecError(`${where()} becomes too large when its files are joined; leave out what is not needed`);
    if (depth > maxDepth)
      throw new SpecError(`${where()} nested more than ${maxDepth} deep, with what references name`);
  }

  /** @throws {SpecError} where there is any */
  check(): void {
    const problems = [...this.#problems, ...(this.isBundle ? this.#identities : [])];
    if (problems.length > 0) throw new SpecError(problems);
  }
}
