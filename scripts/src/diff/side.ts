import type { JsonObject } from "../json.ts";
import type { Operation, Spec } from "../model/operation.ts";
import { readSpec } from "../model/read-spec.ts";
import { canonical } from "./canonical.ts";

/** One of two specs that are compared. */
export interface Side {
  readonly spec: Spec;
  /** Its document in one form, where what means the same is the same. */
  readonly document: JsonObject;
  /** Its operations as the canonical document has them, by their ids. */
  readonly plain: ReadonlyMap<string, Operation>;
}

export function sideOf(spec: Spec): Side {
  const document = canonical(spec.document);
  const { operations } = readSpec(spec.provider, document);
  return { spec, document, plain: new Map(operations.map((operation) => [operation.id, operation])) };
}

/** An operation that both sides have. */
export interface Pair {
  readonly id: string;
  readonly old: Operation;
  readonly now: Operation;
  /** The same, in one form. */
  readonly oldPlain: Operation;
  readonly nowPlain: Operation;
}

export function pairsOf(there: Side, here: Side): Pair[] {
  const now = new Map(here.spec.operations.map((operation) => [operation.id, operation]));
  return there.spec.operations.flatMap((old) => {
    const other = now.get(old.id);
    const [oldPlain, nowPlain] = [there.plain.get(old.id), here.plain.get(old.id)];
    return other && oldPlain && nowPlain ? [{ id: old.id, old, now: other, oldPlain, nowPlain }] : [];
  });
}
