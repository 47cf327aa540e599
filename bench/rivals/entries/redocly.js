export { configure, getEvalRun } from "../dist/src/redocly/client.ts";
