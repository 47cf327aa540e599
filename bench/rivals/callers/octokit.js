import { request } from "@octokit/request";

export default ({ baseUrl, key }) => {
  const api = request.defaults({ baseUrl, headers: { authorization: `Bearer ${key}` } });
  return async () => {
    const { data } = await api("GET /eval_configs/{id}/runs", { id: "cfg_1", limit: 100 });
    return data.data;
  };
};
