import { HumanloopClient } from "humanloop/Client.js";

export const runs = (id) => new HumanloopClient().evaluations.listRunsForEvaluation(id);
