import type { Spec } from "../model/operation.ts";
import { SpecError } from "../spec/problem.ts";
import { adoptionRules } from "./adoption-rules.ts";
import { answerRules } from "./answer-rules.ts";
import { argumentRules } from "./argument-rules.ts";
import { documentRules } from "./document-rules.ts";
import { exampleRules } from "./example-rules.ts";
import { extensionRules } from "./extension-rules.ts";
import { classRules, identityRules } from "./identity-rules.ts";
import { keyRules } from "./key-rules.ts";
import { pagingRules } from "./paging-rules.ts";
import { reconcileRules } from "./reconcile-rules.ts";
import type { Report } from "./report.ts";
import { startRules } from "./start-rules.ts";

/** What we say of a provider's operations, in whosever document. */
const ours = [
  ...classRules,
  ...extensionRules,
  ...pagingRules,
  ...reconcileRules,
  ...adoptionRules,
  ...keyRules,
  ...startRules,
];
/** How a document of ours is written besides; what a provider wrote was made to fit (see upstream/). */
const rules = {
  upstream: ours,
  authored: [...identityRules, ...ours, ...argumentRules, ...answerRules, ...exampleRules],
};

/**
 * Makes sure that a spec keeps every convention a machine can see; docs/design.md says what they are for, under "From spec to client".
 * @throws {SpecError} listing all that it does not keep
 */
export function checkConventions(spec: Spec): void {
  const problems = new Set<string>();
  const report: Report = (place, operation, problem) => {
    problems.add(`${spec.where(place)} ${operation ? `${operation.id || operation.path}: ` : ""}${problem}`);
  };
  documentRules(spec, report);
  for (const operation of spec.operations) for (const rule of rules[spec.origin]) rule(operation, spec, report);
  if (problems.size > 0) throw new SpecError([...problems]);
}
