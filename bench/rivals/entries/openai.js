import OpenAI from "openai";

export const run = (id) => new OpenAI().evals.runs.retrieve(id, { eval_id: "eval_1" });
