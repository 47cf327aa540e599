import { ofetch } from "ofetch";

export default ({ baseUrl, key }) => {
  const api = ofetch.create({ baseURL: baseUrl, headers: { authorization: `Bearer ${key}` } });
  return async () => (await api("/eval_configs/cfg_1/runs", { query: { limit: 100 } })).data;
};
