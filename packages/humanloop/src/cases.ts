import { type RunCase, runCase } from "@evalbridge/core";
import type { components } from "./openapi.gen.ts";
import type { EvaluationLogResponse } from "./operations.gen.ts";

type EvaluatorLog = components["schemas"]["EvaluatorLogResponse"];

/** What lies behind a case: a log of the run, and an evaluator's judgment on it; absent where the log itself failed. */
export interface HumanloopJudgment {
  readonly log: EvaluationLogResponse;
  readonly judgment?: EvaluatorLog;
}

/** The judgments on one log. A log that failed before it could be judged is a case too, else failures would go uncounted. */
export function toCases(log: EvaluationLogResponse): RunCase<HumanloopJudgment>[] {
  const judgments = log.evaluator_logs.filter((one) => "evaluator" in one);
  const { error } = log.log;
  if (judgments.length > 0 || !error) return judgments.map((judgment) => toCase(log, judgment));
  return [runCase<HumanloopJudgment>({ outcome: "errored", rationale: error, raw: { log } })];
}

/** The key names the evaluator, not its version: it holds when the evaluator is revised. */
function toCase(log: EvaluationLogResponse, judgment: EvaluatorLog): RunCase<HumanloopJudgment> {
  const datapoint = log.datapoint?.id ?? log.log.source_datapoint_id;
  const { id, name } = judgment.evaluator;
  return runCase<HumanloopJudgment>({
    key: datapoint ? `${datapoint}/${id}` : undefined,
    name,
    outcome: judgment.error ? "errored" : outcomeOf(judgment),
    rationale: judgment.error || judgment.output || undefined,
    raw: { log, judgment },
  });
}

/**
 * Humanloop says of each option whether choosing it is good. Undecided is what has no option: a number (more may be better,
 * but no number is enough), a text, an abstention. Of several options chosen, each has to be good, and one bad is too many.
 */
function outcomeOf({ judgment, evaluator }: EvaluatorLog): RunCase["outcome"] {
  if (typeof judgment === "number") return "undecided";
  // How a boolean's options are spelled is not documented; Python, in which evaluators are coded, writes True.
  const spelled = (name: string) => (typeof judgment === "boolean" ? name.toLowerCase() : name);
  const valenceOf = (choice: string) => evaluator.spec.options?.find(({ name }) => spelled(name) === choice)?.valence;
  const valences = [judgment ?? []].flat().map((choice) => valenceOf(String(choice)));
  if (valences.includes("negative")) return "failed";
  return valences.length > 0 && valences.every((valence) => valence === "positive") ? "passed" : "undecided";
}
