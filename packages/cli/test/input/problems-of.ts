import { InputError } from "../../src/input/input-error.ts";

/** What an action has against its input, line by line; none: it has nothing. */
export function problemsOf(action: () => unknown): readonly string[] {
  try {
    action();
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}
