import {
  ArgumentError,
  BadRequestError,
  CredentialsError,
  CursorError,
  EvalbridgeError,
  IncompleteListError,
  NotFoundError,
  RunNotFoundError,
  RunRefError,
  type SourceFailure,
  UnprocessableEntityError,
} from "@evalbridge/bridge";
import { CommandError } from "./command-error.ts";
import type { ExitCode } from "./gate/report.ts";

/** Also what a provider calls a bad question: 400 is all that Vogent says of a run or a config that it does not know. */
const mistakes = [
  ...[ArgumentError, CredentialsError, CursorError, RunNotFoundError, RunRefError],
  ...[BadRequestError, NotFoundError, UnprocessableEntityError],
];

/** 3: what was asked cannot be asked; 2: a provider or the network failed. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof CommandError) return error.exitCode;
  if (error instanceof IncompleteListError) return error.failures.every((one) => exitCodeOf(one.error) === 3) ? 3 : 2;
  return mistakes.some((mistake) => error instanceof mistake) ? 3 : 2;
}

/** An error in one line: what the providers' packages throw has been freed from keys there. */
export function lineOf(error: unknown): string {
  if (error instanceof IncompleteListError) return [...new Set(error.failures.map(failureLine))].join("; ");
  // A key is read by a function of ours; why that failed says more than that it did.
  const told = error instanceof CredentialsError && error.cause instanceof Error ? error.cause : error;
  const text = told instanceof Error ? told.message : String(told);
  return text.replace(/\s+/g, " ").trim();
}

/** What a source failed with. Most errors name their provider themselves, and are not made to say it twice. */
export function failureLine({ source, error }: SourceFailure): string {
  return `${source}: ${lineOf(error).replace(new RegExp(`^${source}: `), "")}`;
}

/** Whether an error is one that a user can do something about, rather than a fault of ours. */
export function isExpected(error: unknown): boolean {
  return error instanceof CommandError || error instanceof EvalbridgeError;
}
