import { expect, test } from "vitest";
import { emitApi, emitTable } from "../src/emit/table.ts";
import { sha256 } from "../src/fingerprint.ts";
import type { Operation, Spec } from "../src/model/operation.ts";
import { codeProblems } from "./hostile/inert-code.ts";
import { changed, parseSmall, smallSpec, startOf } from "./small-spec.ts";
import { SmallWorkspace } from "./small-workspace.ts";

const hash = sha256(smallSpec).slice(0, 12);
const table = (from: string, to: string) => emitTable(parseSmall(changed(smallSpec, from, to)));
const rowOf = (id: string, text: string) => text.split("\n").find((line) => line.startsWith(`export const ${id}: `));
/** The tools that a row names. */
const usesOf = (id: string, text: string) => / uses: \{ (.*?) \}/.exec(rowOf(id, text) ?? "")?.[1];

test("the table holds what the client needs, and nothing of what it does not", () => {
  expect(
    emitTable(parseSmall()),
  ).toBe(`import { type OperationFacts, header as $header, json as $json, page as $page, query as $query, starts as $starts, unsent as $unsent } from "@evalbridge/core/table";

/** List a suite's runs. */
export const listRuns: OperationFacts<"small.listRuns"> = { method: "GET", path: "/suites/{id}/runs", class: "safe", uses: { page: $page, query: $query, header: $header }, query: ["limit", "cursor", "status"], header: ["X-Trace"], page: { kind: "cursor", cursor: "cursor", limit: "limit", items: "/runs", next: "/cursor", more: "/more" } };
/** Delete a run. */
export const deleteRun: OperationFacts<"small.deleteRun"> = { method: "DELETE", path: "/runs/{runId}", class: "idempotent", uses: { unsent: $unsent }, result: "none" };
/** See whether it is there. */
export const ping: OperationFacts<"small.ping"> = { method: "GET", path: "/ping", class: "safe", result: "none" };
/** Start a run. */
export const startRun: OperationFacts<"small.startRun"> = { method: "POST", path: "/suites/{id}/runs", class: "reconcilable", uses: { starts: $starts, body: $json }, asks: { listRuns }, body: "required", timeoutMs: 90000, reconcile: { look: "listRuns", with: [{ id: "/id" }], match: { "/status": "/body/status" }, id: "/id", created: "/createdAt", pages: 2, proof: { marker: "/body/labels/start", found: "/labels/start" } } };
`);
});

test("the client is made of all rows in the order of the description, and of what they have in common", () => {
  expect(emitApi(parseSmall())).toBe(`/** What all operations have in common. */
export const shared: ApiFacts = { spec: "${hash}", envelope: { data: "/data", errors: "/errors" } };

/** What the whole client needs to know. */
export const api: Api = {
  spec: "${hash}",
  envelope: { data: "/data", errors: "/errors" },
  http: $openapiFetch,
  hooks: $hooks,
  operations: {
    listRuns: $table.listRuns,
    startRun: $table.startRun,
    deleteRun: $table.deleteRun,
    ping: $table.ping,
  },
};
`);
});

/** The spec with each operation changed. */
function spec(change: (operation: Operation) => Partial<Operation>): Spec {
  const parsed = parseSmall();
  return { ...parsed, operations: parsed.operations.map((operation) => ({ ...operation, ...change(operation) })) };
}

/** The table where a start is looked for by listRuns, and what is found is read by another operation. */
const readBy = (id: string) =>
  emitTable(
    spec(({ reconcile }) => (reconcile ? { reconcile: { ...reconcile, read: { operation: id, with: {} } } } : {})),
  );

test("a row that looks comes after the rows that it asks, both of them, wherever they stand in the description", () => {
  const text = readBy("ping");
  expect(rowOf("startRun", text)).toContain(" asks: { listRuns, ping }, ");
  const [asking, ...asked] = ["startRun", "listRuns", "ping"].map((id) => text.indexOf(`export const ${id}: `));
  expect(Math.min(...asked)).toBeGreaterThan(0);
  expect(asking).toBeGreaterThan(Math.max(...asked));
});

test("a row that looks and reads by one operation asks it once", () => {
  const text = readBy("listRuns");
  expect(rowOf("startRun", text)).toContain(" asks: { listRuns }, ");
});

test.each([
  ["text", "string", "query"],
  ["texts", "array, items: { type: string }", "query"],
  ["a text or nothing", "[string, 'null']", "query"],
  ["an object", "object", "styledQuery"],
  ["objects", "array, items: { type: object }", "styledQuery"],
  ["lists", "array, items: { type: array, items: { type: string } }", "styledQuery"],
  ["a list of whatever it is", "array", "styledQuery"],
  ["an object or a text", "[object, string]", "styledQuery"],
])("a query parameter that may hold %s has %s among the tools of its row", (_, type, tool) => {
  const parameter = `{ name: more, in: query, schema: { type: ${type} } }`;
  const text = table(
    'x-operation-class: safe\n      responses:\n        "204": { description: It is. }',
    ["x-operation-class: safe", `parameters: [${parameter}]`, 'responses: { "204": { description: It is. } }'].join(
      "\n      ",
    ),
  );
  expect(rowOf("ping", text)).toContain('query: ["more"]');
  expect(usesOf("ping", text)).toBe(`query: $${tool}`);
  expect(text).toContain(`${tool} as $${tool}`);
});

test("a style of a parameter in the query or the path is a reason for its tool", () => {
  const styled = (place: string) =>
    emitTable(
      spec(({ parameters }) => ({
        parameters: parameters.map((one) => (one.in === place ? { ...one, style: "comma" } : one)),
      })),
    );
  expect(usesOf("listRuns", styled("query"))).toBe("page: $page, query: $styledQuery, header: $header");
  expect(usesOf("deleteRun", styled("path"))).toBe("unsent: $unsent, path: $styledPath");
  expect(rowOf("deleteRun", styled("path"))).toContain('styles: { runId: "comma" }');
});

test("a body that is no plain JSON has a tool of its own", () => {
  const text = emitTable(
    spec(({ body }) => (body ? { body: { ...body, media: "multipart/form-data", form: "multipart" } } : {})),
  );
  expect(usesOf("startRun", text)).toBe("starts: $starts, body: $media");
  expect(text).toContain("media as $media");
  expect(emitTable(parseSmall())).not.toContain("$media");
});

test("a name that the language has for itself is a constant by another, and exported and asked by its own", () => {
  const text = emitTable(
    parseSmall(
      smallSpec.replace("look: listRuns", "look: delete").replace("operationId: listRuns", "operationId: delete"),
    ),
  );
  expect(text).toMatch(
    /^const \$delete: OperationFacts<"small\.delete"> = \{ .* \};\nexport \{ \$delete as delete \};$/m,
  );
  expect(rowOf("startRun", text)).toContain(" asks: { delete: $delete }, ");
  expect(codeProblems("packages/small/src/table.gen.ts", text)).toEqual([]);
});

// What a document says is data, whatever it looks like: of two words that read the same none is code.
test.each(['"comma"', "comma", "$page", "1", "null"])("a parameter called %s is written as what it is", (name) => {
  const text = emitTable(
    spec(({ parameters }) => ({ parameters: parameters.map((one) => ({ ...one, name, style: "comma" })) })),
  );
  expect(codeProblems("packages/small/src/table.gen.ts", text)).toEqual([]);
});

test("what is written about an operation is no reason for a tool", () => {
  const text = emitTable(spec(() => ({ summary: "See the $media and $keys", path: "/$styles" })));
  expect(text.split("\n")[0]).toBe(emitTable(parseSmall()).split("\n")[0]);
});

test("a key goes where the description says, into a header or an argument", () => {
  const keyed = (place: string) =>
    rowOf("startRun", emitTable(parseSmall(startOf(`keyed\n      x-idempotency-key: ${place}`))));
  expect(keyed("{ header: Idempotency-Key }")).toMatch(
    / class: "keyed", uses: \{ key: \$key, body: \$json \}, .* key: \{ header: "Idempotency-Key" \} \};$/,
  );
  expect(keyed("{ argument: /body/labels/key }")).toMatch(/ key: \{ argument: "\/body\/labels\/key" \} \};$/);
});

test("a look may be written with several sets of arguments, which keep their order", () => {
  const text = table("with: { id: /id }", "with: [{ id: /id, status: /body/status }, { id: /id }]");
  expect(rowOf("startRun", text)).toContain('with: [{ id: "/id", status: "/body/status" }, { id: "/id" }]');
});

test("each part of a look reaches the table", () => {
  const parts = ["needs: [/body/status]", "answer: /id", "effect: { unless: { /status: [waiting] } }"];
  const text = table("pages: 2", [...parts, "as: { id: /id, status: /status }"].join("\n        "));
  for (const part of [
    'needs: ["/body/status"]',
    'answer: "/id"',
    'effect: { unless: { "/status": ["waiting"] } }',
    'as: { id: "/id", status: "/status" }',
  ])
    expect(rowOf("startRun", text)).toContain(part);
});

test("the hash is of the description as it was pinned, and of its overlay where there is one", async () => {
  const workspace = new SmallWorkspace();
  workspace.writeSpec("small", smallSpec, "upstream");
  const hashes = [];
  for (const summary of [undefined, "See if it answers", "See if it is up"]) {
    const action = `- { target: "$.paths['/ping'].get", update: { summary: ${summary} } }`;
    if (summary) workspace.write("specs/small/overlay.yaml", `overlay: 1.0.0\nactions:\n${action}\n`);
    await workspace.codegen();
    hashes.push(/ spec: "([0-9a-f]{12})",/.exec(workspace.read("packages/small/src/operations.gen.ts"))?.[1]);
  }
  expect(hashes[0]).toBe(JSON.parse(workspace.read("specs/small/source.json")).sha256.slice(0, 12));
  expect(new Set(hashes.filter(Boolean)).size).toBe(3);
});
