import type { ExitCode } from "./gate/report.ts";
import { messageLines } from "./terminal/message.ts";
import type { Output } from "./terminal/output.ts";
import { painted } from "./terminal/table.ts";

/** What a command has of the world around it. */
export interface Context {
  readonly out: Output;
  /** Reports and notes, so that `out` holds nothing but what was asked for. */
  readonly err: Output;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where it was typed. */
  readonly folder: string;
  /** The time, in milliseconds since 1970. */
  readonly nowMs: () => number;
  /** Ends with the first Ctrl-C. */
  readonly signal: AbortSignal;
}

/** What a command ends with; 130: ended by Ctrl-C. */
export type CommandExit = ExitCode | 130;

/** Something worth knowing that is no error, on the side. */
export function note({ err }: Context, text: string): void {
  const lines = messageLines(`note: ${text}`, err);
  void err.write(lines.map((line) => `${err.color ? painted(line, "quiet") : line}\n`).join(""));
}
