import { failureScripts, short } from "./wait-failures.ts";
import type { WaitSource } from "./wait-source.ts";

/** What a provider does with one request. A word stands for a good answer with that status. */
export type Step =
  | string
  | { readonly http: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly fields: Readonly<Record<string, unknown>> }
  | "<reset>"
  | "<refused>"
  | "<hang>"
  | "<html>"
  | "<cut>"
  | "<empty>"
  | "<stalled body>";

export interface Script {
  readonly name: string;
  /** Request by request; the last step goes on for ever. */
  readonly steps: readonly Step[];
  readonly options?: Readonly<Record<string, unknown>>;
  /** Whether the run is given as one that was created just now, and so may not be known yet. */
  readonly recent?: boolean;
  /** Whether the run is given as it was seen before. */
  readonly seen?: boolean;
  /** The reason of a result, or the name of the error. */
  readonly end: string;
  readonly status?: string;
  /** The most requests that may be sent. */
  readonly requests?: number;
  readonly warnings?: number;
}

/** What happens, whatever the provider's words are. `running`, `ended` are words of the source. */
export function scriptsOf({ words, endField }: WaitSource): Script[] {
  const meaning = (wanted: string) => Object.keys(words).find((word) => words[word] === wanted) as string;
  const [pending, running, completed] = [meaning("pending"), meaning("running"), meaning("completed")];
  const isOpen = (word: string) => words[word] === "pending" || words[word] === "running";
  const ended = Object.keys(words).filter((word) => !isOpen(word));
  const at = new Date(1_790_000_000_000).toISOString();
  const odd = (word: string) =>
    [...word].map((letter, at) => (at % 2 ? letter.toLowerCase() : letter.toUpperCase())).join("");

  return [
    ...ended.map((word) => ({
      name: `${word} at once`,
      steps: [word],
      end: "ended",
      status: words[word] as string,
      requests: 1,
    })),
    ...ended.map((word) => ({
      name: `${word} after a while`,
      steps: [pending, running, running, word],
      end: "ended",
      requests: 4,
    })),
    ...[completed.toLowerCase(), completed.toUpperCase(), odd(completed)].map((word) => ({
      name: `the casing ${word}`,
      steps: [running, word],
      end: "ended",
      status: "completed",
    })),
    { name: "for ever pending", steps: [pending], options: short, end: "timeout", status: "pending" },
    { name: "for ever running", steps: [running], options: short, end: "timeout", status: "running" },
    { name: "for ever, at the default limit of half an hour", steps: [running], end: "timeout" },
    { name: "going back", steps: [running, pending, running, pending, completed], end: "ended", requests: 5 },
    { name: "an unknown word, then the end", steps: ["ARCHIVING", "ARCHIVING", completed], end: "ended", warnings: 1 },
    {
      name: "an unknown word for ever",
      steps: ["ARCHIVING"],
      options: short,
      end: "timeout",
      status: "unknown",
      warnings: 1,
    },
    {
      name: "an empty word for ever",
      steps: [{ fields: { status: "" } }],
      options: short,
      end: "timeout",
      warnings: 1,
    },
    { name: "no word for ever", steps: [{ fields: { status: null } }], options: short, end: "timeout", warnings: 1 },
    {
      name: "a word of the language's own",
      steps: [{ fields: { status: "constructor" } }],
      options: short,
      end: "timeout",
      warnings: 1,
    },
    ...(endField === undefined
      ? []
      : [
          {
            name: "an unknown word with an end time",
            steps: [{ fields: { status: "ARCHIVED", [endField]: at } }],
            end: "ended",
            status: "unknown",
            warnings: 0,
          },
        ]),
    ...failureScripts({ pending, running, completed }),
  ];
}
