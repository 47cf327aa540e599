import { expect, test } from "vitest";
import { forPrism } from "../src/prism-document.ts";
import { createProviderMock } from "../src/provider-mock.ts";
import { document } from "./fixtures/document.ts";

const before = JSON.stringify(document);
const slim = JSON.parse(JSON.stringify(forPrism(document)));

test("responses lose their schemas and keep their examples", () => {
  const { schema, examples } = slim.paths["/runs/{run}"].get.responses["200"].content["application/json"];
  expect(schema).toEqual({});
  expect(examples.one.value).toEqual({ id: "run_1", status: "done" });
});

test("shared responses lose their schemas too", () => {
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Run" } } };
  const shared = { ...document, components: { responses: { NotFound: { description: "None", content } } } };
  const paths = { "/x": { get: { responses: { "404": { $ref: "#/components/responses/NotFound" } } } } };
  expect(forPrism({ ...shared, paths }).components).toEqual({
    responses: { NotFound: { description: "None", content: { "application/json": { schema: {} } } } },
  });
});

test("requests keep their schemas, with all that these refer to", () => {
  const { schema } = slim.paths["/suites/{suite}/runs"].post.requestBody.content["application/json"];
  expect(schema).toEqual({ $ref: "#/components/schemas/Start" });
  expect(Object.keys(slim.components.schemas)).toEqual(["Start", "Agent"]);
});

test("examples and security schemes that are used stay, and parameters are written out where they are", () => {
  expect(slim.components.parameters).toEqual({});
  const [cursor] = slim.paths["/suites/{suite}/runs"].get.parameters.filter(
    ({ name }: { name: string }) => name === "cursor",
  );
  expect(cursor).toMatchObject({ in: "query", schema: { type: "string" }, style: "form", explode: true });
  expect(Object.keys(slim.components.examples)).toEqual(["RunTwo"]);
  expect(Object.keys(slim.components.securitySchemes)).toEqual(["key", "bearer"]);
});

test("what a parameter refers to beside its schema is not written out", () => {
  const stray = { name: "a", in: "query", schema: {}, allOf: [{ $ref: "#/components/schemas/Vast" }], example: 1 };
  const paths = { "/x": { get: { parameters: [stray], responses: { "204": { description: "" } } } } };
  const bare = forPrism({ ...document, paths, components: { schemas: { Vast: { type: "string" } } } });
  expect(bare.components).toEqual({ schemas: {} });
  expect(bare.paths["/x"]).toMatchObject({ get: { parameters: [{ name: "a", in: "query", schema: {} }] } });
  expect(JSON.stringify(bare)).not.toContain("Vast");
});

test("the document that was given stays as it is", () => {
  expect(JSON.stringify(document)).toBe(before);
});

test("an example's field called $ref is served, and leads Prism nowhere", async () => {
  const value = { $ref: "../secret.yml#/key", list: [{ $ref: "http://127.0.0.1:9/x" }] };
  const content = { "application/json": { schema: {}, examples: { one: { value } } } };
  const get = { responses: { "200": { description: "OK", content } } };
  const mock = await createProviderMock({ openapi: "3.1.0", paths: { "/x": { get } } });
  const { answer } = await mock({ method: "GET", target: "/x", headers: { accept: "application/json" }, body: "" });
  expect([answer.status, JSON.parse(answer.body ?? "")]).toEqual([200, value]);
});
