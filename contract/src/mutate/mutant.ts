/** Tests that run together: files by their path from the root, and of these the tests that the pattern fits. */
export interface Suite {
  readonly files: readonly string[];
  /** Against the full name (`bland > getRun > …`). @default every test */
  readonly pattern?: RegExp | undefined;
  /** The only provider that the suite shall know. @default all */
  readonly provider?: string;
}

/** One plausible mistake, made in one file and in memory only. */
export interface Mutant {
  /** Stable: `<owner>/<kind>/<where>`. */
  readonly id: string;
  /** The provider that the mistake is about, or `core`. */
  readonly owner: string;
  readonly kind: string;
  /** The file, by its path from the root. */
  readonly file: string;
  /** The mistake, in words. */
  readonly what: string;
  /** The whole file with the mistake in it. */
  readonly text: () => string;
  /** Of a document: whether the mock alone reads the changed one, and the expectations stay. @default false */
  readonly mockOnly?: boolean | undefined;
  /** Run one after the other until a test fails. */
  readonly suites: readonly Suite[];
}

/**
 * Replaces a part of a text.
 * @throws {Error} when it is not there exactly once, naming the mutant: a mutant of nothing would survive or die for nothing
 */
export function replaceOnce(id: string, text: string, part: string, other: string): string {
  const times = text.split(part).length - 1;
  if (times !== 1)
    throw new Error(`mutant ${id}: ${JSON.stringify(part)} is there ${times} times, not once; mend its text`);
  return text.replace(part, () => other);
}
