export { defineConfig, type EvalbridgeConfig, type SourceConfig } from "./config/config.ts";
export { judge } from "./gate/judge.ts";
export type {
  Allowance,
  CaseCell,
  Comparison,
  ExitCode,
  GateInput,
  GatePolicy,
  GateReport,
  GateRun,
  PassRate,
  ReportedCase,
  ReportedRun,
  RuleName,
  RuleOutcome,
  RuleResult,
} from "./gate/report.ts";
export { type Asked, type GateBridge, readRuns } from "./gating/read-runs.ts";
