export { createMocks, type Mocks, type MocksOptions } from "./mocks.ts";
export type { RecordedRequest } from "./server.ts";
