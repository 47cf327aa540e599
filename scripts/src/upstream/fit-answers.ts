import { isObject, type Json, type JsonObject, objectOf } from "../json.ts";
import { follow } from "../model/follow.ts";
import type { Form } from "../model/media.ts";
import { choose } from "./fit-body.ts";
import { headerName } from "./fit-parameters.ts";
import { type Omit, Unfit } from "./omission.ts";

/** The answers of an operation: each of one media type, all successes of one form. */
export function fitAnswers(document: JsonObject, written: Json | undefined, omit: Omit, isHead = false): JsonObject {
  const answers = new Map<string, JsonObject>();
  const forms = new Map<string, Form | undefined>();
  for (const [key, answer] of Object.entries(objectOf(written))) {
    const status = statusOf(key);
    if (status === undefined) {
      if (!key.startsWith("x-")) omit(`the answer ${JSON.stringify(key)}`, "that is no status");
      continue;
    }
    const isSuccess = status.startsWith("2");
    const { value: whole } = follow(document, answer, []);
    const value = isHead || bare.has(status) ? { ...whole, content: {} } : whole;
    const fitted = fitAnswer(document, value, status, isSuccess, omit);
    answers.set(status, fitted.answer);
    if (isSuccess) forms.set(status, fitted.form);
  }
  return Object.fromEntries(withOneSuccess(answers, forms, omit));
}

function statusOf(key: string): string | undefined {
  const [, digits] = /^\s*([1-5](?:\d\d|xx))\s*$/i.exec(key) ?? [];
  return key === "default" ? key : digits?.toUpperCase();
}

/** Statuses whose answers carry nothing, whatever a document says (RFC 9110). */
const bare = new Set(["204", "205", "304"]);

/** What is read of an answer; a form is only sent. */
const readable: readonly Form[] = ["json", "text", "bytes"];

function fitAnswer(
  document: JsonObject,
  value: JsonObject,
  status: string,
  isSuccess: boolean,
  omit: Omit,
): { answer: JsonObject; form: Form | undefined } {
  const { content: _, headers, description = "", links: __ } = value;
  const rest = { description, ...(isObject(headers) && { headers: named(headers) }) };
  try {
    const chosen = choose(document, value, `its answer ${status}`, readable, (media, form) => {
      if (isSuccess)
        omit(
          `the answer ${status} as ${media}`,
          form === "stream" ? "streams are not read" : "another form is asked for",
        );
    });
    if (!chosen) return { answer: rest, form: undefined };
    const { schema, examples, example } = chosen.content;
    const shown = { ...(isObject(examples) && { examples }), ...(example !== undefined && { example }) };
    return {
      answer: { ...rest, content: { [chosen.media]: { schema: objectOf(schema), ...shown } } },
      form: chosen.form,
    };
  } catch (error) {
    // What an error carries is read as it comes.
    if (isSuccess || !(error instanceof Unfit)) throw error;
    return { answer: rest, form: undefined };
  }
}

/** Headers that an answer can have. */
function named(headers: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => headerName.test(name)));
}

/** The result of a call has one form. A range counts where no status of it is named, `default` where there is no success at all. */
function withOneSuccess(
  answers: Map<string, JsonObject>,
  forms: ReadonlyMap<string, Form | undefined>,
  omit: Omit,
): Map<string, JsonObject> {
  const named = [...forms.keys()];
  const kinds = new Set([...forms.values()].filter((form) => form !== undefined));
  if (kinds.size > 1) throw new Unfit(`its successes carry different things (${[...kinds].join(", ")})`);
  if (named.some((status) => status !== "2XX")) answers.delete("2XX");
  else if (named.length === 1) rename(answers, "2XX", "200");
  else if ([...answers.keys()].some((status) => status.startsWith("3")))
    throw new Unfit("it answers by a redirect alone");
  else if (answers.has("default")) rename(answers, "default", "200");
  else {
    answers.set("200", { description: "" });
    omit("what a success carries", "the document names no success");
  }
  return answers;
}

function rename(answers: Map<string, JsonObject>, from: string, to: string): void {
  answers.set(to, answers.get(from) as JsonObject);
  answers.delete(from);
}
