import {
  isObject,
  type Json,
  type JsonObject,
  type Operation,
  type Place,
  pointerOf,
  type Spec,
} from "@evalbridge-internal/scripts";
import { both, change, changeList, type DocumentMistake, rename } from "./document-edit.ts";
import type { MistakesIn } from "./request-mistakes.ts";
import { type Field, fieldsOf } from "./schema-fields.ts";

/** What may have become of what an operation answers, while the client stays as it is; by kind. */
export const answerMistakes: Readonly<Record<string, MistakesIn>> = {
  "document field name": fields(
    ({ required, values }) => required && values.length > 0,
    ({ name, owner }) => ({
      what: `the field ${name} became ${name}_v2`,
      edit: both(
        rename([...owner, "properties"], name, `${name}_v2`),
        changeList([...owner, "required"], (items) => items.map((item) => (item === name ? `${name}_v2` : item))),
      ),
    }),
  ),
  "document field required": fields(
    ({ required, values, objects }) => !required && values.length < objects,
    ({ name, owner }) => ({
      what: `the field ${name} is required now`,
      edit: changeList([...owner, "required"], (items) => [...items, name]),
    }),
  ),
  "document field null": fields(
    ({ schema, values }) => Array.isArray(schema.type) && schema.type.includes("null") && values.includes(null),
    ({ name, at }) => ({
      what: `the field ${name} is never null`,
      edit: changeList([...at, "type"], (items) => items.filter((item) => item !== "null")),
    }),
  ),
  "document field type": fields(
    ({ values }) => values.some((value) => value !== null),
    ({ name, owner, values }) => ({
      what: `the field ${name} changed its type`,
      edit: change([...owner, "properties", name], () => ({
        type: values.some((value) => typeof value === "string") ? "integer" : "string",
      })),
    }),
  ),
  "document field enum": fields(
    ({ schema, values }) => Array.isArray(schema.enum) && values.some((value) => value !== null),
    ({ name, at, values }) => ({
      what: `the field ${name} no longer has the word ${values.find((value) => value !== null)}`,
      edit: changeList([...at, "enum"], (items) => items.filter((item) => item !== values.find((one) => one !== null))),
    }),
  ),
  "document example field lost": (_, { success }) =>
    success.examples.flatMap(({ name, value, at }) =>
      isObject(value) && Object.keys(value).length > 0
        ? [
            {
              where: name,
              what: `the answer ${name} lacks ${Object.keys(value)[0]}`,
              edit: change([...at, "value", Object.keys(value)[0] ?? ""], () => undefined),
              mockOnly: true,
            },
          ]
        : [],
    ),
  "document example value": (_, { success }) =>
    success.examples.flatMap(({ name, value, at }) => {
      const place = firstText(value, [...at, "value"]);
      const edit = place && change(place, (text) => `${text}_other`);
      return edit ? [{ where: name, what: `the answer ${name} says something else`, edit, mockOnly: true }] : [];
    }),
  "document status": ({ document }, { success, at }) => {
    const other = success.status === 200 ? "202" : "200";
    const place = [...at, "responses"];
    const edit = rename(place, String(success.status), other);
    return isObject(document)
      ? [{ where: "success", what: `${success.status} became ${other}`, edit, mockOnly: true }]
      : [];
  },
  "document error status": (_, { errors, at }) =>
    errors.map(({ status }) => ({
      where: String(status),
      what: `${status} became ${status + 10}`,
      edit: rename([...at, "responses"], String(status), String(status + 10)),
      mockOnly: true,
    })),
  "document answer content type": (_, { success }) => {
    if (!success.schema) return [];
    const edit = rename(success.at.slice(0, -2), String(success.at.at(-2)), "text/html");
    return [{ where: "success", what: "the answer is a page", edit, mockOnly: true }];
  },
};

function fields(
  fits: (field: Field) => boolean,
  make: (field: Field) => Pick<DocumentMistake, "what" | "edit">,
): MistakesIn {
  return (spec: Spec, { success }: Operation) =>
    success.schema
      ? fieldsOf(
          spec,
          success.at,
          success.schema,
          success.examples.map(({ value }) => value),
        )
          .filter(fits)
          .map((field) => ({ where: pointerOf([...field.owner, field.name]), ...make(field) }))
      : [];
}

/** The place of the first text in a value. */
function firstText(value: Json, place: Place): Place | undefined {
  if (typeof value === "string") return place;
  if (typeof value !== "object" || value === null) return undefined;
  const entries: [string | number, Json][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value as JsonObject);
  for (const [key, inner] of entries) {
    const found = firstText(inner, [...place, key]);
    if (found) return found;
  }
  return undefined;
}
