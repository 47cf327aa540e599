import { isObject, type Json, type Operation, pointerOf, type Spec } from "@evalbridge-internal/scripts";
import { facetName } from "./shape/facets.ts";
import { formsOf } from "./shape/forms.ts";
import { readShape } from "./shape/read-shape.ts";
import { sampleOf } from "./shape/sample.ts";
import type { Shape } from "./shape/shape.ts";

export interface AnswerForm {
  readonly title: string;
  readonly body: Json;
}

const known = new Map<string, readonly AnswerForm[]>();

/**
 * Answers that a success may have: what must be there, everything there is, and each form of each part; none where there is no body. The
 * same list for all operations that answer by the same schema.
 */
export function answerForms(spec: Spec, { success }: Operation): readonly AnswerForm[] {
  if (!success.schema) return [];
  const shape = readShape(spec, success.schema, success.at);
  const name = `${spec.provider}${pointerOf(shape.at)}`;
  const forms = known.get(name) ?? bodiesOf(shape, spec.envelope?.errors);
  known.set(name, forms);
  return forms;
}

function bodiesOf(shape: Shape, errors: string | undefined): AnswerForm[] {
  const whole = [false, true].map((full) => ({
    title: full ? "everything there is" : "what must be there",
    body: sampleOf(shape, { full }),
  }));
  const parts = [...formsOf(shape, "", [], new Set())].map((form) => ({ title: facetName(form), body: form.value }));
  const forms = [...new Map([...whole, ...parts].map((form) => [JSON.stringify(form.body), form])).values()];
  if (errors === undefined) return forms;
  // With errors beside it, the payload is not looked at; those have forms of their own.
  return forms.map(({ title, body }) => ({
    title,
    body: isObject(body) && !title.startsWith(errors) ? { ...body, [errors.slice(1)]: null } : body,
  }));
}
