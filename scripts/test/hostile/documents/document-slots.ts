import type { Json, JsonObject } from "../../../src/json.ts";
import { answer, at, operation } from "./base.ts";
import { type Fill, named, plain } from "./slot.ts";

const inInfo =
  (key: string, make: (text: string) => Json = (text) => text): Fill =>
  (document, text) =>
    at(document, "info").set(key, make(text));

const inSecurity =
  (name: (text: string, own: string) => string, make: (text: string) => JsonObject): Fill =>
  (document, text, own) => {
    at(document, "components", "securitySchemes").set(name(text, own), make(text));
    const path = `/${own}`;
    operation(document, path, { operationId: own, security: [named(name(text, own), [])] });
  };

/** Where the author of a document writes text of their choice, outside of operations and schemas. */
export const documentSlots: Readonly<Record<string, Fill>> = {
  title: inInfo("title"),
  "description of the API": inInfo("description"),
  version: inInfo("version"),
  contact: inInfo("contact", (text) => ({ name: text, url: text, email: text })),
  licence: inInfo("license", (text) => ({ name: text, url: text })),
  "server URL": (document, text) => document.set("servers", [{ url: text, description: text }]),
  "server variable": (document, text) =>
    document.set("servers", [{ url: "https://a.example.com/{v}", variables: { v: { default: text, enum: [text] } } }]),
  "tag of the document": (document, text) => document.set("tags", [{ name: text, description: text }]),
  "externalDocs of the document": (document, text) => document.set("externalDocs", { url: text, description: text }),
  "extension of the document": (document, text) => document.set(`x-${text}`, text),
  "path key": (document, text, own) => operation(document, `/${own}/${text}`, { operationId: own }),
  "path key alone": (document, text, own) => operation(document, text, { operationId: own }),
  placeholder: (document, text, own) => operation(document, `/${own}/{${text}}`, { operationId: own }),
  method: (document, text, own) => operation(document, `/${own}`, { operationId: own }, text),
  "section of components": (document, text) => at(document, "components").set(`x${text}`, named(text, plain)),
  "parameter component": (document, text) =>
    at(document, "components", "parameters").set(text, { in: "query", name: "slot", schema: plain }),
  webhook: (document, text) => document.set("webhooks", named(text, { post: { responses: {} } })),
  "name of a schema": (document, name, own) => {
    at(document, "components", "schemas").set(name, { type: "object", properties: { slot: plain } });
    const pointer = name.replaceAll("~", "~0").replaceAll("/", "~1");
    operation(document, `/${own}`, {
      operationId: own,
      responses: { 200: answer({ $ref: `#/components/schemas/${encodeURIComponent(pointer.toWellFormed())}` }) },
    });
  },
  "name of a security scheme": inSecurity(
    (text) => text,
    () => ({ type: "http", scheme: "bearer" }),
  ),
  "name of a key": inSecurity(
    (_, own) => own,
    (text) => ({ type: "apiKey", in: "query", name: text }),
  ),
  "header of a key": inSecurity(
    (_, own) => own,
    (text) => ({ type: "apiKey", in: "header", name: text }),
  ),
  "kind of a security scheme": inSecurity(
    (_, own) => own,
    (text) => ({ type: text, scheme: text, description: text }),
  ),
};
