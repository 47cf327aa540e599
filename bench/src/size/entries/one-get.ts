import { createVogentClientOf } from "@evalbridge/vogent";
import { getEvalRun } from "@evalbridge/vogent/operations";

export const vogent: ReturnType<typeof createVogentClientOf<"getEvalRun">> = createVogentClientOf({ getEvalRun });
