export type { EvalbridgeConfig, SourceConfig } from "./config/config.ts";
export type { Allowance, GateInput, GatePolicy, GateRun } from "./gate/input.ts";
export { judge } from "./gate/judge.ts";
export type {
  CaseCell,
  Comparison,
  ExitCode,
  GateReport,
  PassRate,
  ReportedCase,
  ReportedRun,
  RuleName,
  RuleOutcome,
  RuleResult,
} from "./gate/report.ts";
export { type Asked, type GateBridge, readRuns } from "./gating/read-runs.ts";
