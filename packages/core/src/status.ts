import type { RunStatus } from "./run.ts";

/** Looks a provider's word up in a table, whatever its casing; a word that is not in it, or no word, is `unknown`. */
export function statusOf(table: Readonly<Record<string, RunStatus>>, word: string): RunStatus {
  if (Object.hasOwn(table, word)) return table[word] as RunStatus;
  const folded = String(word).toLowerCase();
  for (const [key, status] of Object.entries(table)) if (key.toLowerCase() === folded) return status;
  return "unknown";
}

/**
 * The provider's words for the statuses asked for, to be sent as a filter; `undefined` when the server cannot be asked:
 * nothing was asked for, or `unknown`, for which there is no word.
 */
export function wordsFor<Word extends string>(
  table: Readonly<Record<Word, RunStatus>>,
  wanted: readonly RunStatus[] | undefined,
): Word[] | undefined {
  if (!wanted || wanted.includes("unknown")) return undefined;
  return (Object.keys(table) as Word[]).filter((word) => wanted.includes(table[word]));
}
