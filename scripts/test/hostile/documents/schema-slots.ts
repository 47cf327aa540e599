import { type Fill, inProperty, inSchema, named, plain } from "./slot.ts";

const thing = "#/components/schemas/Thing";

/** Where the author of a document writes text of their choice, in a schema. */
export const schemaSlots: Readonly<Record<string, Fill>> = {
  "title of a schema": inSchema((text) => ({ type: "object", title: text })),
  "description of a schema": inSchema((text) => ({ type: "object", description: text, $comment: text })),
  "property name": inSchema((text) => ({ type: "object", required: [text], properties: named(text, plain) })),
  "pattern property": inSchema((text) => ({ type: "object", patternProperties: named(text, plain) })),
  "required name": inSchema((text) => ({ type: "object", required: [text], minProperties: 1 })),
  "definition in a schema": inSchema((text) => ({ type: "object", $defs: named(text, plain) })),
  "dependent schema": inSchema((text) => ({ type: "object", dependentSchemas: named(text, plain) })),
  "description of a property": inProperty((text) => ({ type: "string", description: text, deprecated: true })),
  "enum value": inProperty((text) => ({ type: "string", enum: [text, "plain"] })),
  const: inProperty((text) => ({ const: text })),
  "const, inside": inProperty((text) => ({ const: named(text, [text]) })),
  default: inProperty((text) => ({ type: "string", default: text })),
  "default, inside": inProperty((text) => ({ type: "object", default: named(text, [text]) })),
  type: inProperty((text) => ({ type: text })),
  format: inProperty((text) => ({ type: "string", format: text })),
  pattern: inProperty((text) => ({ type: "string", pattern: text })),
  "example of a schema": inProperty((text) => ({ examples: [text, named(text, text)], example: text })),
  "keyword of a schema": inProperty((text) => named(text, text)),
  "extension of a schema": inProperty((text) => named(`x-${text}`, text)),
  discriminator: inSchema((text) => ({
    oneOf: [{ $ref: thing }],
    discriminator: { propertyName: text, mapping: named(text, thing) },
  })),
  "target of a discriminator": inSchema((text) => ({
    oneOf: [{ $ref: thing }],
    discriminator: { propertyName: "id", mapping: { a: text, b: `#/components/schemas/${text}` } },
  })),
  "reference to nowhere": inProperty((text) => ({ $ref: `#/components/schemas/${text}` })),
};
