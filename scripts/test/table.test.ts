import { expect, test } from "vitest";
import { emitTable } from "../src/emit/table.ts";
import { sha256 } from "../src/fingerprint.ts";
import { changed, parseSmall, smallSpec, startOf } from "./small-spec.ts";
import { SmallWorkspace } from "./small-workspace.ts";

const table = (from: string, to: string) => emitTable(parseSmall(changed(smallSpec, from, to)));
const rowOf = (id: string, text: string) => text.split("\n").find((line) => line.startsWith(`    ${id}: `));

test("the table holds what the client needs, and nothing of what it does not", () => {
  expect(emitTable(parseSmall())).toBe(`/** What the client needs to know of each operation. */
export const api: Api = {
  spec: "${sha256(smallSpec).slice(0, 12)}",
  envelope: { data: "/data", errors: "/errors" },
  operations: {
    listRuns: { method: "GET", path: "/suites/{id}/runs", class: "safe", query: ["limit", "cursor", "status"], header: ["X-Trace"], page: { kind: "cursor", cursor: "cursor", limit: "limit", items: "/runs", next: "/cursor", more: "/more" } },
    startRun: { method: "POST", path: "/suites/{id}/runs", class: "reconcilable", body: "required", timeoutMs: 90000, reconcile: { look: "listRuns", with: [{ id: "/id" }], match: { "/status": "/body/status" }, id: "/id", created: "/createdAt", pages: 2, proof: { marker: "/body/labels/start", found: "/labels/start" } } },
    deleteRun: { method: "DELETE", path: "/runs/{runId}", class: "idempotent", result: "none" },
    ping: { method: "GET", path: "/ping", class: "safe", result: "none" },
  },
};
`);
});

test("a key goes where the description says, into a header or an argument", () => {
  const keyed = (place: string) =>
    rowOf("startRun", emitTable(parseSmall(startOf(`keyed\n      x-idempotency-key: ${place}`))));
  expect(keyed("{ header: Idempotency-Key }")).toMatch(/ class: "keyed", .* key: \{ header: "Idempotency-Key" \} \},$/);
  expect(keyed("{ argument: /body/labels/key }")).toMatch(/ key: \{ argument: "\/body\/labels\/key" \} \},$/);
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
