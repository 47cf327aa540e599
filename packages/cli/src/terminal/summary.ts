import type { Run } from "@evalbridge/bridge";
import stringWidth from "string-width";
import { counted } from "../text/counted.ts";

const verdicts = ["passed", "failed", "none"] as const;
/** What runs that were not judged are, where they did not simply complete; in the order in which it is named. */
const states = ["running", "pending", "errored", "cancelled", "unknown"] as const;
type Kind = (typeof verdicts)[number] | (typeof states)[number];

/** Sums runs up in one sentence: `19 runs from 4 providers: verdict passed 6, failed 4, none 2 · running 3, …`. */
export function summarize(runs: readonly Run[]): string {
  const kinds = runs.map(kindOf);
  const tally = (names: readonly Kind[]) =>
    names
      .map((name) => ({ name, count: kinds.filter((kind) => kind === name).length }))
      .filter(({ count }) => count > 0)
      .map(({ name, count }) => `${name} ${count}`)
      .join(", ");
  const judged = tally(verdicts);
  const parts = [judged && `verdict ${judged}`, tally(states)].filter((part) => part !== "");
  const from = counted(new Set(runs.map(({ provider }) => provider)).size, "provider");
  return [`${counted(runs.length, "run")} from ${from}`, parts.join(" · ")].filter((part) => part !== "").join(": ");
}

/** A run that failed to execute is not one that was judged to have failed. */
function kindOf({ verdict, status }: Run): Kind {
  if (verdict !== "none") return verdict;
  if (status === "completed" || status === "partial") return "none";
  return status === "failed" ? "errored" : status;
}

/** Breaks a text between words into lines no wider than the given width, as far as its words allow. */
export function wrapWords(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && stringWidth(last) + 1 + stringWidth(word) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
