import createClient from "openapi-fetch";

export default ({ baseUrl, key }) => {
  const client = createClient({ baseUrl, headers: { authorization: `Bearer ${key}` } });
  return async () => {
    const { data } = await client.GET("/eval_configs/{id}/runs", {
      params: { path: { id: "cfg_1" }, query: { limit: 100 } },
    });
    return data.data;
  };
};
