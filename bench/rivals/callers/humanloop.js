import { HumanloopClient } from "humanloop/Client.js";

// Its own list, with its own serializers: an answer of the same size, but another one.
export default ({ baseUrl, key }) => {
  const client = new HumanloopClient({ apiKey: key, baseUrl });
  return async () => (await client.evaluations.listRunsForEvaluation("evr_1")).runs;
};
