import { request } from "@octokit/request";

export const run = (id) => request("GET /eval_runs/{id}", { id });
