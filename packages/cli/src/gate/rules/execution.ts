import {
  ArgumentError,
  BadRequestError,
  CredentialsError,
  NotFoundError,
  RunNotFoundError,
  RunRefError,
  UnprocessableEntityError,
} from "@evalbridge/bridge";
import { counted } from "../../text/counted.ts";
import type { GatePolicy } from "../input.ts";
import type { Taken } from "../intake.ts";
import type { RuleOutcome, RuleResult } from "../report.ts";
import { type Block, held, ruling } from "../ruling.ts";
import { messageOf, oneLine } from "../wording.ts";

/** What reading failed with: a mistake in the question, or a provider or network that failed. */
export function outcomeOf(error: unknown): "unanswerable" | "unreachable" {
  // Not every provider says 404 of a run that it does not know: Vogent documents 400 alone.
  const mistakes = [
    ...[RunNotFoundError, RunRefError, ArgumentError, CredentialsError],
    ...[BadRequestError, UnprocessableEntityError],
  ];
  return mistakes.some((mistake) => error instanceof mistake) ? "unanswerable" : "unreachable";
}

/** Why a run could not be read; where that may be because there is none, with that question. */
export function unreadText(error: unknown): string {
  const mayBeNone = [RunNotFoundError, NotFoundError, BadRequestError, UnprocessableEntityError];
  const question = mayBeNone.some((kind) => error instanceof kind) ? "; is there such a run?" : "";
  return `could not be read: ${messageOf(error)}${question}`;
}

/** That what was read is another run; absent where it is the one that was asked for. */
export function strangerText({ ref, askedFor }: Taken): string | undefined {
  return askedFor === undefined ? undefined : `asked for ${oneLine(askedFor)}, and ${oneLine(ref)} was given`;
}

/** What it means that something is not known that the cases would tell: it is proof of nothing where they could not be read. */
export function outcomeOfUnknown({ cases, error }: Taken): RuleOutcome {
  return cases === undefined && error !== undefined ? outcomeOf(error) : "failed";
}

/**
 * Whether a run and its cases were read. Cases that could not be read might contradict its counts, whatever those say; a caller who did not
 * ask for any has judged by the counts alone, on purpose, as long as nothing is asked of cases.
 */
export function readable(taken: Taken, needsCases: string | undefined): RuleResult {
  const { ref, run, cases, error } = taken;
  if (!run) return ruling("readable", outcomeOf(error), unreadText(error), { ref });
  const stranger = strangerText(taken);
  if (stranger !== undefined) return ruling("readable", "unanswerable", stranger, { ref });
  if (error !== undefined)
    return ruling("readable", outcomeOf(error), `its cases could not be read: ${messageOf(error)}`, { ref });
  if (cases) return ruling("readable", "passed", `was read, with ${counted(cases.length, "case")}`, { ref });
  if (needsCases === undefined) return ruling("readable", "passed", "was read, without its cases", { ref });
  return ruling("readable", "unanswerable", `${needsCases} is asked of its cases, which were not given`, { ref });
}

export function ended({ ref, run, ended }: Taken): RuleResult {
  const word = run ? statusText(run) : "";
  const done = run?.progress ? ` (${run.progress.completed} of ${run.progress.total} done)` : "";
  if (ended) return ruling("ended", "passed", `has ended: ${word}`, { ref });
  const why = run?.status === "unknown" ? ", and no end time was given" : "";
  return ruling("ended", "unfinished", `has not ended: ${word}${done}${why}`, { ref, observed: run?.status });
}

/** Completed, or what is allowed by name; failed is never allowed. */
export function status({ ref, run }: Taken, { allow = [] }: GatePolicy): RuleResult {
  const found = { ref, observed: run?.status, required: "completed" };
  if (!run) return ruling("status", "failed", "status is not known", found);
  const { status, error } = run;
  const line = `status is ${statusText(run)}`;
  if (status === "completed") return ruling("status", "passed", line, found);
  const known = status === "partial" || status === "cancelled" || status === "unknown" ? status : undefined;
  if (known && allow.includes(known)) return ruling("status", "passed", `${line}, which is allowed`, found);
  const why = error ? `: ${oneLine(error.message)}` : "";
  const wayOut = known ? `, or allow "${known}"` : "";
  return ruling("status", held(false), `${line}${why}; asked: completed${wayOut}`, found);
}

/** `partial (PARTIAL)`, with the provider's word where it is another. */
function statusText({ status, rawStatus }: NonNullable<Taken["run"]>): string {
  const word = oneLine(rawStatus);
  return word === "" || word === status ? status : `${status} (${word})`;
}

/** The reason for which nothing can be asked of all runs together: one of them is missing. */
export function blockOf(results: readonly RuleResult[]): Block | undefined {
  const order = ["unanswerable", "unreachable", "unfinished"] as const;
  for (const outcome of order) {
    const found = results.find((result) => result.outcome === outcome);
    if (found) return { outcome, why: `${found.ref ?? "a run"} ${found.message}` };
  }
  return undefined;
}
