import { gzipSync } from "node:zlib";
import { type HostileDocument, refused } from "../hostile-document.ts";
import { small } from "./base.ts";

const good = small();

const kinds: Readonly<Record<string, readonly [content: string | Uint8Array, told?: RegExp]>> = {
  "half a JSON file": [good.slice(0, good.length / 2), /:\d+:\d+ not JSON: the file ends in the middle of/],
  "a JSON file without its end": [good.trimEnd().slice(0, -1), /not JSON: the file ends in the middle of an object/],
  "a JSON file within a text": [good.slice(0, good.indexOf("Small") + 2), /ends in the middle of the text/],
  "half a YAML file": ['openapi: 3.0.3\ninfo: { title: "T', /:\d+:\d+ not YAML: .*the file ends here/],
  "two JSON files": [`${good}${good}`],
  "an empty file": ["", /an empty file/],
  blanks: [" \n\t\n"],
  text: ["Not found\n", /its root is not an object/],
  "a list": ["- openapi: 3.0.3\n", /its root is a list/],
  null: ["null", /its root is not an object/],
  Swagger: ['{"swagger": "2.0", "info": {"title": "T", "version": "1"}, "paths": {}}', /openapi/],
  AsyncAPI: ["asyncapi: 3.0.0\ninfo: { title: T, version: 1.0.0 }\n", /openapi/i],
  Postman: ['{"info": {"_postman_id": "1", "schema": "https://schema.getpostman.com/x"}, "item": []}'],
  Insomnia: ['{"_type": "export", "__export_format": 4, "resources": []}'],
  GraphQL: ["type Query {\n  run(id: ID!): Run\n}\n", /GraphQL/],
  "GraphQL introspection": ['{"data": {"__schema": {"types": []}}}'],
  RAML: ["#%RAML 1.0\ntitle: T\n", /RAML/],
  WSDL: ['<?xml version="1.0"?><definitions xmlns="http://schemas.xmlsoap.org/wsdl/"/>', /WSDL/],
  "XML with entities": ['<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', /XML/],
  HTML: ["<!doctype html><html><script>process.exit(1)</script></html>", /HTML/],
  "a JSON schema": ['{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object"}'],
  JavaScript: ["module.exports = { openapi: '3.0.0', paths: process.exit(1) };\n"],
  "a ZIP": [Buffer.from("PK\x03\x04\x14\0\0\0\x08\0", "latin1"), /ZIP/],
  gzip: [gzipSync(good), /gzip/],
  "a bomb in gzip": [gzipSync(Buffer.alloc(20_000_000)), /gzip/],
  "a PDF": [Buffer.from("%PDF-1.7\n%\xe2\xe3\n1 0 obj\n", "latin1"), /PDF/],
  "a picture": [Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1"), /picture/],
  "a pointer of Git LFS": ["version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", /Git LFS/],
  "OpenAPI 2": ["openapi: 2.0.0\ninfo: {}\npaths: {}\n", /openapi is 2\.0\.0; 3\.0, 3\.1 and 3\.2 are read/],
  "OpenAPI 4": ["openapi: 4.0.0\ninfo: {}\npaths: {}\n", /openapi is 4\.0\.0/],
  "a version that is an object": ["openapi: { toString: 1 }\ninfo: {}\npaths: {}\n"],
  "no version": ["info: {}\npaths: {}\n", /openapi is missing/],
  "a version that a terminal obeys": [
    'openapi: "3.9\\u001b[2J\\u202e"\ninfo: {}\npaths: {}\n',
    /openapi is 3\.9\\u001b\[2J/,
  ],
  "a key that a terminal obeys": ['openapi: 3.1.0\n"\\e[2J\\u202e": 1\n"\\e[2J\\u202e": 2\n', /:3:1 /],
};

export const wrongKinds: readonly HostileDocument[] = Object.entries(kinds).map(([kind, [content, told]]) =>
  refused(kind, () => content, told),
);
