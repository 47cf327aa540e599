import { type AmbiguousResultError, type DefaultSources, EvalbridgeError, formatRef } from "@evalbridge/bridge";
import type { OperationInput } from "../input/read-inputs.ts";
import { again } from "../sources/again.ts";
import type { SourceFlags } from "../sources/open-sources.ts";
import { plain } from "../text/plain.ts";
import { quoted, shellCommand } from "../text/shell-command.ts";
import { lineOf } from "../told-error.ts";

/** A start that was sent. */
export interface Sent {
  /** Of its source. */
  readonly key: string;
  readonly start: Pick<OperationInput, "path">;
  readonly given: Readonly<Record<string, unknown>>;
}

/** A provider's clock may be behind ours. */
const slackMs = 2 * 60_000;

/** What is known of a start whose answer was lost, in one line, with the command that looks again. */
export function lostLine(sent: Sent, error: AmbiguousResultError, flags: SourceFlags): string {
  const { marker, refs = [], sentAt, settled } = error;
  const known = settled ? "the run was started, but its answer is lost" : "it is not known whether the run was started";
  const since = new Date(Date.parse(sentAt) - slackMs).toISOString();
  const parent = parentOf(sent);
  const place = parent === undefined ? ["--source", sent.key] : ["--parent", parent];
  const list = ["runs", ...place, "--since", since, ...again(flags)];
  // By the mark that only this start carries, its run is found for sure; else a person has to tell.
  const look =
    marker === undefined ? shellCommand(...list) : `${shellCommand(...list, "--ndjson")} | grep ${quoted(marker)}`;
  const maybe = marker === undefined && refs.length > 0 ? `; it may be ${refs.map(plain).join(", ")}` : "";
  const mark = marker === undefined ? "" : `; it carries the mark ${marker}`;
  return `${sent.key}: ${known} (${reasonOf(error)}), and it was not sent again${maybe}${mark}. Look again: ${look}`;
}

/**
 * What the run is under, where it is started under a path of its own: `/evaluations/{id}/runs`. Its list is the one to look in: Humanloop
 * has no other without a file, and of Vogent's all are walked without it.
 */
function parentOf({ key, start, given }: Sent): string | undefined {
  const [name, ...more] = [...start.path.matchAll(/\{([^{}]+)\}/g)].map(([, inner = ""]) => inner);
  if (name === undefined || more.length > 0) return undefined;
  try {
    return formatRef(key as keyof DefaultSources, [String(given[name])]);
  } catch {
    // Longer than a reference may be. That the run may have been started has to be told all the same.
    return undefined;
  }
}

/** What happened to the answer: without the place, which is told already, and without a way out that is the library's. */
function reasonOf({ cause }: AmbiguousResultError): string {
  if (!(cause instanceof EvalbridgeError)) return "interrupted";
  return plain(lineOf(cause).replace(/^.*?(: | → )|; (raise it with \{|is it up, ).*$/g, ""));
}
