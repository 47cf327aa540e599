import type { ExitCode } from "./gate/report.ts";

/** What a command ends with when it cannot go on: one line, or one for each problem, for the person who typed it. */
export class CommandError extends Error {
  readonly exitCode: ExitCode;
  constructor(message: string, exitCode: ExitCode = 3, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "CommandError";
    this.exitCode = exitCode;
  }
}
