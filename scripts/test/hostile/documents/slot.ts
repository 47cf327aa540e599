import type { Json, JsonObject } from "../../../src/json.ts";
import { answer, at, type Editable, operation } from "./base.ts";

/** Writes a text into one place of a document; `own` is a name that no other slot takes. */
export type Fill = (document: Editable, text: string, own: string) => void;

/** Filled in an operation of its own. */
export function inOperation(make: (text: string) => JsonObject): Fill {
  return (document, text, own) => operation(document, `/${own}`, { operationId: own, ...make(text) });
}

export function inParameter(make: (text: string) => JsonObject): Fill {
  return inOperation((text) => ({ parameters: [{ in: "query", name: "slot", schema: plain, ...make(text) }] }));
}

/** Filled in a schema of its own, which is both sent and received. */
export function inSchema(make: (text: string) => Json): Fill {
  return (document, text, own) => {
    at(document, "components", "schemas").set(`${own}Schema`, make(text));
    const used = { $ref: `#/components/schemas/${own}Schema` };
    operation(document, `/${own}`, {
      operationId: own,
      requestBody: { required: true, content: { "application/json": { schema: used } } },
      responses: { 200: answer(used) },
    });
  };
}

export function inProperty(make: (text: string) => JsonObject): Fill {
  return inSchema((text) => ({ type: "object", required: ["slot"], properties: { slot: make(text) } }));
}

/** An object of one entry, whatever that is called. */
export function named(key: string, value: Json): JsonObject {
  return Object.fromEntries([[key, value]]);
}

export const plain: JsonObject = { type: "string" };
