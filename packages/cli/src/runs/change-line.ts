import { type Snapshot, TimeoutError } from "@evalbridge/bridge";
import { CommandError } from "../command-error.ts";
import type { SourceFlags } from "../sources/open-sources.ts";
import { cell } from "../terminal/cell.ts";
import { duration } from "../terminal/progress.ts";
import { lineOf } from "../told-error.ts";
import { asUnknown } from "./known-run.ts";

/** A change of a run in a line: how long it took to come, and what is known now. */
export function changeLine({ run, elapsedMs, reason }: Snapshot): string {
  const { status, verdict, progress } = run;
  const words = [
    duration(elapsedMs),
    cell(run.ref).text,
    status,
    ...(progress ? [`${progress.completed}/${progress.total}`] : []),
    ...(verdict === "none" ? [] : [verdict]),
    ...(reason && reason !== "ended" ? [`(${reason})`] : []),
  ];
  return words.join("  ");
}

/** A wait in which a run could never be read is told with the last reason, and with the option that makes it longer. */
export function neverRead(error: unknown, refs: readonly string[], flags: SourceFlags): unknown {
  if (!(error instanceof TimeoutError)) return asUnknown(refs.join(", "), error, flags);
  const said = error.message.replace(/; raise it with .*$/, "");
  const reason = error.cause === undefined ? "" : ` (${lineOf(error.cause)})`;
  return new CommandError(`${said}${reason}; --timeout gives it longer`, 2, error);
}
