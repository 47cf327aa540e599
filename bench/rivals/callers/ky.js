import ky from "ky";

export default ({ baseUrl, key }) => {
  const api = ky.create({ prefix: baseUrl, headers: { authorization: `Bearer ${key}` } });
  return async () => {
    const { data } = await api.get("eval_configs/cfg_1/runs", { searchParams: { limit: 100 } }).json();
    return data;
  };
};
