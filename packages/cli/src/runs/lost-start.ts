import type { AmbiguousResultError } from "@evalbridge/bridge";
import { again } from "../sources/again.ts";
import type { SourceFlags } from "../sources/open-sources.ts";
import { plain } from "../text/plain.ts";

/** A provider's clock may be behind ours. */
const slackMs = 2 * 60_000;

/** What is known of a start whose answer was lost, in one line, with the command that looks again. */
export function lostLine(key: string, error: AmbiguousResultError, flags: SourceFlags): string {
  const { marker, refs = [], sentAt, settled } = error;
  const happened = /\(([^()]*)\)/.exec(error.message)?.[1];
  const known = settled ? "the run was started, but its answer is lost" : "it is not known whether the run was started";
  const since = new Date(Date.parse(sentAt) - slackMs).toISOString();
  const list = `evalbridge runs --source ${key} --since ${since}${again(flags)}`;
  // By the mark that only this start carries, its run is found for sure; else a person has to tell.
  const look = marker === undefined ? list : `${list} --ndjson | grep ${marker}`;
  const maybe = marker === undefined && refs.length > 0 ? `; it may be ${refs.map(plain).join(", ")}` : "";
  const mark = marker === undefined ? "" : `; it carries the mark ${marker}`;
  return `${key}: ${known}${happened ? ` (${plain(happened)})` : ""}, and it was not sent again${maybe}${mark}. Look again: ${look}`;
}
