// Parameters whose schema stands where OpenAPI does not look for one.
import { expect, test } from "vitest";
import type { JsonObject } from "../../src/json.ts";
import { specOf } from "../../src/load-spec.ts";

const overrides = { type: "object", properties: { voice: { type: "string" } } };

function parameterOf(written: object) {
  const root = JSON.parse(
    JSON.stringify({
      openapi: "3.0.3",
      info: { title: "T", version: "1" },
      servers: [{ url: "https://acme.example" }],
      paths: {
        "/a": {
          get: {
            operationId: "one",
            parameters: [{ name: "p", in: "query", ...written }],
            responses: { 204: { description: "" } },
          },
        },
      },
      components: { schemas: { Overrides: overrides } },
    }),
  ) as JsonObject;
  const { spec, omissions } = specOf("acme", { file: "f", root, where: () => "f:1:1" }, "", "upstream");
  const [{ schema, style } = {}] = spec.operations[0]?.parameters ?? [];
  return { schema, style, omissions };
}

const part = { allOf: [{ $ref: "#/components/schemas/Overrides" }] };

test.each([
  [
    "beside its name, as Swagger 2.0 has it",
    { type: "string", enum: ["a"] },
    { type: "string", enum: ["a"] },
    undefined,
  ],
  ["beside its name, and an empty one in its place", { ...part, schema: {} }, part, "spread"],
  ["beside its name alone", { ...part, style: "deepObject" }, part, "deep"],
  [
    "in both places: that in its own counts",
    { type: "integer", schema: { type: "string" } },
    { type: "string" },
    undefined,
  ],
  ["nowhere", {}, {}, undefined],
  [
    "beside its name, to be mended like any",
    { type: "integer", minimum: "3" },
    { type: "integer", minimum: 3 },
    undefined,
  ],
  [
    "beside its name, with a pattern of another language",
    { type: "string", pattern: "(?P<x>a" },
    { type: "string" },
    undefined,
  ],
  [
    "beside its name, in the words of OpenAPI 3.0",
    { type: "integer", minimum: 3, exclusiveMinimum: true, nullable: true },
    { type: ["integer", "null"], exclusiveMinimum: 3 },
    undefined,
  ],
])("a schema is read where it stands: %s", (_, written, schema, style) => {
  expect(parameterOf(written)).toEqual({ schema, ...(style && { style }), omissions: [] });
});

test("an object beside the name of a header is left out, as one in its schema is", () => {
  const { schema, omissions } = parameterOf({ ...part, in: "header" });
  expect(schema).toBeUndefined();
  expect(omissions).toHaveLength(1);
});
