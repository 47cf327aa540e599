import { read } from "../repository.ts";
import { type Mutant, replaceOnce } from "./mutant.ts";
import { suitesOf } from "./suites.ts";

/** A mistake written down by hand: its kind, the mistake in words, what stands in the source and what the mistake makes of it. */
export type Mistake = readonly [kind: string, what: string, part: string, other: string];

/** The mutants of one source file. */
export function named(owner: string, file: string, mistakes: readonly Mistake[]): Mutant[] {
  return mistakes.map(([kind, what, part, other]) => {
    const id = `${owner}/${kind}/${what}`;
    return { id, owner, kind, file, what, text: () => replaceOnce(id, read(file), part, other), suites: suitesOf(owner, file) };
  });
}
