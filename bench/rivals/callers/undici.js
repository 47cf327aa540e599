import { request } from "undici";

export { request };

// Below fetch: what reading an answer over HTTP costs at the least in Node.
export default ({ baseUrl, key }) => {
  const url = `${baseUrl}/eval_configs/cfg_1/runs?limit=100`;
  const headers = { accept: "application/json", authorization: `Bearer ${key}` };
  return async () => {
    const { body } = await request(url, { headers });
    return (await body.json()).data;
  };
};
