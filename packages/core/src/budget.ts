/** What a retry costs, and a success that needed none gives back: those of AWS's standard mode. */
const retryCost = 5;
const timeoutCost = 10;
const successReturn = 1;

/**
 * Tokens spent, by origin and key; what is not here has spent none. Shared by all clients of the process, so that an outage
 * is one outage. An entry goes when all is given back, and the oldest go when there are too many.
 */
const spent = new Map<string, number>();
const mostKept = 1000;

function keep(account: string, tokens: number): void {
  spent.delete(account);
  if (tokens > 0) spent.set(account, tokens);
  for (const oldest of spent.keys()) if (spent.size > mostKept) spent.delete(oldest);
}

/** Takes the tokens for a retry; `undefined` when there are not enough left. A capacity of 0 is without limit. */
export function takeTokens(account: string, capacity: number, afterTimeout: boolean): number | undefined {
  const cost = afterTimeout ? timeoutCost : retryCost;
  if (capacity === 0) return 0;
  const before = spent.get(account) ?? 0;
  if (before + cost > capacity) return undefined;
  keep(account, before + cost);
  return cost;
}

/** Gives back what the last retry took; after a success at the first attempt, one token. */
export function returnTokens(accountOf: () => string, taken: number | undefined): void {
  // As good as always, nothing is owed by anybody.
  if (spent.size === 0) return;
  const account = accountOf();
  const before = spent.get(account);
  if (before !== undefined) keep(account, before - (taken ?? successReturn));
}
