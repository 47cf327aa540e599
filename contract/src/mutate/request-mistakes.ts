import {
  follow,
  type JsonObject,
  type Operation,
  type Parameter,
  pointerOf,
  type Spec,
} from "@evalbridge-internal/scripts";
import { both, change, changeList, type DocumentMistake, rename } from "./document-edit.ts";
import { fieldsOf } from "./schema-fields.ts";

export type MistakesIn = (spec: Spec, operation: Operation) => DocumentMistake[];

const otherVerb: Readonly<Record<string, string>> = {
  GET: "POST",
  POST: "PUT",
  PUT: "POST",
  PATCH: "PUT",
  DELETE: "POST",
};

/** What may have become of how an operation is asked, while the client stays as it is; by kind. */
export const requestMistakes: Readonly<Record<string, MistakesIn>> = {
  "document verb": ({ document }, { method, path, at }) => {
    const other = otherVerb[method] ?? "POST";
    if (Object.hasOwn((document.paths as JsonObject)[path] as JsonObject, other.toLowerCase())) return [];
    const edit = rename(at.slice(0, -1), method.toLowerCase(), other.toLowerCase());
    return [{ where: "verb", what: `${method} became ${other}`, edit }];
  },
  "document path": ({ document }, { path }) => {
    const other = path.replace(/([a-z])(?=\/?(?:\{[^}]*\})?$)/, "$1_v2");
    if (other === path || Object.hasOwn(document.paths as JsonObject, other)) return [];
    return [{ where: "path", what: `${path} became ${other}`, edit: rename(["paths"], path, other) }];
  },
  "document parameter name": each(
    () => true,
    ({ name, at, in: place }, { path }) => {
      const named = change([...at, "name"], () => `${name}_x`);
      const moved = rename(["paths"], path, path.replace(`{${name}}`, `{${name}_x}`));
      return {
        what: `${place} parameter ${name} became ${name}_x`,
        edit: place === "path" ? both(named, moved) : named,
      };
    },
  ),
  "document parameter place": each(
    (one) => one.in === "query",
    ({ name, at }) => ({
      what: `query parameter ${name} became a header`,
      edit: change([...at, "in"], () => "header"),
    }),
  ),
  "document parameter dropped": each(
    (one) => one.in === "query",
    ({ name, listed }) => ({
      what: `query parameter ${name} is gone`,
      edit: change(listed, () => undefined),
      mockOnly: true,
    }),
  ),
  "document parameter explode": each(
    ({ schema }, { document }) => follow(document, schema, []).value.type === "array",
    ({ name, at }) => ({ what: `the list ${name} is joined by commas`, edit: change([...at, "explode"], () => false) }),
  ),
  "document parameter bound": each(
    ({ schema }, { document }) => typeof follow(document, schema, []).value.maximum === "number",
    ({ name, schema, at }, _, { document }) => {
      const place = follow(document, schema, [...at, "schema"]).at;
      return { what: `the maximum of ${name} became 0`, edit: change([...place, "maximum"], () => 0), mockOnly: true };
    },
  ),
  "document parameter type": each(
    ({ in: place, schema }, { document }) => place === "query" && follow(document, schema, []).value.type === "string",
    ({ name, at }) => ({
      what: `query parameter ${name} became a boolean`,
      edit: change([...at, "schema"], () => ({ type: "boolean" })),
      mockOnly: true,
    }),
  ),
  "document body required": bodyFields(
    ({ required, values }) => required && values.length > 0,
    ({ name, owner }) => ({
      what: `${name} of the body is no longer required`,
      edit: changeList([...owner, "required"], (items) => items.filter((item) => item !== name)),
    }),
  ),
  "document body requires more": (_, { body }) =>
    body
      ? [
          {
            where: "body",
            what: "the body requires a field that nobody sends",
            edit: change(body.at, (schema) => ({ allOf: [schema ?? {}, { type: "object", required: ["not_sent"] }] })),
            mockOnly: true,
          },
        ]
      : [],
  "document body type": bodyFields(
    ({ values }) => values.length > 0,
    ({ name, owner, values }) => ({
      what: `${name} of the body changed its type`,
      edit: change([...owner, "properties", name], () => ({
        type: typeof values[0] === "string" ? "integer" : "string",
      })),
    }),
  ),
  "document body enum": bodyFields(
    ({ schema, values }) => Array.isArray(schema.enum) && values.length > 0,
    ({ name, at, values }) => ({
      what: `${name} of the body no longer takes ${values[0]}`,
      edit: changeList([...at, "enum"], (items) => items.filter((item) => item !== values[0])),
    }),
  ),
  "document body content type": (_, { body }) => {
    if (!body) return [];
    const content = body.at.slice(0, -2);
    const edit = rename(content, String(body.at.at(-2)), "application/x-www-form-urlencoded");
    return [{ where: "body", what: "the body is no longer JSON", edit, mockOnly: true }];
  },
};
type Making<Part> = (part: Part, operation: Operation, spec: Spec) => Omit<DocumentMistake, "where">;
function each(fits: (parameter: Parameter, spec: Spec) => boolean, make: Making<Parameter>): MistakesIn {
  return (spec, operation) =>
    operation.parameters
      .filter((one) => fits(one, spec))
      .map((one) => ({ where: one.name, ...make(one, operation, spec) }));
}
/** Fields of the body's schema; the mock alone sees the change, so that it refuses, or lets pass, what the document did not. */
function bodyFields(
  fits: (field: ReturnType<typeof fieldsOf>[number]) => boolean,
  make: Making<ReturnType<typeof fieldsOf>[number]>,
): MistakesIn {
  return (spec, operation) => {
    const { body } = operation;
    if (!body) return [];
    const fields = fieldsOf(
      spec,
      body.at,
      body.schema,
      body.examples.map(({ value }) => value),
    );
    return fields
      .filter((field) => fits(field) && field.owner.join() === (fields[0]?.owner ?? []).join())
      .map((field) => ({
        where: pointerOf([...field.owner, field.name]),
        mockOnly: true,
        ...make(field, operation, spec),
      }));
  };
}
