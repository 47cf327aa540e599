import { type ClientOptions, createClient } from "@evalbridge/core";
import { hooks, openapiFetch, page, query } from "@evalbridge/core/table";
import { type JsonObject, readSpec, type Spec } from "@evalbridge-internal/scripts";
import type { Methods } from "./provider-module.ts";

const list = (operationId: string, paging: JsonObject, example: JsonObject): JsonObject => ({
  get: {
    operationId,
    "x-pagination": { cursor: "after", items: "/data", next: "/data/-1/id", ...paging },
    parameters: [{ name: "after", in: "query", schema: { type: "string" } }],
    responses: {
      "200": {
        content: { "application/json": { schema: { type: "object" }, examples: { page: { value: example } } } },
      },
    },
  },
});

/** Lists that go on after their last item, as no provider here has them: by a flag, and to an empty page. */
export const listsSpec: Spec = readSpec("lists", {
  openapi: "3.1.0",
  info: { title: "Lists", version: "1" },
  paths: {
    "/flagged": list("listFlagged", { more: "/has_more" }, { data: [{ id: "a" }, { id: "b" }], has_more: true }),
    "/bare": list("listBare", {}, { data: [{ id: "a" }, { id: "b" }] }),
  },
});

const facts = {
  name: "lists",
  title: "Lists",
  docs: "https://lists.example/docs",
  baseUrl: "https://lists.example",
  auth: { kind: "bearer" },
  errorMessage: ["/message"],
  lifecycle: { state: "active" },
} as const;

/** A client of them, as one that is generated. */
export function createListsClient(options: ClientOptions): Methods {
  const rows = listsSpec.operations.map(({ id, method, path, class: kind, paging }) => {
    if (!paging) throw new Error(`${id} is no list`);
    return [id, { method, path, class: kind, uses: { page, query }, query: ["after"], page: paging }] as const;
  });
  return createClient<Methods>(facts, { http: openapiFetch, hooks, operations: Object.fromEntries(rows) }, options);
}
