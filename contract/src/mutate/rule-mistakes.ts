import {
  isObject,
  type JsonObject,
  type Operation,
  objectOf,
  placeIn,
  placeOf,
  valueAt,
} from "@evalbridge-internal/scripts";
import { both, change, type DocumentMistake, rename } from "./document-edit.ts";
import type { MistakesIn } from "./request-mistakes.ts";

const otherClass: Readonly<Record<string, string>> = {
  safe: "idempotent",
  idempotent: "safe",
  keyed: "never-retry",
  reconcilable: "idempotent",
  "never-retry": "idempotent",
};

/** What may have become of what a document says in our own words, and of what is said for all operations; by kind. */
export const ruleMistakes: Readonly<Record<string, MistakesIn>> = {
  "document class": (_, { class: kind, at }) => [
    {
      where: "class",
      what: `${kind} became ${otherClass[kind]}`,
      edit: change([...at, "x-operation-class"], () => otherClass[kind] ?? ""),
    },
  ],
  "document page parameter": (_, { paging, at }) => {
    if (!paging) return [];
    const name = paging.kind === "cursor" ? "cursor" : "page";
    const edit = change([...at, "x-pagination", name], () => "no_such_parameter");
    return [{ where: name, what: `the ${name} goes into another parameter`, edit }];
  },
  "document page field": (_, { paging, success }) =>
    paging ? renamedInAnswers(success, paging.kind === "cursor" ? paging.next : paging.total) : [],
  "document page list": (_, { paging, success }) => (paging ? renamedInAnswers(success, paging.items) : []),
  "document envelope": ({ envelope }, { success }) => {
    if (!envelope || !success.schema) return [];
    const name = envelope.data.slice(1);
    const edits = success.examples.map(({ at }) => rename([...at, "value"], name, "result"));
    return [{ where: name, what: `the envelope ${name} became result`, edit: both(...edits), mockOnly: true }];
  },
  "document auth header": ({ document }) => otherScheme(document, "header", () => ofHeader("x-other-key")),
  "document auth scheme": ({ document }) =>
    otherScheme(document, "scheme", ({ type }) =>
      type === "http" ? ofHeader("authorization") : { type: "http", scheme: "bearer" },
    ),
  "document reconcile": (_, { reconcile, at }) => {
    if (!reconcile) return [];
    const place = [...at, "x-reconcile"];
    return [
      { where: "id", what: "the id is looked for elsewhere", edit: change([...place, "id"], () => "/no_such_id") },
      { where: "match", what: "nothing is compared", edit: change([...place, "match"], () => ({ "/x": "/y" })) },
    ];
  },
};

/** A field is renamed in all that is answered: the client then reads where nothing is any more. */
function renamedInAnswers({ examples }: Operation["success"], pointer: string): DocumentMistake[] {
  const [first = "", ...others] = placeOf(pointer);
  const name = others.at(-1) ?? first;
  const edits = examples.map(({ value, at }) => {
    const inner = isObject(value) && isObject(value.data) && Object.hasOwn(value.data, first) ? ["data"] : [];
    const place = placeIn(valueAt(value, inner) ?? null, pointer);
    return rename([...at, "value", ...inner, ...place.slice(0, -1)], name, `${name}_v2`);
  });
  return [{ where: name, what: `${name} became ${name}_v2 in the answers`, edit: both(...edits), mockOnly: true }];
}

const ofHeader = (name: string): JsonObject => ({ type: "apiKey", in: "header", name });

/** The key is sent in another way than the client does. */
function otherScheme(document: JsonObject, where: string, make: (scheme: JsonObject) => JsonObject): DocumentMistake[] {
  const place = ["components", "securitySchemes"];
  const [name, scheme] = Object.entries(objectOf(valueAt(document, place)))[0] ?? [];
  if (name === undefined) return [];
  const changed = make(objectOf(scheme));
  const what = `the key is sent in the way of ${changed.name ?? changed.scheme}`;
  return [{ where, what, edit: change([...place, name], () => changed) }];
}
