import { counted } from "../../text/counted.ts";
import type { Taken } from "../intake.ts";
import type { RuleOutcome, RuleResult } from "../report.ts";
import { ruling } from "../ruling.ts";
import { messageOf, oneLine } from "../wording.ts";
import { outcomeOf, strangerText, unreadText } from "./execution.ts";

/** Whether runs can be compared with a base at all: it was read, has ended, and is of the same source and parent. */
export function baseRule(heads: readonly Taken[], base: Taken): RuleResult {
  const { ref, run, cases, error, ended } = base;
  const found = { ref };
  const not = (outcome: RuleOutcome, message: string) => ruling("base", outcome, message, found);
  if (!run) return not(outcomeOf(error), `the base ${unreadText(error)}`);
  const stranger = strangerText(base);
  if (stranger !== undefined) return not("unanswerable", stranger);
  if (error !== undefined) return not(outcomeOf(error), `the base's cases could not be read: ${messageOf(error)}`);
  if (!ended) return not("unanswerable", `the base has not ended: it is ${run.status}`);
  if (!cases) return not("unanswerable", "the base's cases were not given: without them nothing can be compared");
  if (cases.length === 0) return not("unanswerable", "the base has no cases: nothing can be compared with it");
  for (const head of heads) {
    if (head.ref === ref)
      return not("unanswerable", "the base is one of the runs to judge: nothing differs from itself");
    const other = head.run;
    if (!other) continue;
    if (other.source !== run.source || other.provider !== run.provider)
      return not(
        "unanswerable",
        `the base is of source ${oneLine(run.source)}, ${oneLine(head.ref)} is of ${oneLine(other.source)}`,
      );
    if (other.parent && run.parent && other.parent.id !== run.parent.id)
      return not(
        "unanswerable",
        `the base belongs to ${oneLine(run.parent.id)}, ${oneLine(head.ref)} to ${oneLine(other.parent.id)}`,
      );
  }
  return not("passed", `the base was read, with ${counted(cases.length, "case")}`);
}
