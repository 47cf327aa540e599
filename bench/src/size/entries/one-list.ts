import { createVogentClientOf } from "@evalbridge/vogent";
import { listEvalConfigRuns } from "@evalbridge/vogent/operations";

type Client = ReturnType<typeof createVogentClientOf<"listEvalConfigRuns">>;
export const vogent: Client = createVogentClientOf({ listEvalConfigRuns });
