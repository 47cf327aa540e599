import type { Args } from "./operation.ts";
import { at } from "./pointer.ts";
import type { Reconcile } from "./reconcile.ts";
import { utc } from "./values.ts";

/** What is looked for. */
export interface Wanted {
  readonly rule: Reconcile;
  /** The arguments of the call whose answer was lost, as they were sent. */
  readonly args: Args;
  /** The value that only this call wrote. */
  readonly marker?: string | undefined;
  /** Milliseconds since 1970: what was created before is something else. */
  readonly since: number;
}

/** What an item of a list is to the call: surely its result, perhaps, or something else. */
export type Likeness = "proven" | "possible" | "other";

/** Holds an item against what is looked for. */
export function likenessOf({ rule, args, marker, since }: Wanted, item: unknown): Likeness {
  const { proof, effect, match, created: createdAt } = rule;
  if (proof) {
    const written = at(item, proof.found);
    if (marker !== undefined && written === marker) return "proven";
    // What another has marked is that other's, also where we have marked nothing.
    if (written !== undefined && written !== null && written !== at(args, proof.marker)) return "other";
  }
  const created = createdAt && at(item, createdAt);
  const time = typeof created === "string" ? utc(created) : undefined;
  if (time !== undefined && Date.parse(time) < since) return "other";
  if (!Object.entries(match).every(([found, given]) => alike(at(item, found), at(args, given)))) return "other";
  if (!effect) return "possible";
  // What does not show is no effect either.
  const shows = Object.entries(effect.unless ?? {}).every(([pointer, words]) => {
    const word = at(item, pointer);
    return typeof word === "string" && !words.includes(word.toLowerCase());
  });
  return shows ? "proven" : "possible";
}

/** What was not given, or does not show, speaks neither for nor against. Lists of names come back in any order. */
function alike(found: unknown, sent: unknown): boolean {
  if (found === undefined || found === null || sent === undefined || sent === null) return true;
  if (Array.isArray(sent))
    return (
      Array.isArray(found) &&
      found.length === sent.length &&
      sent.every((one) => found.some((other) => alike(other, one)))
    );
  if (typeof sent !== "object" || typeof found !== "object") return found === sent;
  return Object.entries(sent).every(([key, value]) =>
    alike(Object.hasOwn(found, key) ? (found as Record<string, unknown>)[key] : undefined, value),
  );
}
