import { createVogentClientOf } from "@evalbridge/vogent";
import { getEvalRun } from "@evalbridge/vogent/operations";

globalThis.kept = createVogentClientOf({ getEvalRun });
