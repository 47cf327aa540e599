export { createMocks, type Mocks, type MocksOptions } from "./mocks.ts";
export type { Answer } from "./problem.ts";
export type { RecordedRequest } from "./server.ts";
