import { plain } from "../text/plain.ts";

/** A colour by what it means; how it looks is the terminal's business. */
export type Tone = "good" | "bad" | "busy" | "quiet" | "plain";

/** One cell of a table: its text, without control characters, and its tone. */
export interface Cell {
  readonly text: string;
  readonly tone: Tone;
}

const absent = "–";

/** A cell of text that came from a provider: whatever could steer the terminal is taken out. */
export function cell(text: string | undefined, tone: Tone = "plain"): Cell {
  if (text === undefined || text === "") return { text: absent, tone: "quiet" };
  return { text: plain(text), tone };
}
