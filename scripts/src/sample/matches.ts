import { createContext, Script } from "node:vm";

/** A repeat inside of a repeat, or several in a row: what may take an engine hours. */
const slow = /[*+}|][^()]*\)[*+{]|([*+]|,\}).*([*+]|,\}).*([*+]|,\})/s;
const limitMs = 250;
/** After so many that took too long no more are tried. */
const patience = 8;

const context = createContext({});
const search = new Script('new RegExp(pattern, "u").test(text)');
const tooSlow = new Set<string>();

/** Whether a text matches a pattern; no, where that is no pattern, or one that takes too long. */
export function matches(pattern: string, text: string): boolean {
  if (tooSlow.has(pattern)) return false;
  try {
    if (!slow.test(pattern)) return new RegExp(pattern, "u").test(text);
    if (tooSlow.size >= patience) return false;
    return search.runInContext(Object.assign(context, { pattern, text }), { timeout: limitMs }) === true;
  } catch (error) {
    if ((error as { code?: string }).code === "ERR_SCRIPT_EXECUTION_TIMEOUT") tooSlow.add(pattern);
    return false;
  }
}
