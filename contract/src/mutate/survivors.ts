/** Why a mutant that no test kills may live, by its id. */
export const reasons: Readonly<Record<string, string>> = {};
