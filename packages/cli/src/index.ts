export { defineConfig, type EvalbridgeConfig, type SourceConfig } from "./config/config.ts";
export { type RunsTableOptions, renderRuns } from "./terminal/runs-table.ts";
export { summarize } from "./terminal/summary.ts";
