// Keys of a provider's document beside the one that a client has: a second one, and headers that are called like one.
import { expect, test } from "vitest";
import type { JsonObject } from "../../src/json.ts";
import { specOf } from "../../src/load-spec.ts";
import { proposeAuth } from "../../src/provider/propose-auth.ts";

const responses = { 204: { description: "" } };
const header = (name: string) => ({ type: "apiKey", in: "header", name });
const securitySchemes = {
  app: header("X-App"),
  tenant: header("X-Tenant-Id"),
  user: { type: "http", scheme: "basic" },
};

function documentOf(paths: object, more: object = {}): JsonObject {
  const info = { title: "T", version: "1" };
  return JSON.parse(JSON.stringify({ openapi: "3.1.0", info, paths, components: { securitySchemes }, ...more }));
}

function read(root: JsonObject) {
  const { spec, omissions } = specOf("acme", { file: "f", root, where: () => "f:1:1" }, "", "upstream");
  return { operations: spec.operations, told: omissions.map(({ operation, why }) => `${operation}: ${why}`) };
}

const open = { "/open": { get: { operationId: "open", responses } } };
const twoKeys = [{ app: [], user: [] }];

test("an operation that takes two keys is left out by name, where no other takes one", () => {
  const { operations, told } = read(documentOf({ "/a": { get: { security: twoKeys, responses } }, ...open }));
  expect(operations.map(({ id }) => id)).toEqual(["open"]);
  expect(told).toEqual(["GET /a: it takes a second key (app with user), and a client has one"]);
});

test.each([
  ["no key", []],
  ["perhaps two keys", [{}, ...twoKeys]],
  ["one key, or two", [{ app: [] }, ...twoKeys]],
])("an operation that takes %s stays", (_, security) => {
  expect(read(documentOf({ "/a": { get: { operationId: "a", security, responses } } })).operations).toHaveLength(1);
});

test("where every operation takes two keys, it is said what to do", () => {
  const root = documentOf({ "/a": { get: { responses } }, "/b": { get: { responses } } }, { security: twoKeys });
  expect(proposeAuth(root).auth).toEqual({ kind: "none" });
  expect(() => read(root)).toThrow(
    "none of its 2 operations can be expressed: GET /a: it takes a second key (app with user), and a client has one; and so on; name one key under security in a copy of the document, and send the other by a fetch of your own",
  );
});

test("of header parameters that are called like a key, the client's own is no argument, and the others are", () => {
  const parameters = ["x-app", "x-tenant-id"].map((name) => ({ name, in: "header", required: true }));
  const paths = { "/a": { get: { operationId: "a", security: [{ app: [] }], parameters, responses } } };
  const argumentsOf = (more: object) => read(documentOf(paths, more)).operations[0]?.parameters.map(({ name }) => name);
  expect(argumentsOf({ "x-auth": "app" })).toEqual(["x-tenant-id"]);
  expect(argumentsOf({})).toEqual(["x-app", "x-tenant-id"]);
});
