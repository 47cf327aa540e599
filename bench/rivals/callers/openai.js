import OpenAI from "openai";

export default ({ baseUrl, key }) => {
  const client = new OpenAI({ apiKey: key, baseURL: baseUrl });
  return async () => (await client.get("/eval_configs/cfg_1/runs", { query: { limit: 100 } })).data;
};
