import { isObject, type Json, type Operation, type Spec } from "@evalbridge-internal/scripts";
import { facetName } from "./shape/facets.ts";
import { formsOf } from "./shape/forms.ts";
import { readShape } from "./shape/read-shape.ts";
import { sampleOf } from "./shape/sample.ts";

export interface AnswerForm {
  readonly title: string;
  readonly body: Json;
}

/** Answers that a success may have: what must be there, everything there is, and each form of each part; none where there is no body. */
export function answerForms({ envelope, ...spec }: Spec, { success }: Operation): AnswerForm[] {
  if (!success.schema) return [];
  const shape = readShape(spec, success.schema, success.at);
  const whole = [false, true].map((full) => ({
    title: full ? "everything there is" : "what must be there",
    body: sampleOf(shape, { full }),
  }));
  const parts = [...formsOf(shape, "", [], new Set())].map((form) => ({ title: facetName(form), body: form.value }));
  const forms = [...new Map([...whole, ...parts].map((form) => [JSON.stringify(form.body), form])).values()];
  if (!envelope) return forms;
  // With errors beside it, the payload is not looked at; those have forms of their own.
  const errors = envelope.errors.slice(1);
  return forms.map(({ title, body }) => ({
    title,
    body: isObject(body) && !title.startsWith(envelope.errors) ? { ...body, [errors]: null } : body,
  }));
}
