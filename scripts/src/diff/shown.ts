import type { Json } from "../json.ts";

/** A value inside a line of a changelog: JSON, cut where it is long. */
export function shown(value: Json | undefined): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** The first few of a long list, and how many more. */
export function fewOf(words: readonly string[]): readonly string[] {
  return words.length > 8 ? [...words.slice(0, 6), `${words.length - 6} more`] : words;
}

/** A list as a sentence has it: `a, b and c`. */
export function listed(words: readonly string[], and = "and"): string {
  const most = words.slice(0, -1);
  return most.length > 0 ? `${most.join(", ")} ${and} ${words.at(-1)}` : (words[0] ?? "");
}
