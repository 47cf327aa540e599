import type { Tone } from "../terminal/cell.ts";
import { fold } from "../text/fold.ts";

/** Paints a text or leaves it. */
export type Paint = (text: string, tone: Tone) => string;

/** Columns that a text needs at least beside its label. */
const least = 24;

/** A label and a text beside it that is folded to what is left of the width; where little is left, the text goes under the label. */
export function hanging(label: string, text: string, width: number): string[] {
  const room = width - label.length;
  if (room < least && label.length > 8)
    return [label.trimEnd(), ...fold(text, width - 8).map((line) => `${" ".repeat(8)}${line}`)];
  const [first = "", ...rest] = fold(text, room);
  return [`${label}${first}`.trimEnd(), ...rest.map((line) => `${" ".repeat(label.length)}${line}`)];
}
