import { again } from "../sources/again.ts";
import { shellCommand } from "../text/shell-command.ts";
import type { ListFlags } from "./list-flags.ts";

/** The command line that asks for the next page of a list: the same question, with times that stand still. */
export function listCommandLine(flags: ListFlags, cursor: string): string {
  const {
    provider = [],
    source = [],
    status = [],
    verdict = [],
    since,
    until,
    parent = [],
    native = [],
    limit,
    maxRequests,
  } = flags;
  const words: (string | number)[][] = [
    ...provider.map((name) => ["--provider", name]),
    ...source.map((key) => ["--source", key]),
    ...(status.length > 0 ? [["--status", status.join(",")]] : []),
    ...(verdict.length > 0 ? [["--verdict", verdict.join(",")]] : []),
    ...(since === undefined ? [] : [["--since", since]]),
    ...(until === undefined ? [] : [["--until", until]]),
    ...parent.map((reference) => ["--parent", reference]),
    ...native.map((text) => ["--native", text]),
    ...(limit === undefined ? [] : [["--limit", limit]]),
    ...(maxRequests === undefined ? [] : [["--max-requests", maxRequests]]),
    ...(["json", "ndjson", "csv"] as const).filter((form) => flags[form]).map((form) => [`--${form}`]),
  ];
  return shellCommand("runs", ...words.flat().map(String), ...again(flags), "--cursor", cursor);
}
