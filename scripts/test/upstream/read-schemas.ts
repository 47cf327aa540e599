import { emitTypes } from "../../src/emit/openapi-types.ts";
import { type Json, type JsonObject, objectOf } from "../../src/json.ts";
import { specOf } from "../../src/load-spec.ts";
import type { Spec } from "../../src/model/operation.ts";

/** An operation that nothing is wrong with: a document needs one. */
const plain = { "/plain": { delete: { responses: { 204: { description: "" } } } } };

/** A provider's document with these schemas, as it is read. */
export function readUpstream(schemas: object, paths: object = plain): Spec {
  const root = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    servers: [{ url: "https://acme.example" }],
    paths,
    components: { schemas },
  } as unknown as JsonObject;
  return specOf("acme", { file: "f", root, where: () => "f:1:1" }, "", "upstream").spec;
}

/** The schemas of such a document. */
export function readSchemas(schemas: object): Readonly<Record<string, Json>> {
  return objectOf(objectOf(readUpstream(schemas).document.components).schemas);
}

/** The types that are made of such a document. */
export function typesOf(schemas: object): string {
  return emitTypes(readUpstream(schemas).document);
}
