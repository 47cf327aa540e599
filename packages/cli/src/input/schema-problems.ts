import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { type ExplainOptions, explain } from "./explain.ts";
import type { Schema } from "./schema.ts";

/** What a value is that its schema does not take, in a line each; none: it is right. */
export function schemaProblems(schema: Schema, value: unknown, options: ExplainOptions): readonly string[] {
  const validate = compiled(schema);
  return validate(value) ? [] : explain(validate.errors ?? [], schema, options);
}

const known = new WeakMap<Schema, ValidateFunction>();

function compiled(schema: Schema): ValidateFunction {
  const found = known.get(schema);
  if (found) return found;
  // Errors are told apart by the schemas that they are of: none of these may be copied into the place of a reference.
  const telling = { allErrors: true, verbose: true, inlineRefs: false };
  const ajv = new Ajv2020({ ...telling, strict: false, validateSchema: false, logger: false });
  formats.default(ajv);
  const made = ajv.compile(schema);
  known.set(schema, made);
  return made;
}
