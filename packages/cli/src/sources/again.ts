import type { SourceFlags } from "./open-sources.ts";

/** What a printed command needs to reach the same sources: ` --config mine.json --mock`, or nothing. */
export function again({ config, mock, scenario }: SourceFlags): string {
  const mocks = scenario === undefined ? (mock ? ["--mock"] : []) : ["--scenario", quoted(scenario)];
  return [...(config === undefined ? [] : ["--config", quoted(config)]), ...mocks].map((word) => ` ${word}`).join("");
}

/** A word as a shell reads it back. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
