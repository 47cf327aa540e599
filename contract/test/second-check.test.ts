// The second validator can fail: an exchange with one fault gives that one mismatch.
import type { JsonObject } from "@evalbridge-internal/scripts";
import { describe, expect, test } from "vitest";
import { deletion, good, jsonType, mismatches, run, type ToyExchange } from "../src/toy-exchange.ts";

test("an exchange as it is described has no mismatch", () => {
  expect(mismatches(good)).toEqual([]);
  expect(mismatches(deletion)).toEqual([]);
});

const at = "#/paths/~1runs~1{id}/post";
const bodySchema = `${at}/requestBody/content/application~1json/schema`;
const answerSchema = `${at}/responses/200/content/application~1json/schema`;
const security = "#/components/securitySchemes/bearerAuth";
const bodyOf = (change: JsonObject) => JSON.stringify({ ...run, ...change });

describe("the answer", () => {
  test.each<[string, Partial<ToyExchange>, string]>([
    [
      "a word outside an enum",
      { answer: bodyOf({ status: "lost" }) },
      `${answerSchema}: /status must be equal to one of the allowed values`,
    ],
    [
      "a required property missing",
      { answer: '{"status":"done"}' },
      `${answerSchema}: / must have required property 'id'`,
    ],
    [
      "null where none is allowed",
      { answer: bodyOf({ name: null as never }) },
      `${answerSchema}: /name must be string`,
    ],
    ["a status that is not documented", { status: 201 }, `${at}/responses: the status 201 is not documented`],
    [
      "an error without its message",
      { status: 404, answer: "{}" },
      `${at}/responses/404/content/application~1json/schema: / must have required property 'message'`,
    ],
    [
      "another media type",
      { answerHeaders: { "content-type": "text/html", "x-left": "4" } },
      `${at}/responses/200/content: the body is text/html, not application/json`,
    ],
    ["no body", { answer: undefined }, `${at}/responses/200/content: the body is missing`],
    ["half a body", { answer: '{"id":' }, `${at}/responses/200/content/application~1json: the body is not JSON`],
    [
      "a required header missing",
      { answerHeaders: jsonType },
      `${at}/responses/200/headers/X-Left: the header X-Left is missing`,
    ],
  ])("with %s is told so", (_, change, told) => {
    expect(mismatches({ ...good, ...change })).toEqual([told]);
  });

  test("with a body at 204 is told so", () => {
    const told = "#/paths/~1runs~1{id}/delete/responses/204: there is a body, and none is documented";
    expect(mismatches({ ...deletion, answer: "{}", answerHeaders: jsonType })).toEqual([told]);
  });
});

describe("the request", () => {
  const headers = (change: ToyExchange["headers"]) => ({ headers: { ...good.headers, ...change } });
  const parameter = (index: number) => `${at}/parameters/${index}`;
  test.each<[string, Partial<ToyExchange>, string]>([
    ["another verb", { method: "PUT" }, `${at}: the method is PUT, not POST`],
    ["another path", { path: "/run/a" }, `${at}: the path is /run/a, which is not /runs/{id}`],
    ["a number out of range", { query: "limit=10" }, `${parameter(1)}/schema: limit / must be <= 9`],
    ["text for a number", { query: "limit=ten" }, `${parameter(1)}/schema: limit / must be integer`],
    ["a required parameter missing", { query: "" }, `${parameter(1)}: the query parameter limit is missing`],
    ["an unknown parameter", { query: "limit=1&limt=2" }, `${at}: there is no query parameter limt`],
    [
      "a list repeated that is joined",
      { query: "limit=1&only=a%2Cb" },
      `${parameter(3)}/schema: only /0 must be equal to one of the allowed values`,
    ],
    ["a number sent twice", { query: "limit=1&limit=2" }, `${parameter(1)}: limit is sent 2 times, and is no list`],
    [
      "a plus for a space",
      { query: "limit=1&tag=a+b" },
      `${at}: a bare + in the query, which is a space to some servers and a plus to others: limit=1&tag=a+b`,
    ],
    ["half an escape", { query: "limit=1&tag=%E6" }, `${parameter(2)}: tag is badly encoded`],
    [
      "a header too long",
      headers({ "x-trace": "abcde" }),
      `${parameter(4)}/schema: X-Trace / must NOT have more than 4 characters`,
    ],
    ["no key", headers({ authorization: undefined }), `${security}: no key in the header authorization`],
    [
      "the key without its Bearer",
      headers({ authorization: "key-1" }),
      `${security}: the header authorization does not begin with "Bearer "`,
    ],
    [
      "Bearer twice",
      headers({ authorization: "Bearer Bearer key-1" }),
      `${security}: the header authorization holds more than the key`,
    ],
    [
      "the key in a second header",
      headers({ "x-api-key": "key-1" }),
      `${security}: the header x-api-key holds a credential too`,
    ],
    ["another credential", headers({ cookie: "session=1" }), `${security}: the header cookie holds a credential too`],
    ["the key in the body", { body: bodyOf({ name: "key-1" }) }, `${security}: the body holds the key`],
    [
      "another media type",
      headers({ "content-type": "text/plain" }),
      `${at}/requestBody/content: the body is text/plain, not application/json`,
    ],
    [
      "no body",
      { body: "", ...headers({ "content-type": undefined }) },
      `${at}/requestBody/content: the body is missing`,
    ],
    ["half a body", { body: '{"id":' }, `${at}/requestBody/content/application~1json: the body is not JSON`],
    ["a wrong body", { body: bodyOf({ id: 7 }) }, `${bodySchema}: /id must be string`],
    ["a key in its query", { query: "limit=1&tag=key-1" }, `${security}: the address holds the key`],
  ])("with %s is told so", (_, change, told) => {
    expect(mismatches({ ...good, ...change })).toEqual([told]);
  });

  test("with a body that is not documented is told so", () => {
    const told = "#/paths/~1runs~1{id}/delete/requestBody: there is a body, and none is documented";
    expect(mismatches({ ...deletion, body: "{}", headers: { ...deletion.headers, ...jsonType } })).toEqual([told]);
  });

  test("is not looked at when it was refused, but the refusal is", () => {
    const refused = { ...good, query: "limit=10", status: 404 };
    expect(mismatches({ ...refused, answer: '{"message":"no"}' })).toEqual([]);
  });
});

test("a mock's own refusal is no word of the provider", () => {
  const answerHeaders = { "content-type": "application/problem+json" };
  expect(mismatches({ ...good, query: "", status: 422, answerHeaders })).toEqual([]);
  expect(mismatches({ ...good, status: 500, answerHeaders })).toEqual([
    `${at}/responses: the status 500 is not documented`,
  ]);
});

test("a path that is no operation is told so", () => {
  expect(mismatches({ ...good, operation: "nothing" })).toEqual([
    "toy POST /runs/a%2Fb: no operation of the spec has this method and path",
  ]);
});
