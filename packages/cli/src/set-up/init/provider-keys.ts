import { createSource, type DefaultSources, environmentNames, sourceKinds } from "@evalbridge/bridge";
import { type Environment, readVariable } from "../../config/read-variable.ts";
import { fileVariable } from "../../sources/open-sources.ts";

/** A kind of run, and the variable that holds the key of its provider. */
export interface KindKey {
  readonly kind: keyof DefaultSources;
  readonly variable: string;
  /** Whether it can tell what its runs belong to. */
  readonly hasParents: boolean;
  /** The variable that its lists need beside the key. */
  readonly listVariable?: string;
}

/** The kinds of run whose provider has a key in the environment; where none has one, all kinds. */
export function kindsWithKeys(environment: Environment): {
  readonly kinds: readonly KindKey[];
  readonly found: boolean;
} {
  const all = sourceKinds.map((kind): KindKey => {
    // Only the fact sheet is read: nothing is asked of anybody.
    const source = createSource(kind, { baseUrl: "http://localhost" });
    const { name } = source.provider;
    return {
      kind,
      variable: environmentNames(name).apiKey,
      hasParents: "parents" in source,
      ...(kind === "humanloop" && { listVariable: fileVariable }),
    };
  });
  const some = all.filter(({ variable }) => readVariable(environment, variable) !== undefined);
  return some.length > 0 ? { kinds: some, found: true } : { kinds: all, found: false };
}

/** One that can serve as the example of a parent. */
export function kindWithParents(kinds: readonly KindKey[]): KindKey {
  return kinds.find(({ hasParents }) => hasParents) ?? (kinds[0] as KindKey);
}
