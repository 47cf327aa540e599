import { files, read } from "../repository.ts";
import { type Mutant, replaceOnce } from "./mutant.ts";
import { suitesOf } from "./suites.ts";

/**
 * The mistakes written down by hand in `mistakes/*.txt`, as a change is read:
 *
 *     === bland packages/bland/src/record.ts
 *
 *     # counts field: passed from successful_call_count
 *     - count(summary?.target_match_count)
 *     + count(summary?.successful_call_count)
 *
 * The part after `-` stands exactly once in the file. Without a `+` it is left out.
 * @throws {Error} for a line that is none of these, naming it
 */
export function namedMutants(): Mutant[] {
  return files("contract/src/mutate/mistakes/*.txt").flatMap((list) => readMistakes(list, read(list)));
}

/** The mutants in one such text; `list` is its name, for what errors say. */
export function readMistakes(list: string, text: string): Mutant[] {
  const mutants: Mutant[] = [];
  let [owner, file] = ["", ""];
  for (const block of text.trim().split(/\n\n+/)) {
    const [title = "", ...lines] = block.split("\n");
    const [, newOwner, newFile] = /^=== (\S+) (\S+)$/.exec(title) ?? [];
    if (newOwner !== undefined && newFile !== undefined) [owner, file] = [newOwner, newFile];
    else mutants.push(mutantOf(owner, file, title, lines, list));
  }
  return mutants;
}

function mutantOf(owner: string, file: string, title: string, lines: readonly string[], list: string): Mutant {
  const [, kind, what] = /^# ([^:]+): (.+)$/.exec(title) ?? [];
  const stray = lines.find((line) => !/^[-+]( |$)/.test(line));
  if (kind === undefined || what === undefined || stray !== undefined || file === "")
    throw new Error(`${list}: ${JSON.stringify(stray ?? title)} is no line of a mistake; see named.ts for the form`);
  const side = (sign: string) => lines.filter((line) => line.startsWith(sign)).map((line) => line.slice(2));
  const [part, other] = [side("-").join("\n"), side("+").join("\n")];
  const id = `${owner}/${kind}/${what}`;
  const mutated = () => replaceOnce(id, read(file), part, other);
  return { id, owner, kind, file, what, text: mutated, suites: suitesOf(owner, file) };
}
