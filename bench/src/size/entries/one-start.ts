import { createVogentClientOf } from "@evalbridge/vogent";
import { runEval } from "@evalbridge/vogent/operations";

export const vogent: ReturnType<typeof createVogentClientOf<"runEval">> = createVogentClientOf({ runEval });
