export { getEvalRun } from "../dist/src/orval/client.ts";
