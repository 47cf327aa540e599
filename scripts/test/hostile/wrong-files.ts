import { gzipSync } from "node:zlib";
import { document, type Hostile } from "./hostile.ts";

const good = document({ info: { title: "caf\u00e9", version: "1" } });
const utf16 = Buffer.from(good, "utf16le");
const marked = (mark: readonly number[], bytes: Buffer) => Buffer.concat([Buffer.from(mark), bytes]);

const rejected: readonly (readonly [name: string, bytes: string | Uint8Array, says?: RegExp])[] = [
  ["Latin-1", Buffer.from(good, "latin1")],
  ["UTF-16 without a mark", utf16],
  ["half of a UTF-16 file", marked([0xff, 0xfe], utf16.subarray(0, 101))],
  ["a NUL", good.replace("T", "\0"), undefined],
  ["random bytes", Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256))],
  ["half a JSON file", good.slice(0, good.length / 2), /:1:\d+ not JSON: the file ends in the middle of/],
  ["a JSON file without its end", good.slice(0, -1), /:1:\d+ not JSON: the file ends in the middle of an object/],
  ["half a YAML file", 'openapi: 3.0.3\ninfo: { title: "T', /:\d+:\d+ not YAML: .*the file ends here/],
  ["an empty file", "", /an empty file/],
  ["text", "Not found\n", /its root is not an object/],
  ["a list", "- openapi: 3.0.3\n", /its root is a list/],
  ["Swagger", '{"swagger": "2.0", "info": {"title": "T", "version": "1"}, "paths": {}}'],
  ["AsyncAPI", "asyncapi: 3.0.0\ninfo: { title: T, version: 1.0.0 }\n"],
  ["Postman", '{"info": {"_postman_id": "1", "schema": "https://schema.getpostman.com/x"}, "item": []}'],
  ["Insomnia", '{"_type": "export", "__export_format": 4, "resources": []}'],
  ["GraphQL", "type Query {\n  run(id: ID!): Run\n}\n", /GraphQL/],
  ["GraphQL introspection", '{"data": {"__schema": {"types": []}}}'],
  ["RAML", "#%RAML 1.0\ntitle: T\n", /RAML/],
  ["WSDL", '<?xml version="1.0"?><definitions xmlns="http://schemas.xmlsoap.org/wsdl/"/>', /WSDL/],
  ["XML with entities", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
  ["HTML", "<!doctype html><html><script>process.exit(1)</script></html>", /HTML/],
  ["a JSON schema", '{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object"}'],
  ["a ZIP", Buffer.from("PK\x03\x04\x14\0\0\0\x08\0", "latin1"), /ZIP/],
  ["gzip", gzipSync(good), /gzip/],
  ["a bomb in gzip", gzipSync(Buffer.alloc(20_000_000)), /gzip/],
  ["a PDF", "%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n", /PDF/],
  ["a picture", Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1"), /picture/],
  ["a pointer of Git LFS", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", /Git LFS/],
  ["OpenAPI 2", "openapi: 2.0.0\ninfo: {}\npaths: {}\n", /openapi is 2\.0\.0; 3\.0, 3\.1 and 3\.2 are read/],
  ["OpenAPI 4", "openapi: 4.0.0\ninfo: {}\npaths: {}\n", /openapi is 4\.0\.0/],
  ["no version", "info: {}\npaths: {}\n", /openapi is missing/],
  ["a version to print", 'openapi: "3.9\\u001b[2J"\ninfo: {}\npaths: {}\n', /openapi is 3\.9\\u001b\[2J/],
];

export const wrongFiles: readonly Hostile[] = [
  ...rejected.map(([name, bytes, says]): Hostile => ({ name, bytes, isRejected: true, ...(says && { says }) })),
  { name: "UTF-16 with its mark", bytes: marked([0xff, 0xfe], utf16) },
  { name: "UTF-16, big end first", bytes: marked([0xfe, 0xff], Buffer.from(utf16).swap16()) },
  { name: "UTF-8 with a mark", bytes: marked([0xef, 0xbb, 0xbf], Buffer.from(good)) },
  { name: "halves of characters", bytes: good.replace("T", "\\ud83d").replace('"1"', '"\\ude00"') },
];
