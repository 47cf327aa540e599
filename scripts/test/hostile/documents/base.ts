import type { Json, JsonObject } from "../../../src/json.ts";

/** What else a document is to hold. A change gets the whole document, and may do with it what it wants. */
type Change = (document: Editable) => void;

/** A document that may be changed at will: built with a `Map`, so that a key may be called anything. */
export type Editable = Map<string, Json | Editable>;

/** A map of entries, as they are named. */
export function map(entries: Record<string, Json | Editable> | readonly [string, Json | Editable][]): Editable {
  return new Map(Array.isArray(entries) ? entries : Object.entries(entries));
}

export function asJson(value: Json | Editable): Json {
  if (!(value instanceof Map)) return value;
  return Object.fromEntries([...value].map(([key, item]) => [key, asJson(item)]));
}

/** The map at a place, made where there is none. */
export function at(document: Editable, ...place: string[]): Editable {
  return place.reduce((here, key) => {
    const next = here.get(key);
    if (next instanceof Map) return next;
    const made = map(typeof next === "object" && next !== null && !Array.isArray(next) ? (next as JsonObject) : {});
    here.set(key, made);
    return made;
  }, document);
}

/** An answer with a schema. */
export function answer(schema: Json): JsonObject {
  return { description: "It worked.", content: { "application/json": { schema } } };
}

/** A small document of one harmless operation and one schema, changed. */
export function small(...changes: Change[]): string {
  const document: Editable = map({
    openapi: "3.1.0",
    info: map({ title: "Small", version: "1" }),
    servers: [{ url: "https://api.example.com" }],
    paths: map({
      "/things": map({
        get: map({
          operationId: "listThings",
          responses: map({ 200: answer({ $ref: "#/components/schemas/Thing" }) }),
        }),
      }),
    }),
    components: map({
      schemas: map({ Thing: map({ type: "object", properties: map({ id: { type: "string" } }) }) }),
    }),
  });
  for (const change of changes) change(document);
  return `${JSON.stringify(asJson(document), undefined, 1)}\n`;
}

/** A further operation, with these parts. */
export function operation(document: Editable, path: string, parts: JsonObject, method = "post"): void {
  at(document, "paths", path).set(method, { responses: { 200: answer({ type: "object" }) }, ...parts });
}

/** The same document with a schema more, used by an operation. */
export function withSchema(schema: Json): string {
  return small((document) => {
    at(document, "components", "schemas").set("Odd", schema);
    operation(document, "/odd", {
      operationId: "makeOdd",
      requestBody: {
        required: true,
        content: { "application/json": { schema: { $ref: "#/components/schemas/Odd" } } },
      },
      responses: { 200: answer({ $ref: "#/components/schemas/Odd" }) },
    });
  });
}
