import type { ListFlags } from "./list-flags.ts";

/** The command line that asks for the next page of a list: the same question, with times that stand still. */
export function listCommandLine(flags: ListFlags, cursor: string): string {
  const {
    provider = [],
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
    ...(status.length > 0 ? [["--status", status.join(",")]] : []),
    ...(verdict.length > 0 ? [["--verdict", verdict.join(",")]] : []),
    ...(since === undefined ? [] : [["--since", since]]),
    ...(until === undefined ? [] : [["--until", until]]),
    ...parent.map((reference) => ["--parent", reference]),
    ...native.map((text) => ["--native", text]),
    ...(limit === undefined ? [] : [["--limit", limit]]),
    ...(maxRequests === undefined ? [] : [["--max-requests", maxRequests]]),
    ...(flags.config === undefined ? [] : [["--config", flags.config]]),
    ...(flags.scenario === undefined ? [] : [["--scenario", flags.scenario]]),
    ...(flags.mock && flags.scenario === undefined ? [["--mock"]] : []),
    ...(["json", "ndjson", "csv"] as const).filter((form) => flags[form]).map((form) => [`--${form}`]),
    ["--cursor", cursor],
  ];
  return ["evalbridge runs", ...words.flat().map((word) => quoted(String(word)))].join(" ");
}

/** A word as a shell reads it back. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
