// How a provider's own document is read: what is taken as it was meant, and what is left out and why.
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/json.ts";
import { specOf } from "../../src/load-spec.ts";
import type { Operation } from "../../src/model/operation.ts";

const ok = { 200: { description: "OK", content: { "application/json": { schema: { type: "object" } } } } };

/** An operation that nothing is wrong with: a document needs one. */
const plain = { "/plain": { delete: { operationId: "plain", security: [], responses: { 204: { description: "" } } } } };

function read(paths: object, more: object = {}) {
  const root = JSON.parse(
    JSON.stringify({
      openapi: "3.1.0",
      info: { title: "T", version: "1" },
      servers: [{ url: "https://acme.example" }],
      paths: { ...paths, ...plain },
      ...more,
    }),
  ) as JsonObject;
  const { spec, omissions } = specOf("acme", { file: "f", root, where: () => "f:1:1" }, "", "upstream");
  const operations = spec.operations.filter(({ id }) => id !== "plain");
  return { ids: operations.map(({ id }) => id), operations, omissions, document: spec.document };
}

/** An operation alone; `undefined` where it was left out. */
function only(path: string, operation: object, more: object = {}): Operation | undefined {
  return read({ [path]: { get: { operationId: "one", responses: ok, ...operation } } }, more).operations[0];
}

const why = (path: string, operation: object, more: object = {}) =>
  read({ [path]: { get: { operationId: "one", responses: ok, ...operation } } }, more).omissions.map(
    ({ what, why }) => `${what}: ${why}`,
  );

describe("a method is called", () => {
  const named = (...ids: (string | undefined)[]) =>
    read(
      Object.fromEntries(ids.map((operationId, index) => [`/p${index}/{x}`, { get: { operationId, responses: ok } }])),
    ).ids;
  test.each([
    ["by its operationId, where that is a name", ["listRuns"], ["listRuns"]],
    [
      "by its words",
      ["actions/list-runs", "List Some Runs", "HTTPGet_run"],
      ["actionsListRuns", "listSomeRuns", "httpGetRun"],
    ],
    ["by method and path, where it has none", [undefined, "日本", "2nd"], ["getP0ByX", "getP1ByX", "getP2ByX"]],
    [
      "with a number, where another has the name",
      ["list", "list", "list_", "v1", "v1"],
      ["list", "list2", "list3", "v1", "v1V2"],
    ],
    ["as it is written, before others that come to the same", ["get-run", "getRun"], ["getRun2", "getRun"]],
    ["otherwise than every object's own", ["constructor", "then", "toString"], ["constructor2", "then2", "toString2"]],
    ["otherwise than by case alone", ["getrun", "getRun"], ["getrun", "getRun"]],
  ] as [string, (string | undefined)[], string[]][])("%s", (_, ids, names) => {
    expect(named(...ids)).toEqual(names);
  });
});

describe("a path", () => {
  test("has a parameter for each placeholder, and none besides", () => {
    const { parameters } = only("/a/{x}/{y}", {
      parameters: [
        { name: "x", in: "path", schema: { type: "integer" } },
        { name: "z", in: "path" },
      ],
    }) as Operation;
    expect(parameters.map(({ name, required, schema }) => [name, required, schema.type])).toEqual([
      ["y", true, "string"],
      ["x", true, "integer"],
    ]);
  });

  test("renames a placeholder that another argument is called like", () => {
    const operation = only("/a/{id}", {
      parameters: [
        { name: "id", in: "path", required: true, schema: {} },
        { name: "id", in: "query", schema: {} },
      ],
    });
    expect(operation?.path).toBe("/a/{idInPath}");
    expect(operation?.parameters.map(({ name }) => name).sort()).toEqual(["id", "idInPath"]);
  });

  test.each([
    ["keeps a query that never changes", "/a?beta=true", {}, "/a?beta=true"],
    ["drops a query that a parameter says", "/a?q={q}", { parameters: [{ name: "q", in: "query", schema: {} }] }, "/a"],
    ["drops what follows a #", "/a#variant", {}, "/a"],
    ["begins with a slash", "a/b", {}, "/a/b"],
  ])("%s", (_, path, operation, expected) => {
    expect(only(path, operation)?.path).toBe(expected);
  });

  test.each([
    ["/a/{b", "a brace that is no placeholder"],
    ["/a/../b", "climbs out of itself"],
    ["/a/%2e%2E/b", "climbs out of itself"],
    ["/{+rest}", "RFC 6570"],
    ["https://x.example/a", "a whole URL"],
    ["/a b", "white space"],
  ])("%s has no method", (path, reason) => {
    expect(only(path, {})).toBeUndefined();
    expect(why(path, {})[0]).toContain(reason);
  });
});

describe("of an operation", () => {
  const parameter = (more: object) => ({
    parameters: [{ name: "p", in: "query", schema: { type: "string" }, ...more }],
  });
  test.each([
    ["a cookie", parameter({ in: "cookie" }), "cookie parameter p: clients send no cookies of their own"],
    [
      "a body among parameters",
      parameter({ in: "body" }),
      "body parameter p: in: body is how Swagger 2.0 writes a body",
    ],
    [
      "a stream beside JSON",
      {
        responses: {
          200: { description: "", content: { "application/json": { schema: {} }, "text/event-stream": {} } },
        },
      },
      "the answer 200 as text/event-stream: streams are not read",
    ],
    [
      "a status that is none",
      { responses: { ...ok, "200 OK": { description: "" } } },
      'the answer "200 OK": that is no status',
    ],
  ])("%s is left out, and told", (_, operation, said) => {
    expect(only("/a", operation)?.id).toBe("one");
    expect(why("/a", operation)).toEqual([said]);
  });

  test.each([
    ["a cookie that it needs", parameter({ in: "cookie", required: true }), "it needs the cookie parameter p"],
    [
      "a matrix path",
      { parameters: [{ name: "x", in: "path", required: true, style: "matrix", schema: {} }] },
      "its style (matrix) is not supported",
    ],
    [
      "a stream alone",
      { responses: { 200: { description: "", content: { "text/event-stream": {} } } } },
      "is a stream",
    ],
    [
      "different successes",
      {
        responses: {
          200: { description: "", content: { "application/json": { schema: {} } } },
          206: { description: "", content: { "image/png": {} } },
        },
      },
      "carry different things (json, bytes)",
    ],
    ["a redirect alone", { responses: { 302: { description: "" } } }, "by a redirect alone"],
    [
      "another server",
      { servers: [{ url: "https://other.example" }] },
      "lives at another address (https://other.example)",
    ],
    [
      "a body of a GET",
      { requestBody: { required: true, content: { json: {} } } },
      "it needs a body, and no GET can have one",
    ],
  ])("%s leaves nothing", (_, operation, reason) => {
    expect(only("/{x}", operation)).toBeUndefined();
    expect(why("/{x}", operation)[0]).toContain(reason);
  });

  test("unsafe methods are sent once, and a GET is safe, where nobody said more", () => {
    const { operations } = read({ "/a": { get: { responses: ok }, put: { responses: ok }, post: { responses: ok } } });
    expect(operations.map((one) => one.class)).toEqual(["safe", "never-retry", "never-retry"]);
  });
});

describe("answers", () => {
  const successOf = (responses: object) => {
    const operation = only("/a", { responses });
    return (
      operation && [
        operation.success.status,
        operation.success.form ?? "none",
        operation.others.map(({ status }) => status),
      ]
    );
  };
  const json = { description: "", content: { "application/json": { schema: {} } } };
  test.each([
    ["several successes", { 200: json, 201: json, 204: { description: "" } }, [200, "json", [201, 204]]],
    ["a range", { "2XX": json, default: json }, [200, "json", []]],
    ["default alone", { default: json }, [200, "json", []]],
    ["errors alone", { 404: json }, [200, "none", []]],
    [
      "another JSON",
      { 200: { description: "", content: { "application/vnd.api+json": { schema: {} } } } },
      [200, "json", []],
    ],
    ["text", { 200: { description: "", content: { "text/csv": { schema: {} } } } }, [200, "text", []]],
    ["bytes", { 200: { description: "", content: { "image/png": {} } } }, [200, "bytes", []]],
  ])("%s", (_, responses, expected) => {
    expect(successOf(responses)).toEqual(expected);
  });
});

describe("keys", () => {
  const more = {
    "x-auth": "app",
    components: {
      securitySchemes: {
        app: { type: "apiKey", in: "header", name: "X-Key" },
        user: { type: "http", scheme: "basic" },
        admin: { type: "apiKey", in: "header", name: "X-Key" },
      },
    },
  };
  test.each([
    ["the chosen one", [{ app: [] }], [{ app: [] }]],
    ["the chosen one among others", [{ user: [] }, { app: [] }], [{ app: [] }]],
    ["none", [], []],
    ["perhaps one", [{}, { app: [] }], []],
    ["another that travels alike", [{ admin: [] }], [{ app: [] }]],
    ["another", [{ user: [] }], undefined],
    ["two at once", [{ user: [], app: [] }], undefined],
  ])("%s", (_, security, expected) => {
    const { document } = read({ "/a": { get: { operationId: "one", security, responses: ok } } }, more);
    const paths = document.paths as { [path: string]: { get: { security: unknown } } };
    expect(paths["/a"]?.get.security).toEqual(expected);
  });
});

describe("a document of which nothing is left", () => {
  const refusal = (paths: object) => {
    const root = JSON.parse(JSON.stringify({ openapi: "3.1.0", info: { title: "T", version: "1" }, paths }));
    return () => specOf("acme", { file: "f", root, where: () => "f:1:1" }, "", "upstream");
  };
  const redirect = { get: { responses: { 302: { description: "" } } } };
  test.each([
    ["has no paths", {}, "f:1:1 no operations under paths; is this the whole file?"],
    [
      "has one operation",
      { "/a": redirect },
      "f:1:1 its only operation cannot be expressed: GET /a: it answers by a redirect alone",
    ],
    [
      "has several",
      { "/a": redirect, "/b": redirect },
      "f:1:1 none of its 2 operations can be expressed: GET /a: it answers by a redirect alone; and so on",
    ],
  ])("says so where it %s", (_, paths, said) => {
    expect(refusal(paths)).toThrow(said);
  });
});

describe("a discriminator", () => {
  const kind = (...values: string[]) => ({ type: "object", properties: { kind: { type: "string", enum: values } } });
  const $ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const fitted = (schemas: Record<string, object>, name = "Pet") =>
    (read({}, { components: { schemas } }).document.components as { schemas: Record<string, JsonObject> }).schemas[name]
      ?.discriminator;
  const plain = { propertyName: "kind" };
  const union = (discriminator: object) => ({ oneOf: [$ref("Cat"), $ref("Dog")], discriminator });
  test.each([
    [
      "stays where nothing contradicts it",
      { Pet: union(plain), Cat: { type: "object" }, Dog: { type: "object" } },
      true,
    ],
    [
      "stays where its words are the schemas' own",
      { Pet: union(plain), Cat: kind("Cat", "Kitten"), Dog: kind("Dog") },
      true,
    ],
    [
      "goes where a schema has another word for itself",
      { Pet: union(plain), Cat: kind("cat"), Dog: kind("Dog") },
      false,
    ],
    [
      "stays where a mapping has those words",
      {
        Pet: union({ ...plain, mapping: { cat: $ref("Cat").$ref, dog: $ref("Dog").$ref } }),
        Cat: kind("cat"),
        Dog: { type: "object", properties: { kind: { const: "dog" } } },
      },
      true,
    ],
    [
      "goes where its mapping has other words",
      { Pet: union({ ...plain, mapping: { tom: $ref("Cat").$ref } }), Cat: kind("cat"), Dog: kind("Dog") },
      false,
    ],
    [
      "goes from a parent whose words its children are not called by",
      { Pet: { ...kind("cat", "dog"), discriminator: plain }, Cat: { allOf: [$ref("Pet")] } },
      false,
    ],
    [
      "stays at a parent whose children are called so",
      { Pet: { ...kind("Cat", "Dog"), discriminator: plain }, Cat: { allOf: [$ref("Pet"), { type: "object" }] } },
      true,
    ],
  ])("%s", (_, schemas, stays) => {
    expect(fitted(schemas as Record<string, object>) !== undefined).toBe(stays);
  });
});
