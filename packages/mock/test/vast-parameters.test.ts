// Parameters of schemas that Prism would be busy with for minutes: it writes out whatever they refer to.
import { expect, test } from "vitest";
import { createProviderMock } from "../src/provider-mock.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const responses = { "204": { description: "OK" } };

/** Schemas that each hold the next one twice: written out, the first is 2^120 of the last. */
const doubled = Object.fromEntries(
  Array.from({ length: 120 }, (_, at) => [
    `S${at}`,
    at === 119
      ? { type: "string" }
      : { type: "object", properties: { left: ref(`S${at + 1}`), right: ref(`S${at + 1}`) } },
  ]),
);

async function statusOf(parameter: object, query: string, schemas: object, headers = {}): Promise<number> {
  const paths = { "/a": { get: { parameters: [{ name: "p", ...parameter }], responses } } };
  const mock = await createProviderMock({ openapi: "3.1.0", paths, components: { schemas } });
  const { answer } = await mock({ method: "GET", target: `/a${query}`, headers, body: "" });
  return answer.status;
}

test.each([
  ["an object, taken apart", { in: "query", schema: ref("S0") }, "?left=1"],
  ["an object in another schema, taken apart", { in: "query", schema: { allOf: [ref("S0")] } }, "?left=1"],
  ["a list of such", { in: "query", explode: false, schema: { type: "array", items: ref("S0") } }, "?p=1"],
  ["one JSON text", { in: "query", content: { "application/json": { schema: ref("S0") } } }, "?p=%7B%7D"],
])("%s, does not keep a mock from starting", async (_, parameter, query) => {
  expect(await statusOf(parameter, query, doubled)).toBe(204);
});

test("a header's text may be of such a schema too", async () => {
  const schema = { anyOf: [{ type: "string" }, ref("S0")] };
  expect(await statusOf({ in: "header", schema }, "", doubled, { p: "text" })).toBe(204);
});

test("schemas that lead back to themselves are looked into once", async () => {
  const circle = { type: "array", items: { anyOf: [ref("Circle"), { type: "integer" }] } };
  expect(await statusOf({ in: "query", schema: ref("Circle") }, "?p=1&p=2", { Circle: circle })).toBe(204);
});

test.each([
  ["a header's object", { in: "header", style: "simple", explode: true }, "/a", { p: "R=1,G=2" }],
  ["a label", { in: "path", required: true, style: "label" }, "/a/.5", {}],
  ["a matrix", { in: "path", required: true, style: "matrix" }, "/a/;p=5", {}],
])("%s is read as its style says", async (_, parameter, target, headers) => {
  const object = { type: "object", required: ["R"], properties: { R: { type: "string" } } };
  const schema = parameter.in === "header" ? object : { type: "integer" };
  const get = { parameters: [{ name: "p", schema, ...parameter }], responses };
  const mock = await createProviderMock({ openapi: "3.1.0", paths: { "/a": { get }, "/a/{p}": { get } } });
  const { answer } = await mock({ method: "GET", target, headers, body: "" });
  expect(answer.status).toBe(204);
});
