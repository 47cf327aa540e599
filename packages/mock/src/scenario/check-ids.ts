import type { IdRule, IdRules } from "./id-rule.ts";
import { refusal } from "./refusal.ts";
import type { Fields } from "./script.ts";

/** Ids that nothing could be told apart or asked for by. @throws {TypeError} */
export function checkIds(
  at: string,
  { runs, parents }: Readonly<Record<"runs" | "parents", readonly Fields[]>>,
  rules: IdRules,
): void {
  checkTwins(at, "runs", runs);
  checkTwins(at, "parents", parents);
  for (const [index, { id }] of parents.entries()) checkRule(`${at}.parents[${index}].id`, id, rules.parent);
  for (const [index, { id, parent }] of runs.entries()) {
    checkRule(`${at}.runs[${index}].id`, id, rules.run);
    for (const one of [parent].flat()) checkRule(`${at}.runs[${index}].parent`, one, rules.parent);
  }
}

/** Two of one id could not be told apart. */
function checkTwins(at: string, list: string, items: readonly Fields[]): void {
  const seen = new Map<unknown, number>();
  for (const [index, { id }] of items.entries()) {
    if (id !== undefined && seen.has(id))
      throw new TypeError(
        `@evalbridge/mock: ${at}.${list}[${index}].id is ${JSON.stringify(id)}, as that of ${list}[${seen.get(id)}] is; give each its own`,
      );
    seen.set(id, index);
  }
}

/** What has another id is listed, and every request that names it is refused. */
function checkRule(at: string, id: unknown, rule: IdRule | undefined): void {
  if (id !== undefined && rule && !rule.fits(String(id))) throw refusal(at, rule.what, id);
}
