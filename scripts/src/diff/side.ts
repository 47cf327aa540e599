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
