import type { RuleName, RuleOutcome, RuleResult } from "./report.ts";

/** What a rule is about, what it found and what it asked. */
export interface Found {
  readonly ref?: string;
  readonly observed?: number | string | undefined;
  readonly required?: number | string | undefined;
}

/** One rule's result; what is not known is left out. */
export function ruling(rule: RuleName, outcome: RuleOutcome, message: string, found: Found = {}): RuleResult {
  const { ref, observed, required } = found;
  return {
    rule,
    ...(ref !== undefined && { ref }),
    outcome,
    message,
    ...(observed !== undefined && { observed }),
    ...(required !== undefined && { required }),
  };
}

/** Passed or failed. */
export function held(holds: boolean): "passed" | "failed" {
  return holds ? "passed" : "failed";
}

/** Why nothing can be asked of all runs together. */
export interface Block {
  readonly outcome: RuleOutcome;
  readonly why: string;
}
