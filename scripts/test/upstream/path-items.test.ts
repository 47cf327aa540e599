// Paths that are references inside the document: what is read, chosen, proposed and compared is what they lead to.
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import type { JsonObject } from "../../src/json.ts";
import { specOf } from "../../src/load-spec.ts";
import { propose } from "../../src/provider/propose.ts";
import { proposeAuth } from "../../src/provider/propose-auth.ts";
import { trim } from "../../src/provider/trim.ts";
import { applyOverlay } from "../../src/spec/overlay.ts";
import { readSource } from "../../src/spec/read.ts";
import { withoutOurExtensions } from "../../src/upstream/our-extensions.ts";
import { serverOf } from "../../src/upstream/server.ts";

const responses = { 200: { description: "OK" } };
const file = { type: "object", properties: { file: { type: "string", format: "binary" } } };
const upload = { required: true, content: { "multipart/form-data": { schema: file } } };
const runs = {
  put: { operationId: "putRuns", tags: ["Runs"], security: [{ key: [] }], responses },
  post: { operationId: "upload", tags: ["Files"], security: [{ key: [] }], requestBody: upload, responses },
};
const component = { $ref: "#/components/pathItems/Runs" };
const other = { get: { operationId: "other", security: [], responses } };

function documentOf(paths: object, pathItems: object = { Runs: runs }, more: object = {}): JsonObject {
  const securitySchemes = { key: { type: "apiKey", in: "header", name: "X-Key" } };
  const components = { securitySchemes, pathItems };
  const info = { title: "T", version: "1" };
  return JSON.parse(JSON.stringify({ openapi: "3.1.0", info, paths, components, ...more }));
}

const read = (root: JsonObject) => specOf("acme", { file: "f", root, where: () => "f:1:1" }, "", "upstream");

function overlayOf(root: JsonObject) {
  const { spec, written } = read(root);
  const proposal = propose(spec, proposeAuth(root), root, written);
  const overlay = readSource("overlay.yaml", proposal.overlay ?? "");
  const actions = overlay.root.actions as readonly { target: string }[];
  const classes = read(applyOverlay(root, overlay)).spec.operations.map(({ path, class: kind }) => [path, kind]);
  return { targets: actions.map(({ target }) => target).slice(1), classes, idempotent: proposal.idempotent };
}

describe("what is proposed for an operation is said where it is written", () => {
  const put = { put: runs.put };
  test("in a component", () => {
    const { targets, classes } = overlayOf(documentOf({ "/runs": component }, { Runs: put }));
    expect(targets).toEqual(["$.components.pathItems.Runs.put"]);
    expect(classes).toEqual([["/runs", "idempotent"]]);
  });

  test("at another path, once for both", () => {
    const { targets, classes } = overlayOf(documentOf({ "/v2/it's": { $ref: "#/paths/~1runs" }, "/runs": put }));
    expect(targets).toEqual(["$.paths['/runs'].put"]);
    expect(classes.map(([, kind]) => kind)).toEqual(["idempotent", "idempotent"]);
  });

  test("at its own path, beside the reference", () => {
    const { targets } = overlayOf(documentOf({ "/runs": { ...component, put: runs.put } }));
    expect(targets).toEqual(["$.paths['/runs'].put"]);
  });

  test("and nothing, where it holds for one of its paths alone", () => {
    const key = { name: "Idempotency-Key", in: "header", schema: { type: "string" } };
    const paths = { "/a": { ...component, parameters: [key] }, "/b": component };
    const { targets, idempotent } = overlayOf(documentOf(paths, { Runs: put }));
    expect({ targets, idempotent }).toEqual({ targets: [], idempotent: [] });
  });
});

test("an overlay of the component still corrects each path that refers to it", () => {
  const actions = [{ target: "$.components.pathItems.Runs.put", update: { "x-operation-class": "idempotent" } }];
  const overlay = readSource("overlay.yaml", stringify({ overlay: "1.0.0", actions }));
  const { operations } = read(applyOverlay(documentOf({ "/runs": component, "/v2": component }), overlay)).spec;
  const puts = operations.filter(({ method }) => method === "PUT");
  expect(puts.map(({ path, class: kind }) => [path, kind])).toEqual([
    ["/runs", "idempotent"],
    ["/v2", "idempotent"],
  ]);
});

test("the key is that of the operations that are referred to", () => {
  expect(proposeAuth(documentOf({ "/runs": component }))).toMatchObject({ scheme: "key" });
});

test("a file of a form is one", () => {
  const { document, operations } = read(documentOf({ "/runs": component, "/other": other })).spec;
  expect(operations.map(({ id }) => id)).toEqual(["upload", "putRuns", "other"]);
  expect(JSON.stringify(document.paths)).toContain('"format":"binary"');
});

test("--only chooses among them, and keeps no other", () => {
  const kept = trim(documentOf({ "/runs": component, "/other": other }), ["Runs"]);
  expect(kept.paths).toEqual({ "/runs": { put: runs.put } });
  expect(Object.keys(kept.components as JsonObject)).toEqual(["securitySchemes"]);
});

test.each(["#/components/pathItems/None", "#/components/pathItems/%zz", "other.yaml"])(
  "a path that is a reference to %s has no operation to choose",
  ($ref) => {
    expect(() => trim(documentOf({ "/runs": { $ref } }), ["Runs"])).toThrow("--only Runs: no path");
  },
);

test("what a provider calls as we do is not taken for ours", () => {
  const root = documentOf({ "/runs": component }, { Runs: { put: { ...runs.put, "x-operation-class": "safe" } } });
  expect(read(withoutOurExtensions(root)).spec.operations[0]?.class).toBe("never-retry");
});

test("nor where it stands in a place of its own, a path or an operation alone", () => {
  const put = { ...runs.put, "x-operation-class": "safe" };
  const classOf = (path: object, more: object) => {
    const root = { ...documentOf({ "/runs": path }), ...more } as JsonObject;
    const before = JSON.stringify(root);
    const kind = read(withoutOurExtensions(root)).spec.operations[0]?.class;
    expect(JSON.stringify(root)).toBe(before);
    return kind;
  };
  expect(classOf({ $ref: "#/x-items/0" }, { "x-items": [{ put }] })).toBe("never-retry");
  expect(classOf({ put: { $ref: "#/x-items/put" } }, { "x-items": { put } })).toBe("never-retry");
});

test("a reference that nobody can read is left to who reads the document", () => {
  const root = documentOf({ "/runs": { $ref: "#/x-items/%zz" } });
  expect(withoutOurExtensions(root)).toEqual(root);
});

test("a server that only they name is the document's, after those of paths that are written out", () => {
  const server = (url: string) => ({ servers: [{ url }] });
  const items = { Runs: { ...runs, ...server("https://runs.example") } };
  expect(serverOf(documentOf({ "/runs": component, "/other": other }, items))).toBe("https://runs.example");
  expect(read(documentOf({ "/runs": component }, items)).omissions).toEqual([]);
  const both = documentOf({ "/runs": component, "/b": { ...other, ...server("https://b.example") } }, items);
  expect(serverOf(both)).toBe("https://b.example");
  expect(read(both).spec.operations.map(({ id }) => id)).toEqual(["other"]);
});
