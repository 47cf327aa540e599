export { client, getEvalRun } from "../dist/src/hey-api/whole.ts";
