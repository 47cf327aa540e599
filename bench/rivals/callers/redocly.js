import { configure, listEvalConfigRuns } from "../dist/redocly.js";

export default ({ baseUrl, key }) => {
  configure({ serverUrl: baseUrl, auth: { bearer: key } });
  return async () => (await listEvalConfigRuns({ path: { id: "cfg_1" }, query: { limit: 100 } })).data;
};
