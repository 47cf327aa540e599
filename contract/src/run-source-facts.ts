/** What the suite cannot see in a source itself. */
export interface RunSourceFacts {
  readonly provider: string;
  /** The operation behind `page`. */
  readonly list: string;
  /** The addresses, joined by a slash, of all runs in the examples of the spec. */
  readonly world: readonly string[];
  /** Exactly the capabilities of the source, with the operation behind each. */
  readonly capabilities: Readonly<Record<string, string>>;
}
