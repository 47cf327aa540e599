// What Prism 5.16 reads in another way than the standard says, or cannot read in any useful time.
import { expect, test } from "vitest";
import { createProviderMock } from "../src/provider-mock.ts";

const ok = { "204": { description: "OK" } };
const query = (name: string, schema: object) => ({ name, in: "query", schema });

async function statusOf(paths: object, target: string, body?: unknown, components: object = {}): Promise<number> {
  const mock = await createProviderMock({ openapi: "3.1.0", paths: { ...paths }, components });
  const text = body === undefined ? "" : JSON.stringify(body);
  const headers = { "content-type": "application/json", "content-length": String(text.length) };
  const { answer } = await mock({ method: body === undefined ? "GET" : "POST", target, headers, body: text });
  return answer.status;
}

test("a query's list is all of its values, whether or not `explode` stands there", async () => {
  const corners = query("corner", { type: "array", minItems: 2, items: { type: "integer" } });
  const paths = { "/boxes": { get: { parameters: [corners], responses: ok } } };
  expect(await statusOf(paths, "/boxes?corner=1&corner=2")).toBe(204);
  expect(await statusOf(paths, "/boxes?corner=1&corner=word")).toBe(422);
  expect(await statusOf(paths, "/boxes?corner=1")).toBe(422);
});

test("a text that fits several schemas of a parameter is one that it allows", async () => {
  const either = { oneOf: [{ type: "integer" }, { type: "string" }] };
  const nullable = { anyOf: [{ type: "array", items: { type: "integer" } }, { type: "null" }] };
  const nested = { allOf: [{ oneOf: [{ type: "boolean" }, { $ref: "#/components/schemas/Either" }] }] };
  const components = { schemas: { Either: either } };
  const parameters = [
    query("one", either),
    query("list", { type: "array", items: either }),
    query("deep", nested),
    query("none", nullable),
  ];
  const paths = { "/boxes": { get: { parameters, responses: ok } } };
  expect(await statusOf(paths, "/boxes?one=1&list=2&deep=3&none=4", undefined, components)).toBe(204);
  expect(await statusOf(paths, "/boxes?none=word", undefined, components)).toBe(422);
});

test("a placeholder of any name is found, and `Prefer` tells apart two that are alike", async () => {
  const get = (operationId: string, status: string) => ({ get: { operationId, responses: { [status]: ok["204"] } } });
  const paths = { "/boxes/{box.id}": get("getBox", "204"), "/boxes/{größe}": get("findBox", "202") };
  const mock = await createProviderMock({ openapi: "3.1.0", paths });
  const answered = async (prefer?: string) => {
    const headers = prefer === undefined ? {} : { prefer };
    const { operation, answer } = await mock({ method: "GET", target: "/boxes/1", headers, body: "" });
    return [operation, answer.status];
  };
  expect(await answered()).toEqual(["getBox", 204]);
  expect(await answered("operation=findBox")).toEqual(["findBox", 202]);
  expect(await answered("operation=unheardOf")).toEqual(["getBox", 204]);
});

test("a list in a path is taken as it comes", async () => {
  const ids = {
    name: "ids",
    in: "path",
    required: true,
    explode: true,
    schema: { type: "array", items: { type: "integer" } },
  };
  expect(await statusOf({ "/boxes/{ids}": { get: { parameters: [ids], responses: ok } } }, "/boxes/1,2")).toBe(204);
});

test("an extension's reference is not followed", async () => {
  const gone = { $ref: "#/components/schemas/NotThere" };
  const document = {
    openapi: "3.1.0",
    "x-a": gone,
    paths: { "/a": { "x-b": gone, get: { "x-c": gone, responses: ok } } },
  };
  const mock = await createProviderMock(document);
  expect((await mock({ method: "GET", target: "/a", headers: {}, body: "" })).answer.status).toBe(204);
});

test("what only answers have is not asked of a request, however deep it stands", async () => {
  const part = {
    type: "object",
    required: ["name", "id"],
    properties: { name: { type: "string" }, id: { $ref: "#/components/schemas/Id" } },
  };
  const components = { schemas: { Id: { type: "string", readOnly: true } } };
  const content = { "application/json": { schema: { oneOf: [{ allOf: [part] }] } } };
  const paths = { "/boxes": { post: { requestBody: { required: true, content }, responses: ok } } };
  expect(await statusOf(paths, "/boxes", { name: "one" }, components)).toBe(204);
  expect(await statusOf(paths, "/boxes", { id: "one" }, components)).toBe(422);
});

/** Schemas each of which leads to all others: to write that out would never end. */
const tangle = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `S${index}`,
      {
        type: "object",
        required: [`own${index}`, "id"],
        properties: {
          [`own${index}`]: { type: "integer" },
          id: { type: "string", readOnly: true },
          ...Object.fromEntries(
            Array.from({ length: count }, (_, other) => [`to${other}`, { $ref: `#/components/schemas/S${other}` }]),
          ),
        },
      },
    ]),
  );

test("a body made of more schemas than Prism can unfold is read all the same", async () => {
  const components = { schemas: tangle(120) };
  const content = { "application/json": { schema: { $ref: "#/components/schemas/S0" } } };
  const requestBody = { required: true, content };
  const shared = { ...components, requestBodies: { Tangle: requestBody } };
  for (const [body, all] of [
    [requestBody, components],
    [{ $ref: "#/components/requestBodies/Tangle" }, shared],
  ]) {
    const mock = await createProviderMock({
      openapi: "3.1.0",
      paths: { "/a/b": { post: { requestBody: body, responses: ok } } },
      components: all,
    });
    const answered = async (text: string, type = "application/json") => {
      const headers = { "content-type": type, "content-length": String(text.length) };
      return (await mock({ method: "POST", target: "/a/b", headers, body: text })).answer;
    };
    expect((await answered(JSON.stringify({ own0: 1, to7: { own7: 2 } }))).status).toBe(204);
    const refused = await answered(JSON.stringify({ own0: 1, to7: { own7: "two" } }));
    expect(refused.status).toBe(422);
    expect(JSON.parse(refused.body ?? "").validation).toEqual([
      {
        location: ["body", "to7", "own7"],
        severity: "Error",
        code: "type",
        message: "Request body /to7/own7 must be integer",
      },
    ]);
    expect((await answered("{")).status).toBe(400);
    expect((await answered("")).status).toBe(422);
    expect((await answered("{}", "text/plain")).status).toBe(415);
  }
});
