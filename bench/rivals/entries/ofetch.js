import { ofetch } from "ofetch";

const api = ofetch.create({ baseURL: "https://api.example.com" });
export const run = (id) => api(`/eval_runs/${id}`);
