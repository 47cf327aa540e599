import type { Operation } from "@evalbridge-internal/scripts";
import type { SchemaCheck } from "../schema-check.ts";

/** What is wrong with an answer by its schema; a schema that no validator reads is told as well. */
export function answerProblems(check: SchemaCheck, { success }: Operation, value: unknown): readonly string[] {
  try {
    return check(success.at, value).map((problem) => `its example: ${problem}`);
  } catch (error) {
    return [`its schema: ${(error as Error).message.split("\n")[0]}`];
  }
}
