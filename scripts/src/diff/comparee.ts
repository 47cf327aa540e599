import type { Operation, Spec } from "../model/operation.ts";
import { isKnotted } from "./knots.ts";
import { Shortcuts } from "./shortcuts.ts";
import { type Side, sideOf } from "./side.ts";
import { isEqual } from "./stable-text.ts";
import { componentsOf, isTouched, touchedComponents } from "./touched.ts";

/** An operation that both sides have. */
export interface Pair {
  readonly id: string;
  readonly old: Operation;
  readonly now: Operation;
  /** The same, in one form. */
  readonly oldPlain: Operation;
  readonly nowPlain: Operation;
  /** Whether the one form differs, or that of something it leads to. */
  readonly isTouched: boolean;
}

/** Two specs, an old one and a new, and what they have in common. */
export interface Comparee {
  readonly there: Side;
  readonly here: Side;
  readonly pairs: readonly Pair[];
  readonly shortcuts: Shortcuts;
  /** The operations of both whose types may differ: those that are written otherwise, or lead to what is. */
  readonly retyped: ReadonlySet<string>;
  /** Whether too many of the types that may differ lead back to themselves. */
  readonly isKnotted: boolean;
}

export function compareeOf(old: Spec, now: Spec): Comparee {
  const [there, here] = [sideOf(old), sideOf(now)];
  const touched = touchedComponents(there.document, here.document);
  const rewritten = touchedComponents(old.document, now.document);
  const others = new Map(now.operations.map((operation) => [operation.id, operation]));
  const pairs = old.operations.flatMap((before): Pair[] => {
    const after = others.get(before.id);
    const [oldPlain, nowPlain] = [there.plain.get(before.id), here.plain.get(before.id)];
    if (!after || !oldPlain || !nowPlain) return [];
    const differs = isTouched([there.document, oldPlain], [here.document, nowPlain], touched);
    return [{ id: before.id, old: before, now: after, oldPlain, nowPlain, isTouched: differs }];
  });
  const knotted = isKnotted(componentsOf(now.document), rewritten);
  const all = !isEqual(old.envelope, now.envelope);
  const retyped = pairs.filter(
    (pair) => all || isTouched([old.document, pair.old], [now.document, pair.now], rewritten),
  );
  const shortcuts = new Shortcuts(there.document, here.document);
  return { there, here, pairs, shortcuts, retyped: new Set(retyped.map(({ id }) => id)), isKnotted: knotted };
}
