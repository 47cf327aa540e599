import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { checkKind } from "../src/spec/file-kind.ts";
import { readSource } from "../src/spec/read.ts";
import { problemsOf } from "./small-spec.ts";

const problemOf = (bytes: string | Uint8Array) => problemsOf(() => checkKind(readSource("f", bytes)));

test.each<[what: string, bytes: string | Uint8Array, problem: string]>([
  [
    "Swagger",
    'swagger: "2.0"\ninfo: {}\n',
    "f:1:1 not OpenAPI, but Swagger 2.0; convert it to OpenAPI 3 first, e.g. with swagger2openapi",
  ],
  ["Swagger, unquoted", "info: {}\nswagger: 2.0\n", "f:2:1 not OpenAPI, but Swagger 2.0; convert"],
  ["AsyncAPI", "asyncapi: 3.0.0\n", "f:1:1 not OpenAPI, but AsyncAPI"],
  [
    "Postman",
    '{"info": {"_postman_id": "x", "schema": "y"}, "item": []}',
    "f:1:11 not OpenAPI, but a Postman collection",
  ],
  [
    "Postman without its id",
    '{"info": {"schema": "https://schema.getpostman.com/x"}}',
    "f:1:11 not OpenAPI, but a Postman collection",
  ],
  ["Insomnia", '{"_type": "export", "resources": []}', "f:1:2 not OpenAPI, but an Insomnia export"],
  ["Insomnia 5", "type: collection.insomnia.rest/5.0\n", "f:1:1 not OpenAPI, but an Insomnia export"],
  ["GraphQL", "type Query {\n  run(id: ID!): Run\n}\n", "f:1:1 not an OpenAPI document: a GraphQL schema"],
  [
    "GraphQL, documented",
    '"""\nAll.\n"""\nschema { query: Query }\n',
    "f:1:1 not an OpenAPI document: a GraphQL schema",
  ],
  ["GraphQL introspection", '{"data": {"__schema": {}}}', "f:1:11 not OpenAPI, but a GraphQL introspection"],
  ["RAML", "#%RAML 1.0\ntitle: x\n", "f: RAML; convert it to OpenAPI 3 first"],
  [
    "WSDL",
    '<?xml version="1.0"?>\n<definitions xmlns="http://schemas.xmlsoap.org/wsdl/">',
    "f:1:1 not an OpenAPI document: WSDL",
  ],
  ["XML", "<?xml version='1.0'?><a/>", "f:1:1 not an OpenAPI document: XML"],
  ["HTML", "<!DOCTYPE html>\n<html><body>{a: b}</body></html>", "f:1:1 not an OpenAPI document: an HTML page"],
  [
    "a JSON schema",
    '{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object"}',
    "f:1:2 not OpenAPI, but a JSON schema",
  ],
  ["an overlay", "overlay: 1.0.0\n", "f:1:1 not OpenAPI, but an overlay"],
  ["a ZIP", Buffer.from("PK\x03\x04\x14\0\0\0", "latin1"), "f: a ZIP archive; unpack it"],
  ["gzip", gzipSync("a: 1"), "f: packed by gzip; unpack it first"],
  ["a PDF", "%PDF-1.7\n", "f: a PDF; ask the provider"],
  ["a picture", Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), "f: a picture; give an OpenAPI document"],
  [
    "a pointer",
    "version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 1\n",
    "f: only a pointer to a file in Git LFS",
  ],
  ["nothing", "", "f:1:1 not an OpenAPI document: an empty file; get the document again"],
  ["spaces", " \n\n", "f:1:1 not an OpenAPI document: an empty file"],
  ["comments", "# nothing\n", "f:1:1 not an OpenAPI document: its root is not an object"],
  ["text", "Hello there.\n", "f:1:1 not an OpenAPI document: its root is not an object; give the whole document"],
  ["a list", "- 1\n", "f:1:1 not an OpenAPI document: its root is a list; give the whole document"],
  ["OpenAPI 4", "openapi: 4.0.0\n", "f:1:1 openapi is 4.0.0; 3.0, 3.1 and 3.2 are read"],
  ["OpenAPI 3.3", "openapi: 3.3.0\n", "f:1:1 openapi is 3.3.0; 3.0, 3.1 and 3.2 are read"],
  ["a version that is none", "openapi: [3]\n", "f:1:1 openapi is [3]; 3.0, 3.1 and 3.2 are read"],
  [
    "another object",
    "hello: 1\nworld: 2\n",
    "f:1:1 openapi is missing; 3.0, 3.1 and 3.2 are read, and this has hello, world",
  ],
  ["an empty object", "{}", "f:1:1 openapi is missing; 3.0, 3.1 and 3.2 are read, and this has nothing"],
])("what is no OpenAPI document is called by its name: %s", (_, bytes, problem) => {
  const problems = problemOf(bytes);
  expect(problems).toHaveLength(1);
  expect(problems[0]?.slice(0, problem.length)).toBe(problem);
});

test.each(["3.0.0", "3.0.4", "3.1", "3.1.1", "3.2.0"])("OpenAPI %s is", (version) => {
  expect(problemOf(`openapi: ${version}\n`)).toEqual([]);
});
