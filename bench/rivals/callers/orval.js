import { listEvalConfigRuns, setBaseUrl } from "../dist/orval.js";

export default ({ baseUrl, key }) => {
  setBaseUrl(baseUrl);
  const options = { headers: { authorization: `Bearer ${key}` } };
  return async () => (await listEvalConfigRuns("cfg_1", { limit: 100 }, options)).data.data;
};
