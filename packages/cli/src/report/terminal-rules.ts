import type { RuleOutcome, RuleResult } from "../gate/report.ts";
import type { Tone } from "../terminal/cell.ts";
import { cut, plain } from "../text/plain.ts";
import { hanging, type Paint } from "./terminal-line.ts";

interface RuleLineOptions {
  readonly width: number;
  readonly symbols: boolean;
  readonly paint: Paint;
}

const longestMessage = 2000;

/** How the outcome of a rule is shown. */
export const outcomeSigns: Readonly<Record<RuleOutcome, { readonly symbol: string; readonly tone: Tone }>> = {
  passed: { symbol: "✓", tone: "good" },
  failed: { symbol: "✗", tone: "bad" },
  unanswerable: { symbol: "!", tone: "bad" },
  unreachable: { symbol: "!", tone: "bad" },
  unfinished: { symbol: "!", tone: "busy" },
  "over-budget": { symbol: "!", tone: "bad" },
};

/** The rules under the runs that they are about, in the order of the report, then those about all runs. */
export function ruleLines(rules: readonly RuleResult[], options: RuleLineOptions): string[] {
  const refs = [...new Set(rules.flatMap(({ ref }) => (ref === undefined ? [] : [ref])))];
  const together = rules.filter(({ ref }) => ref === undefined);
  const widest = {
    mark: Math.max(0, ...rules.map(({ outcome }) => markOf(outcome, options.symbols).length)),
    rule: Math.max(0, ...rules.map(({ rule }) => rule.length)),
  };
  const linesOf = (some: readonly RuleResult[]) => some.flatMap((rule) => oneRule(rule, widest, options));
  return [
    ...refs.flatMap((ref) => [plain(ref), ...linesOf(rules.filter((rule) => rule.ref === ref))]),
    ...(together.length > 0 ? ["all runs together", ...linesOf(together)] : []),
  ];
}

function oneRule(
  { rule, outcome, message }: RuleResult,
  widest: { readonly mark: number; readonly rule: number },
  { width, symbols, paint }: RuleLineOptions,
): string[] {
  const mark = markOf(outcome, symbols);
  const { symbol, tone } = outcomeSigns[outcome];
  const told = symbols && symbol === "!" ? `${outcome}: ${message}` : message;
  const label = `  ${mark.padEnd(widest.mark)}  ${rule.padEnd(widest.rule)}  `;
  const [first = "", ...rest] = hanging(label, cut(plain(told), longestMessage), width);
  return [`  ${paint(mark, tone)}${first.slice(2 + mark.length)}`, ...rest];
}

function markOf(outcome: RuleOutcome, symbols: boolean): string {
  return symbols ? outcomeSigns[outcome].symbol : outcome;
}
