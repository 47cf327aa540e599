export { createMocks, type Mocks, type MocksOptions } from "./mocks.ts";
export type { Answer } from "./problem.ts";
export type { ScenarioName } from "./scenario/ready-made.ts";
export type {
  Fault,
  Fields,
  RunScript,
  Scenario,
  SourceKey,
  SourceScript,
  SourceWords,
  Step,
} from "./scenario/script.ts";
export type { PlayedRun } from "./scenario/theatre.ts";
export type { RecordedRequest } from "./server.ts";
export { type MocksHooks, useMocks } from "./use-mocks.ts";
