import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { defaultRoot } from "../../src/workspace.ts";
import { codeProblems } from "./inert-code.ts";
import { fileProblems } from "./inert-texts.ts";

const table = "export const api: Api = {};\n";
const operations = "packages/a/src/operations.gen.ts";

test.each<[what: string, text: string]>([
  ["a call", `process.exit(1);\n${table}`],
  ["a call in the table", "export const api: Api = { spec: String(1) };\n"],
  ["a function in the table", "export const api: Api = { spec() { return 1; } };\n"],
  ["a name in the table", "export const api: Api = { process };\n"],
  ["a name in place of a tool", "export const api: Api = { http: process };\n"],
  ["a tool in place of another", "export const api: Api = { hooks: $openapiFetch };\n"],
  ["a tool in what is shared", "export const shared: ApiFacts = { http: $openapiFetch };\n"],
  ["a row by another's name", "export const api: Api = { operations: { getRun: $table.listRuns } };\n"],
  ["a part of a row", "export const api: Api = { operations: { getRun: $table.getRun.path } };\n"],
  ["a row where none belongs", "export const api: Api = { spec: $table.getRun };\n"],
  ["a row of nothing", "export const api: Api = { operations: { getRun: process.getRun } };\n"],
  ["a row that is called", "export const api: Api = { operations: { getRun: $table.getRun() } };\n"],
  ["a spread in the table", "export const api: Api = { ...process.env };\n"],
  ["what the table inherits from", 'export const api: Api = { "__proto__": null };\n'],
  ["a computed key", 'export const api: Api = { ["a" + "b"]: 1 };\n'],
  ["a template", "export const api: Api = { spec: `$" + "{process.env}` };\n"],
  ["a template without anything", "export const api: Api = { spec: `a` };\n"],
  ["a regular expression", "export const api: Api = { spec: /a/ };\n"],
  ["a second constant", "export const api: Api = {}, other = 1;\n"],
  ["a variable", "export let api: Api = {};\n"],
  ["a table of another name", "export const other: Api = {};\n"],
  ["a table of another type", "export const api: any = {};\n"],
  ["an import that runs", `import "./other.ts";\n${table}`],
  ["an import of values", `import { a } from "@evalbridge/core";\n${table}`],
  ["an import of another tool", `import { a as $a } from "@evalbridge/core/table";\n${table}`],
  ["an import of a tool by another name", `import { openapiFetch as $table } from "@evalbridge/core/table";\n${table}`],
  ["an import of all of another file", `import * as $table from "./other.ts";\n${table}`],
  ["an import of another file", `import type { a } from "./other.ts";\n${table}`],
  ["a type of another file", `export type A = import("./other.ts").A;\n${table}`],
  ["the type of a value", `export type A = typeof process;\n${table}`],
  ["a name that is computed", `export interface A { [Symbol.iterator]: string }\n${table}`],
  ["an interface over an expression", `export interface A extends a.b {}\n${table}`],
  ["a class", `export class A {}\n${table}`],
  ["an enum", `export enum A { a }\n${table}`],
  ["a namespace", `namespace A { const a = 1; }\n${table}`],
  ["a declaration for everybody", `declare global { interface A {} }\n${table}`],
  ["a re-export", `export * from "./other.ts";\n${table}`],
  ["a decorator", `@a class B {}\n${table}`],
  ["a comment that ends early", `/** a */ process.exit(1) /* */\n${table}`],
  ["a line end that only some see", `// a\u2028process.exit(1)\n${table}`],
  ["a comment that does not end", `${table}/** a\n`],
  ["a text that does not end", `export type A = "a\n${table}`],
  ["an order to the compiler", `// @ts-nocheck\n${table}`],
  ["an order in a comment for readers", `/** @ts-expect-error */\n${table}`],
  ["a file that the compiler is to read", `/// <reference path="/etc/passwd" />\n${table}`],
  ["a source map", `${table}//# sourceMappingURL=file:///etc/passwd\n`],
  ["text that is turned around", `/* a\u202eb */\n${table}`],
  ["what a terminal obeys", `/* \u001b[2J */\n${table}`],
  ["half a character", `/* \ud800 */\n${table}`],
])("harm is seen: %s", (_, text) => {
  expect(fileProblems(operations, text, "")).not.toEqual([]);
});

const row = 'export const getRun: OperationFacts<"a.getRun"> = { method: "GET", path: "/", class: "safe" };\n';
const tools = 'import { type OperationFacts, page as $page } from "@evalbridge/core/table";\n';
const other = (facts: string) => `export const other: OperationFacts<"a.other"> = ${facts};\n`;
const renamed = `const $delete: OperationFacts<"a.delete"> = {};\nexport { $delete as delete };\n`;
const rows = "packages/a/src/table.gen.ts";

test.each<[what: string, text: string]>([
  ["tools and rows by their names", tools + row + other("{ uses: { page: $page }, asks: { getRun } }")],
  ["a row that the language has a word for", renamed],
  ["such a row that is asked", renamed + other("{ asks: { delete: $delete } }")],
])("a table is harmless with %s", (_, text) => {
  expect(fileProblems(rows, text, "")).toEqual([]);
});

test.each<[what: string, text: string]>([
  ["a tool that is not imported", tools + other("{ uses: { keys: $keys } }")],
  ["a tool by another's name", tools + other("{ uses: { keys: $pages } }")],
  ["a tool elsewhere", tools + other("{ page: $pages }")],
  ["a tool that is called", tools + other("{ uses: { page: $page() } }")],
  ["a tool in depth", tools + other("{ uses: { pages: { page: $page } } }")],
  ["a tool in a list", tools + other("{ uses: [$pages] }")],
  ["a tool without its sign", other("{ uses: { pages } }")],
  ["a row by another's name", row + other("{ asks: { list: getRun } }")],
  ["a row that stands behind", other("{ asks: { getRun } }") + row],
  ["itself", other("{ asks: { other } }")],
  ["a part of a row", row + other("{ asks: { getRun: getRun.path } }")],
  ["a row with a value in reserve", row + other("{ asks: { getRun = 1 } }")],
  ["a row under a computed key", row + other('{ asks: { ["getRun"]: getRun } }')],
  ["a row where none is asked", row + other("{ with: { getRun } }")],
  ["a global", other("{ asks: { process } }")],
  ["a spread", row + other("{ ...getRun }")],
  ["a call", other("Object({})")],
  ["another type", "export const other: any = {};\n"],
  ["a variable", 'export let other: OperationFacts<"a.other"> = {};\n'],
  [
    "a second constant",
    'export const other: OperationFacts<"a.other"> = {}, another: OperationFacts<"a.another"> = {};\n',
  ],
  ["a constant that nobody gets", 'const other: OperationFacts<"a.other"> = {};\n'],
  ["a hidden constant that is exported", 'export const $delete: OperationFacts<"a.delete"> = {};\n'],
  ["an export by another name", 'const $delete: OperationFacts<"a.delete"> = {};\nexport { $delete as getRun };\n'],
  ["an export of a tool", `${tools}export { $pages as pages };\n`],
  [
    "an export of another row",
    `const $delete: OperationFacts<"a.delete"> = {};\n${row}export { $delete as delete };\n`,
  ],
  ["an export from elsewhere", 'export { $delete as delete } from "./other.ts";\n'],
  ["an import of what is no tool", `import { openapiFetch as $page } from "@evalbridge/core/table";\n${row}`],
  ["an import from elsewhere", `import { page as $page } from "./other.ts";\n${row}`],
  ["an import of values where types were", `import { OperationFacts } from "@evalbridge/core/table";\n${row}`],
])("harm is seen in a table with %s", (_, text) => {
  expect(fileProblems(rows, text, "")).not.toEqual([]);
});

test.each<[path: string, text: string]>([
  ["packages/a/src/openapi.gen.ts", table],
  ["packages/a/src/openapi.gen.ts", ""],
  ["packages/a/src/client.ts", "export function createA(): A {\n  process.exit(1);\n}\n"],
  ["packages/a/src/client.ts", "export function createA(): A {\n  return createClient<A>(process.exit(1));\n}\n"],
  ["packages/a/src/client.ts", "export function createA(a = process.exit(1)): A {\n  return createClient<A>(a);\n}\n"],
  [
    "packages/a/src/client.ts",
    "export function createAOf(a: A): A {\n  return createClient<A>({ ...process.env, operations });\n}\n",
  ],
  [
    "packages/a/src/client.ts",
    "export function createAOf(a: A): A {\n  return createClient<A>({ ...shared, operations: process });\n}\n",
  ],
  ["packages/a/src/index.ts", 'export * from "node:fs";\n'],
  ["packages/a/src/provider.ts", "export const a: ProviderFacts = { name: process.title };\n"],
  ["contract/test/clients/a.test.ts", "describeClient(process.title);\n"],
  ["packages/a/src/other.ts", "export type A = 1;\n"],
  ["packages/mock/documents/a.gen.json", '{ "a": 1 '],
  ["packages/a/package.json", '{ "a": "\u202e" }'],
  ["packages/a/left-out.gen.md", "| a | b | c | d |\n"],
  ["packages/a/left-out.gen.md", "| a | [b](javascript:alert) | c |\n"],
  ["packages/a/left-out.gen.md", "<script>\n"],
  ["packages/a/left-out.gen.md", "<!-- a --> <b> <!-- c -->\n"],
  ["packages/a/README.md", "# a\n\n[b](https://example.com)\n"],
  ["packages/a/README.md", "```sh\nrm -rf /\n```\n```ts\n```\n"],
  ["specs/a/overlay.yaml", "actions: [{ target: $, remove: true }]\n"],
  ["specs/a/openapi.yaml", "a: 1\n"],
  ["packages/a/install.sh", "true\n"],
])("harm is seen in %s: %j", (path, text) => {
  expect(fileProblems(path, text, "info: {}")).not.toEqual([]);
});

const files = ["openapi.gen", "operations.gen", "table.gen", "provider", "client"] as const;
const written = ["vogent", "humanloop", "feather", "bland"].flatMap((provider) =>
  files.map((file) => `packages/${provider}/src/${file}.ts`),
);

test("what the four providers have is inert", () => {
  const problems = written.flatMap((path) => codeProblems(path, readFileSync(join(defaultRoot, path), "utf8")));
  expect(problems).toEqual([]);
});
