/** What was given does not fit what is asked for: every problem in a line of its own. */
export class InputError extends Error {
  readonly problems: readonly string[];
  /** @param problems at least one; the message is the first, and how many more there are */
  constructor(problems: readonly string[], cause?: unknown) {
    const more = problems.length - 1;
    super(
      `${problems[0] ?? "something is wrong"}${more > 0 ? ` (and ${more} more)` : ""}`,
      cause === undefined ? undefined : { cause },
    );
    this.name = "InputError";
    this.problems = problems;
  }
}
