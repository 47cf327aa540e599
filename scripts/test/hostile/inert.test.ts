import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { defaultRoot } from "../../src/workspace.ts";
import { harmOf } from "./inert.ts";

const table = 'export const api: Api = { spec: "x", operations: {} };\n';

test.each<[what: string, text: string]>([
  ["a call", "process.exit(1);\n"],
  ["a call in the table", "export const api: Api = { spec: String(1), operations: {} };\n"],
  ["a function in the table", "export const api: Api = { spec() { return 1; } };\n"],
  ["what the table inherits from", 'export const api: Api = { "__proto__": null };\n'],
  ["a template", "export const api: Api = { spec: `${process.env}` };\n"],
  ["a second declaration", "export const api: Api = {}, other = 1;\n"],
  ["a table of another name", "export const other: Api = {};\n"],
  ["an import that runs", 'import { a } from "@evalbridge/core";\n'],
  ["an import of another file", 'import type { a } from "./other.ts";\n'],
  ["a type of another file", 'export type A = import("./other.ts").A;\n'],
  ["the type of a value", "export type A = typeof process;\n"],
  ["a computed name", "export interface A { [Symbol.iterator]: string }\n"],
  ["a class", "export class A {}\n"],
  ["an enum", "export enum A { a }\n"],
  ["a namespace", "namespace A { const a = 1; }\n"],
  ["a re-export", 'export * from "./other.ts";\n'],
  ["a decorator", "@a class B {}\n"],
  ["a comment that ends early", "/** a */ process.exit(1) /* */\n"],
  ["a line end that only some see", "// a\u2028process.exit(1)\n"],
  ["a comment that does not end", "/** a\n"],
  ["a text that does not end", 'export type A = "a\n'],
  ["text that is turned around", "// a\u202eb\n"],
  ["a control character", "/* \u001b[2J */\n"],
])("harm is seen: %s", (_, text) => {
  expect(harmOf(`${text}${table}`)).not.toEqual([]);
});

test.each(["vogent", "humanloop", "feather", "bland"])("what is generated for %s is harmless", (provider) => {
  for (const file of ["openapi", "operations"])
    expect(harmOf(readFileSync(join(defaultRoot, `packages/${provider}/src/${file}.gen.ts`), "utf8"))).toEqual([]);
});
