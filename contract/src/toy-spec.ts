import { type JsonObject, readSpec, type Spec } from "@evalbridge-internal/scripts";

const run = {
  type: "object",
  required: ["id", "status"],
  properties: {
    id: { type: "string" },
    status: { type: "string", enum: ["done", "failed"] },
    score: { type: ["number", "null"] },
    name: { type: "string" },
  },
};
const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
const json = (schema: JsonObject) => ({ "application/json": { schema } });

/** A description of two operations in which everything occurs that the second validator looks at. */
export const toySpec: Spec = readSpec("toy", {
  openapi: "3.1.0",
  info: { title: "Toy", version: "1" },
  paths: {
    "/runs/{id}": {
      post: {
        operationId: "changeRun",
        parameters: [
          id,
          { name: "limit", in: "query", required: true, schema: { type: "integer", minimum: 1, maximum: 9 } },
          { name: "tag", in: "query", schema: { type: "array", items: { type: "string" } } },
          {
            name: "only",
            in: "query",
            explode: false,
            schema: { type: "array", items: { type: "string", enum: ["a", "b"] } },
          },
          { name: "X-Trace", in: "header", schema: { type: "string", maxLength: 4 } },
        ],
        requestBody: { required: true, content: json({ $ref: "#/components/schemas/Run" }) },
        responses: {
          "200": {
            headers: { "X-Left": { required: true, schema: { type: "string" } } },
            content: json({ $ref: "#/components/schemas/Run" }),
          },
          "404": {
            content: json({ type: "object", required: ["message"], properties: { message: { type: "string" } } }),
          },
        },
      },
      delete: { operationId: "deleteRun", parameters: [id], responses: { "204": { description: "Gone" } } },
    },
  },
  components: {
    schemas: { Run: run },
    securitySchemes: { bearerAuth: { type: "http", scheme: "bearer" } },
  },
});
