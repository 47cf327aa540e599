import ky from "ky";

const api = ky.create({ prefix: "https://api.example.com" });
export const run = (id) => api.get(`eval_runs/${id}`).json();
