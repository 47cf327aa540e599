const disjoint =
  "its type leaves a filter of the provider's own nothing that a scope holds, so the order does not matter";

/** Why a mutant that no test kills may live, by its id. */
export const reasons: Readonly<Record<string, string>> = {
  "bland/filter/native filters win": disjoint,
  "feather/filter/native filters win": disjoint,
};
