import type { GateInput, GatePolicy, GateRun } from "../../src/gate/input.ts";
import type { RuleName, RuleOutcome } from "../../src/gate/report.ts";

type Later<Value> = Value | Promise<Value>;

/** What a gate is asked, with runs that are still being read. */
export interface Scene {
  readonly runs: readonly Later<GateRun>[];
  readonly base?: Later<GateRun>;
  readonly policy?: GatePolicy;
}

/** A situation that a gate may be in, and how it has to come out. */
export interface Situation {
  readonly name: string;
  readonly input: () => Promise<GateInput>;
  readonly outcome: RuleOutcome;
  /** The rule that decides; absent where every rule holds. */
  readonly rule?: RuleName;
  /** What the deciding rule's message has to hold. */
  readonly says?: string;
}

/** One row of the truth table. */
export function situation(
  name: string,
  scene: () => Scene,
  outcome: RuleOutcome,
  rule?: RuleName,
  says?: string,
): Situation {
  const input = async (): Promise<GateInput> => {
    const { runs, base, policy } = scene();
    const [read, from] = await Promise.all([Promise.all(runs), base]);
    return { runs: read, ...(from && { base: from }), ...(policy !== undefined && { policy }) };
  };
  return { name, input, outcome, ...(rule && { rule }), ...(says !== undefined && { says }) };
}
