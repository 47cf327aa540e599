import createClient from "openapi-fetch";

const client = createClient({ baseUrl: "https://api.example.com" });
export const run = (id) => client.GET("/eval_runs/{id}", { params: { path: { id } } });
