import { type HostileDocument, inert, refused } from "../hostile-document.ts";
import { at, operation, small, withSchema } from "./base.ts";
import { nested, times } from "./chain.ts";

const held: Readonly<Record<string, () => string>> = {
  "as deep as may be": () => withSchema(nested(120, (inner) => ({ type: "array", items: inner }))),
  "100,000 properties": () =>
    withSchema({
      type: "object",
      properties: Object.fromEntries(times(100_000, (index) => [`p${index}`, { type: "string" }])),
    }),
  "100,000 words": () => withSchema({ enum: times(100_000, (index) => `w${index}`) }),
  "10,000 words of a discriminator": () =>
    withSchema({
      oneOf: [{ $ref: "#/components/schemas/Thing" }],
      discriminator: {
        propertyName: "id",
        mapping: Object.fromEntries(times(10_000, (index) => [`w${index}`, "#/components/schemas/Thing"])),
      },
    }),
  "5,000 operations": () =>
    small((document) => {
      for (const index of Array(5000).keys()) operation(document, `/p${index}`, { operationId: "same" }, "get");
    }),
  "5,000 parameters": () =>
    small((document) =>
      operation(document, "/odd", {
        parameters: times(5000, (index) => ({ in: "query", name: `p${index}`, schema: { type: "string" } })),
      }),
    ),
  "300 placeholders": () => small((document) => operation(document, `/${"{a}".repeat(300)}`, {})),
  "900 braces": () => small((document) => operation(document, `/${"{".repeat(900)}`, {})),
  "sizes beyond all": () =>
    withSchema({
      type: "object",
      required: ["a", "b", "c", "d"],
      properties: {
        a: { type: "string", minLength: 1e15 },
        b: { type: "array", minItems: 1e15, items: {} },
        c: { type: "object", minProperties: 1e15 },
        d: { type: "number", minimum: 1e300, multipleOf: 1e-300 },
      },
    }),
  "sizes below all": () =>
    withSchema({
      type: "object",
      properties: {
        a: { type: "string", minLength: -1, maxLength: -5 },
        b: { type: "array", minItems: -1, maxItems: 0.5 },
        c: { multipleOf: 0, minimum: 5, maximum: -5, type: "integer" },
      },
    }),
  "strange numbers": () =>
    withSchema({ enum: [-0, 1e308, 5e-324, 2 ** 53, -1e-7, 0.1] }).replace(
      "0.1",
      "12345678901234567890123, -0.0, 1e-999",
    ),
  "a description of 5 MB": () => withSchema({ type: "object", description: "*/ ".repeat(1_700_000) }),
  "blanks without end": () =>
    withSchema({ type: "object", title: `T${" \t".repeat(100_000)}*`, description: `a${" ".repeat(300_000)}b.` }),
  "a summary without end": () =>
    small((document) =>
      operation(document, "/odd", { summary: "x ".repeat(300_000), description: "x".repeat(1_000_000) }),
    ),
  "every type wrong": () =>
    small((document) => {
      operation(document, "/odd", {
        operationId: 1,
        summary: [],
        tags: {},
        parameters: [1, null, { name: 1 }],
        requestBody: [],
        responses: { 200: [] },
        security: "x",
        servers: {},
        deprecated: {},
      });
      for (const [index, value] of [
        1,
        [],
        null,
        true,
        "x",
        { type: 1, properties: [], required: {}, enum: {}, allOf: {}, oneOf: 1, items: [1] },
      ].entries())
        at(document, "components", "schemas").set(`S${index}`, value);
      for (const key of ["tags", "externalDocs", "webhooks", "x-a"]) document.set(key, 1);
    }),
};

export const sizes: readonly HostileDocument[] = [
  ...Object.entries(held).map(([name, text]) => inert(name, text)),
  refused(
    "deeper than may be",
    () => withSchema(nested(300, (inner) => ({ type: "array", items: inner }))),
    /:\d+:\d+ .*nested more than \d+ deep/,
  ),
  refused(
    "nothing of what is expected",
    () =>
      small((document) => {
        for (const key of ["info", "paths", "components", "servers", "security"]) document.set(key, [1]);
      }),
    /:\d+:\d+ no operations/,
  ),
];
