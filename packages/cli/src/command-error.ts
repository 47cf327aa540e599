import {
  ArgumentError,
  CredentialsError,
  CursorError,
  EvalbridgeError,
  IncompleteListError,
  RunNotFoundError,
  RunRefError,
} from "@evalbridge/bridge";
import type { ExitCode } from "./gate/report.ts";

/** What a command ends with when it cannot go on: one line, or a few, for the person who typed it. */
export class CommandError extends Error {
  readonly exitCode: ExitCode;
  /** @param message without a line break at its end; @param exitCode see `evalbridge --help` */
  constructor(message: string, exitCode: ExitCode = 3, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "CommandError";
    this.exitCode = exitCode;
  }
}

const mistakes = [ArgumentError, CredentialsError, CursorError, RunNotFoundError, RunRefError];

/** 3: what was asked cannot be asked; 2: a provider or the network failed. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof CommandError) return error.exitCode;
  if (error instanceof IncompleteListError) return error.failures.every((one) => exitCodeOf(one.error) === 3) ? 3 : 2;
  return mistakes.some((mistake) => error instanceof mistake) ? 3 : 2;
}

/** An error in one line: what the providers' packages throw has been freed from keys there. */
export function lineOf(error: unknown): string {
  // A key is read by a function of ours; why that failed says more than that it did.
  const told = error instanceof CredentialsError && error.cause instanceof Error ? error.cause : error;
  const text = told instanceof Error ? told.message : String(told);
  return text.replace(/\s+/g, " ").trim();
}

/** Whether an error is one that a user can do something about, rather than a fault of ours. */
export function isExpected(error: unknown): boolean {
  return error instanceof CommandError || error instanceof EvalbridgeError;
}
