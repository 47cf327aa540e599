import { InputError } from "./input-error.ts";
import type { Schema } from "./schema.ts";
import { schemaProblems } from "./schema-problems.ts";
import { unknownNames } from "./unknown-names.ts";

export interface CheckOptions {
  /** Lets properties through that the schema does not name, where it does not close itself. @default false */
  readonly allowUnknown?: boolean | undefined;
}

/**
 * Makes sure that arguments are what an operation takes, before anything is sent.
 * @throws {InputError} with all that they are not
 */
export function checkArguments(schema: Schema, value: unknown, { allowUnknown = false }: CheckOptions = {}): void {
  const wrong = schemaProblems(schema, value, { whole: "the input" });
  const strays = allowUnknown ? [] : unknownNames(schema, value);
  const untold = strays.filter(
    ({ path, line }) => !line.startsWith(path) || !wrong.some((one) => one.startsWith(`${path} `)),
  );
  const problems = new Set([...wrong, ...untold.map(({ line }) => line)]);
  if (problems.size > 0) throw new InputError([...problems]);
}
