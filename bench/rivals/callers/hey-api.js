import { client, listEvalConfigRuns } from "../dist/hey-api.js";

export default ({ baseUrl, key }) => {
  client.setConfig({ baseUrl, auth: () => key });
  return async () => {
    const { data } = await listEvalConfigRuns({ path: { id: "cfg_1" }, query: { limit: 100 } });
    return data.data;
  };
};
