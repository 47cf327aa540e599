import { answer, operation } from "./base.ts";
import { type Fill, inOperation, inParameter, named, plain } from "./slot.ts";

const success = (content: Parameters<typeof named>[1]) => ({ responses: { 200: { description: "", content } } });

/** Where the author of a document writes text of their choice, in an operation. */
export const operationSlots: Readonly<Record<string, Fill>> = {
  operationId: (document, text, own) => operation(document, `/${own}`, { operationId: text }),
  summary: inOperation((text) => ({ summary: text })),
  "description of an operation": inOperation((text) => ({ description: text })),
  tag: inOperation((text) => ({ tags: [text] })),
  "externalDocs of an operation": inOperation((text) => ({ externalDocs: { url: text, description: text } })),
  "extension of an operation": inOperation((text) => named(`x-${text}`, text)),
  "key of an operation": inOperation((text) => named(text, text)),
  "server of an operation": inOperation((text) => ({ servers: [{ url: text }] })),
  "parameter name": inParameter((text) => ({ name: text })),
  "header name": inParameter((text) => ({ in: "header", name: text })),
  "cookie name": inParameter((text) => ({ in: "cookie", name: text })),
  "place of a parameter": inParameter((text) => ({ in: text })),
  "style of a parameter": inParameter((text) => ({ style: text })),
  "name and style of a parameter": inParameter((text) => ({ name: text, style: "deepObject" })),
  "description of a parameter": inParameter((text) => ({ description: text })),
  "default of a parameter": inParameter((text) => ({ schema: { type: "string", default: text } })),
  "default of a parameter, inside": inParameter((text) => ({ schema: { type: "object", default: named(text, text) } })),
  "enum of a parameter": inParameter((text) => ({ schema: { type: "string", enum: [text] } })),
  "media type of a body": inOperation((text) => ({
    requestBody: { required: true, content: named(`application/${text}+json`, { schema: { type: "object" } }) },
  })),
  "media type": inOperation((text) => success(named(text, { schema: {} }))),
  "field of a form": inOperation((text) => ({
    requestBody: {
      content: {
        "multipart/form-data": {
          schema: { type: "object", properties: named(text, plain) },
          encoding: named(text, { contentType: "application/json", style: text }),
        },
      },
    },
  })),
  "status key": inOperation((text) => ({ responses: { 200: answer({ type: "object" }), ...named(text, answer({})) } })),
  "description of an answer": inOperation((text) => ({ responses: { 200: { description: text } } })),
  "header of an answer": inOperation((text) => ({
    responses: { 200: { ...answer({}), headers: named(text, { description: text, schema: plain }) } },
  })),
  "link of an answer": inOperation((text) => ({
    responses: { 200: { ...answer({}), links: named(text, { operationId: text, description: text }) } },
  })),
  "example of an answer": inOperation((text) =>
    success({ "application/json": { schema: {}, examples: named(text, { summary: text, value: named(text, text) }) } }),
  ),
  callback: inOperation((text) => ({ callbacks: named(text, named(text, { post: { responses: {} } })) })),
};
