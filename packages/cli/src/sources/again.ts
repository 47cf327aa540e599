import type { SourceFlags } from "./open-sources.ts";

/** The words that a printed command needs to reach the same sources: `--config mine.json --mock`, or none. */
export function again({ config, mock, scenario }: SourceFlags): readonly string[] {
  const mocks = scenario === undefined ? (mock ? ["--mock"] : []) : ["--scenario", scenario];
  return [...(config === undefined ? [] : ["--config", config]), ...mocks];
}
