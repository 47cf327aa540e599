import { EvalbridgeError } from "./evalbridge-error.ts";

/** A source that could not be read, or not to its end, and why. */
export interface SourceFailure<Source extends string = string> {
  readonly source: Source;
  readonly error: unknown;
}

/** Some sources could not be read: what was given is good, but it is not all. */
export class IncompleteListError extends EvalbridgeError {
  static override readonly kind: string = "IncompleteListError";
  declare readonly failures: readonly SourceFailure[];
  constructor(failures: readonly SourceFailure[]) {
    const lines = failures.map(({ source, error }) => `${source}: ${error instanceof Error ? error.message : error}`);
    super(`the list is incomplete: ${lines.join("; ").replace(/\s+/g, " ")}`, {}, failures[0]?.error);
    this.failures = failures;
  }
}
