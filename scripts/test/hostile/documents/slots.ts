import type { Json, JsonObject } from "../../../src/json.ts";
import { answer, at, type Editable, operation } from "./base.ts";

type Fill = (document: Editable, text: string) => void;

const info = (key: string, make: (text: string) => Json): Fill => (document, text) =>
  at(document, "info").set(key, make(text));

const ofOperation = (make: (text: string) => JsonObject): Fill => (document, text) =>
  operation(document, "/slot", { operationId: "fillSlot", ...make(text) });

const parameter = (make: (text: string) => JsonObject): Fill =>
  ofOperation((text) => ({ parameters: [{ in: "query", name: "slot", schema: { type: "string" }, ...make(text) }] }));

const schema = (make: (text: string) => Json): Fill => (document, text) => {
  at(document, "components", "schemas").set("Slot", make(text));
  const used = { $ref: "#/components/schemas/Slot" };
  operation(document, "/slot", {
    operationId: "fillSlot",
    requestBody: { required: true, content: { "application/json": { schema: used } } },
    responses: { 200: answer(used) },
  });
};

const property = (make: (text: string) => JsonObject): Fill =>
  schema((text) => ({ type: "object", required: ["slot"], properties: { slot: make(text) } }));

const securityScheme = (name: (text: string) => string, make: (text: string) => JsonObject): Fill => (document, text) => {
  at(document, "components", "securitySchemes").set(name(text), make(text));
  document.set("security", [Object.fromEntries([[name(text), []]])]);
};

const named = (key: string, value: Json): JsonObject => Object.fromEntries([[key, value]]);
const text = { type: "string" };

/** Every place of a document where its author writes text of their choice. */
export const slots: Readonly<Record<string, Fill>> = {
  title: info("title", (text) => text),
  "description of the API": info("description", (text) => text),
  version: info("version", (text) => text),
  contact: info("contact", (text) => ({ name: text, url: text, email: text })),
  licence: info("license", (text) => ({ name: text, url: text })),
  "server URL": (document, text) => document.set("servers", [{ url: text, description: text }]),
  "server variable": (document, text) =>
    document.set("servers", [{ url: "https://{host}.example.com", variables: { host: { default: text, enum: [text] } } }]),
  "tag of the document": (document, text) => document.set("tags", [{ name: text, description: text }]),
  "externalDocs of the document": (document, text) => document.set("externalDocs", { url: text, description: text }),
  "extension of the document": (document, text) => document.set(`x-${text}`, text),
  "root key": (document, text) => document.set(text, text),
  "path key": (document, text) => operation(document, `/slot/${text}`, { operationId: "fillSlot" }),
  "path key alone": (document, text) => operation(document, text, { operationId: "fillSlot" }),
  placeholder: (document, text) => operation(document, `/slot/{${text}}`, { operationId: "fillSlot" }),
  method: (document, text) => operation(document, "/slot", { operationId: "fillSlot" }, text),
  operationId: (document, text) => operation(document, "/slot", { operationId: text }),
  summary: ofOperation((text) => ({ summary: text })),
  "description of an operation": ofOperation((text) => ({ description: text })),
  tag: ofOperation((text) => ({ tags: [text] })),
  "externalDocs of an operation": ofOperation((text) => ({ externalDocs: { url: text } })),
  "extension of an operation": ofOperation((text) => named(`x-${text}`, text)),
  "parameter name": parameter((text) => ({ name: text })),
  "header name": parameter((text) => ({ in: "header", name: text })),
  "cookie name": parameter((text) => ({ in: "cookie", name: text })),
  "place of a parameter": parameter((text) => ({ in: text })),
  "style of a parameter": parameter((text) => ({ style: text })),
  "description of a parameter": parameter((text) => ({ description: text })),
  "default of a parameter": parameter((text) => ({ schema: { type: "string", default: text } })),
  "enum of a parameter": parameter((text) => ({ schema: { type: "string", enum: [text] } })),
  "default that is an object": parameter((text) => ({ schema: { type: "object", default: named(text, text) } })),
  "media type of a body": ofOperation((text) => ({ requestBody: { content: named(`application/x-${text}+json`, { schema: {} }) } })),
  "media type": ofOperation((text) => ({ responses: { 200: { description: "", content: named(text, { schema: {} }) } } })),
  "field of a form": ofOperation((name) => ({
    requestBody: {
      content: { "multipart/form-data": { schema: { type: "object", properties: named(name, text) }, encoding: named(name, { contentType: "application/json", style: name }) } },
    },
  })),
  "status key": ofOperation((text) => ({ responses: { 200: answer({ type: "object" }), ...named(text, answer({})) } })),
  "description of an answer": ofOperation((text) => ({ responses: { 200: { description: text } } })),
  "header of an answer": ofOperation((name) => ({ responses: { 200: { ...answer({}), headers: named(name, { description: name, schema: text }) } } })),
  "link of an answer": ofOperation((text) => ({ responses: { 200: { ...answer({}), links: named(text, { operationId: text }) } } })),
  "example of an answer": ofOperation((text) => ({
    responses: { 200: { description: "", content: { "application/json": { schema: {}, examples: named(text, { summary: text, value: named(text, text) }) } } } },
  })),
  callback: ofOperation((text) => ({ callbacks: named(text, named(text, { post: { responses: {} } })) })),
  webhook: (document, text) => document.set("webhooks", named(text, { post: { responses: {} } })),
  "name of a schema": (document, name) => {
    at(document, "components", "schemas").set(name, { type: "object", properties: { slot: text } });
    const pointer = name.replaceAll("~", "~0").replaceAll("/", "~1");
    operation(document, "/slot", {
      operationId: "fillSlot",
      responses: { 200: answer({ $ref: `#/components/schemas/${encodeURIComponent(pointer.toWellFormed())}` }) },
    });
  },
  "name of a parameter component": (document, name) => at(document, "components", "parameters").set(name, { in: "query", name: "slot", schema: text }),
  "section of components": (document, name) => at(document, "components").set(name, named(name, text)),
  "title of a schema": schema((text) => ({ type: "object", title: text })),
  "description of a schema": schema((text) => ({ type: "object", description: text, $comment: text })),
  "property name": schema((name) => ({ type: "object", required: [name], properties: named(name, text) })),
  "pattern property": schema((name) => ({ type: "object", patternProperties: named(name, text) })),
  "required name": schema((text) => ({ type: "object", required: [text] })),
  "definition in a schema": schema((name) => ({ type: "object", $defs: named(name, text) })),
  "description of a property": property((text) => ({ type: "string", description: text, deprecated: true })),
  "enum value": property((text) => ({ type: "string", enum: [text, "plain"] })),
  "const": property((text) => ({ const: text })),
  "default": property((text) => ({ type: "string", default: text })),
  "default deep inside": property((text) => ({ type: "object", default: named(text, [text]) })),
  "type": property((text) => ({ type: text })),
  "format": property((text) => ({ type: "string", format: text })),
  "pattern": property((text) => ({ type: "string", pattern: text })),
  "example of a schema": property((text) => ({ examples: [text, named(text, text)], example: text })),
  "keyword of a schema": property((name) => named(name, name)),
  discriminator: schema((name) => ({
    oneOf: [{ $ref: "#/components/schemas/Thing" }],
    discriminator: { propertyName: name, mapping: named(name, "#/components/schemas/Thing") },
  })),
  "target of a discriminator": schema((name) => ({
    oneOf: [{ $ref: "#/components/schemas/Thing" }],
    discriminator: { propertyName: "id", mapping: { a: name, b: `#/components/schemas/${name}` } },
  })),
  "name of a security scheme": securityScheme((text) => text, () => ({ type: "http", scheme: "bearer" })),
  "name of a key": securityScheme(() => "key", (text) => ({ type: "apiKey", in: "query", name: text })),
  "header of a key": securityScheme(() => "key", (text) => ({ type: "apiKey", in: "header", name: text })),
  "scheme of a key": securityScheme(() => "key", (text) => ({ type: text, scheme: text, description: text })),
};
