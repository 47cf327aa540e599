/** What is wrong with a spec, one line for each problem: `file:line:column what; way out`. */
export class SpecError extends Error {
  override readonly name = "SpecError";
  readonly problems: readonly string[];

  constructor(problems: string | readonly string[]) {
    const lines = (typeof problems === "string" ? [problems] : problems).map(printable);
    super(lines.join("\n"));
    this.problems = lines;
  }
}

/** More than this of one problem, nobody reads. */
const longest = 2000;

/** What is not to be seen, or acts on a terminal: control characters, line ends, changes of direction, halves of characters. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Text of a document as one line that any terminal shows as it is. */
function printable(text: string): string {
  const shown = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return shown.replace(invisible, (one) => `\\u${(one.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`);
}
