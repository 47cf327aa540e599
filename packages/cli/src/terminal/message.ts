import { plain } from "../text/plain.ts";
import type { Output } from "./output.ts";
import { wrapWords } from "./summary.ts";

/** A command at a message's end: what to type. */
const toType = /^(.*?)[;.] ([\w ]+): ((?:evalbridge|npm|npx|chmod) .*)$/s;

/**
 * A message: for a program or a log one line, as it is. For a person at a terminal its words are wrapped, and what is to be typed stands
 * in a line of its own, unbroken, so that it can be copied.
 */
export function messageLines(message: string, { isTerminal, width }: Pick<Output, "isTerminal" | "width">): string[] {
  // A part of it may be a provider's.
  const text = plain(message);
  if (!isTerminal) return [text];
  const [, said = text, way, command] = toType.exec(text) ?? [];
  const typed = command === undefined ? [] : [`  ${way}: ${command}`];
  return [...wrapWords(said, width), ...typed];
}

/** Tells a message, in one go: what another stream writes meanwhile does not come in between. */
export async function tell(
  output: Output,
  text: string,
  paint: (line: string) => string = (line) => line,
): Promise<void> {
  const lines = text.split("\n").flatMap((line) => messageLines(line, output));
  await output.write(lines.map((line) => `${paint(line)}\n`).join(""));
}
