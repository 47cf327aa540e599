import { isObject, type JsonObject, valueAt } from "@evalbridge-internal/scripts";
import { both, change, rename } from "./document-edit.ts";
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
  "document page parameter": ({ document }, { paging, at }) => {
    if (!paging) return [];
    const name = paging.kind === "cursor" ? "cursor" : "page";
    const edit = change([...at, "x-pagination", name], () => "no_such_parameter");
    return isObject(document) ? [{ where: name, what: `the ${name} goes into another parameter`, edit }] : [];
  },
  "document page field": (_, { paging, success }) => {
    if (!paging) return [];
    const pointer = paging.kind === "cursor" ? paging.next : paging.total;
    const name = pointer.slice(1);
    // The field is renamed in all that is answered: the client then reads where nothing is any more.
    const edits = success.examples.map(({ value, at }) => {
      const inner = isObject(value) && isObject(value.data) && Object.hasOwn(value.data, name) ? ["data"] : [];
      return rename([...at, "value", ...inner], name, `${name}_v2`);
    });
    return [{ where: name, what: `${name} became ${name}_v2 in the answers`, edit: both(...edits), mockOnly: true }];
  },
  "document page list": (_, { paging, success }) => {
    if (!paging) return [];
    const name = paging.items.slice(1);
    const edits = success.examples.map(({ value, at }) => {
      const inner = isObject(value) && isObject(value.data) && Object.hasOwn(value.data, name) ? ["data"] : [];
      return rename([...at, "value", ...inner], name, `${name}_v2`);
    });
    return [{ where: name, what: `the list ${name} became ${name}_v2`, edit: both(...edits), mockOnly: true }];
  },
  "document envelope": ({ envelope }, { success }) => {
    if (!envelope || !success.schema) return [];
    const name = envelope.data.slice(1);
    const edits = success.examples.map(({ at }) => rename([...at, "value"], name, "result"));
    return [{ where: name, what: `the envelope ${name} became result`, edit: both(...edits), mockOnly: true }];
  },
  "document auth header": ({ document }) => {
    const [name, scheme] = Object.entries(schemesOf(document))[0] ?? [];
    if (name === undefined || !isObject(scheme)) return [];
    const changed = { type: "apiKey", in: "header", name: "x-other-key" };
    const edit = change(["components", "securitySchemes", name], () => changed);
    return [{ where: "header", what: "the key goes into the header x-other-key", edit }];
  },
  "document auth scheme": ({ document }) => {
    const [name, scheme] = Object.entries(schemesOf(document))[0] ?? [];
    if (name === undefined || !isObject(scheme)) return [];
    const changed =
      scheme.type === "http"
        ? { type: "apiKey", in: "header", name: "authorization" }
        : { type: "http", scheme: "bearer" };
    const edit = change(["components", "securitySchemes", name], () => changed);
    return [{ where: "scheme", what: `the key is sent in the way of ${changed.type}`, edit }];
  },
  "document reconcile": (_, { reconcile, at }) => {
    if (!reconcile) return [];
    const place = [...at, "x-reconcile"];
    return [
      { where: "id", what: "the id is looked for elsewhere", edit: change([...place, "id"], () => "/no_such_id") },
      { where: "match", what: "nothing is compared", edit: change([...place, "match"], () => ({ "/x": "/y" })) },
    ];
  },
};

function schemesOf(document: JsonObject): JsonObject {
  const schemes = valueAt(document, ["components", "securitySchemes"]);
  return isObject(schemes) ? schemes : {};
}
