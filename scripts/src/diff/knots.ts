import { referencesIn } from "./touched.ts";

/** So many types that lead back to themselves may be compared whole. */
const most = 20;

/**
 * Whether more of some components lead back to themselves than a compiler can compare whole. What does not fit in such types
 * is looked for anew on each way there: measured, 100 that all lead to one another took a minute, 500 all memory.
 */
export function isKnotted(components: ReadonlyMap<string, string>, some: Iterable<string>): boolean {
  const next = new Map([...components].map(([key, text]) => [key, referencesIn(text)] as const));
  let knots = 0;
  for (const key of some) {
    const reached = new Set(next.get(key) ?? []);
    // A set may grow while it is walked.
    for (const one of reached) for (const further of next.get(one) ?? []) reached.add(further);
    if (reached.has(key)) knots += 1;
    if (knots > most) return true;
  }
  return false;
}
