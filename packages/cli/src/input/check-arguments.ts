import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { explain } from "./explain.ts";
import { InputError } from "./input-error.ts";
import type { Schema } from "./schema.ts";
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
  const validate = compiled(schema);
  const wrong = validate(value) ? [] : explain(validate.errors ?? [], schema, { whole: "the input" });
  const unknown = allowUnknown ? [] : unknownNames(schema, value);
  const problems = [...new Set([...wrong, ...unknown])];
  if (problems.length > 0) throw new InputError(problems);
}

const known = new WeakMap<Schema, ValidateFunction>();

function compiled(schema: Schema): ValidateFunction {
  const found = known.get(schema);
  if (found) return found;
  // Told apart by the schemas that they are of, errors need these as they are: not copied into the place of a reference.
  const ajv = new Ajv2020({
    ...{ allErrors: true, verbose: true, inlineRefs: false },
    ...{ strict: false, validateSchema: false, logger: false },
  });
  formats.default(ajv);
  const made = ajv.compile(schema);
  known.set(schema, made);
  return made;
}
