import { providers } from "../repository.ts";
import { documentMutants } from "./document-mutants.ts";
import type { Mutant } from "./mutant.ts";
import { namedMutants } from "./named.ts";
import { tableMutants } from "./table-mutants.ts";

/** Of each kind and provider: enough that the rule is met in more than one place, few enough for ten minutes. */
const perKind = 2;

/** How those of a kind are chosen, as the run prints it. */
export const sampling: string = `${perKind} of each kind and provider, spread evenly; every mistake written down by hand`;

/**
 * All mutants, in the same order every time.
 * @throws {Error} when two have one id, or one changes nothing
 */
export function allMutants(): Mutant[] {
  const mutants = [
    ...namedMutants(),
    ...providers.flatMap((provider) => [...tableMutants(provider, perKind), ...documentMutants(provider, perKind)]),
  ];
  const ids = new Set<string>();
  for (const { id } of mutants) {
    if (ids.has(id)) throw new Error(`two mutants are called ${id}; give one another name`);
    ids.add(id);
  }
  return mutants;
}
