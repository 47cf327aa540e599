import { expect, test } from "vitest";
import { emitOperations } from "../src/emit/client.ts";
import { comment } from "../src/emit/comment.ts";
import { emitTypes } from "../src/emit/openapi-types.ts";
import { emitTable } from "../src/emit/table.ts";
import { changed, parseSmall, problemsOf, smallSpec, startOf } from "./small-spec.ts";

const operations = emitOperations(parseSmall());
const types = await emitTypes(parseSmall().document);

/** The declaration that begins with a line, to its closing brace. */
function declaration(text: string, start: string): string {
  const from = text.indexOf(`${start} {\n`);
  return from < 0 ? "" : text.slice(from, text.indexOf("\n}\n", from) + 3);
}

test("arguments are one flat object, documented, null and style left to the spec", () => {
  const query = 'NonNullable<operations["listRuns"]["parameters"]["query"]>';
  expect(declaration(operations, "export interface ListRunsArgs")).toBe(`export interface ListRunsArgs {
  /** The suite. */
  id: operations["listRuns"]["parameters"]["path"]["id"];
  /**
   * Page size.
   * @default 20
   */
  limit?: ${query}["limit"] | undefined;
  cursor?: ${query}["cursor"] | undefined;
  status?: ${query}["status"] | undefined;
  "X-Trace"?: NonNullable<operations["listRuns"]["parameters"]["header"]>["X-Trace"] | undefined;
}
`);
});

test("a list has its call, .raw, .page, .pages and .all, each with concrete types", () => {
  expect(declaration(operations, "export interface ListRuns")).toBe(`export interface ListRuns {
  /**
   * List a suite's runs.
   * Ends with a comment *\\/ that must not end one.
   * @see https://docs.example.com/list-runs
   */
  (args: ListRunsArgs, options?: CallOptions): Promise<RunPage>;
  /** The same, with status and headers. */
  raw(args: ListRunsArgs, options?: CallOptions): Promise<RawResult<RunPage, ListRunsEnvelope>>;
  /** One page; \`next\` is the cursor of the one after it. */
  page(args: ListRunsArgs, options?: CallOptions): Promise<RawPage<Run, RunPage>>;
  /** Page after page, to the last. */
  pages(args: ListRunsArgs, options?: PagesOptions): AsyncGenerator<RawPage<Run, RunPage>, void, undefined>;
  /** Item after item, over all pages. */
  all(args: ListRunsArgs, options?: ListOptions): AsyncGenerator<Run, void, undefined>;
}
`);
});

test("an operation without arguments takes options first, and one without an answer gives nothing", () => {
  expect(declaration(operations, "export interface Ping")).toContain("\n  (options?: CallOptions): Promise<void>;\n");
  expect(operations).toContain("  raw(args: DeleteRunArgs, options?: CallOptions): Promise<RawResult<void>>;\n");
});

test("arguments may be left out when none is required", () => {
  const optional = changed(smallSpec, "requestBody:\n        required: true\n", "requestBody:\n");
  const bare = optional.replaceAll("/suites/{id}/runs", "/runs").replace(/ {4}parameters:\n.*\n/, "");
  const spec = parseSmall(bare.replace("with: { id: /id }", "with: {}"));
  const text = emitOperations(spec);
  expect(text).toContain("\n  (args?: StartRunArgs, options?: CallOptions): Promise<Run>;\n");
  expect(text).toContain("\n  body?: StartRunBody | undefined;\n");
  expect(text).toContain('= NonNullable<operations["startRun"]["requestBody"]>["content"]["application/json"];\n');
  expect(emitTable(spec)).toContain('body: "optional"');
});

test("a list by page number has numbers as its next", () => {
  const numbered = smallSpec
    .replace(
      "cursor: cursor, limit: limit, items: /runs, next: /cursor, more: /more",
      "page: limit, items: /runs, number: /n, size: /n, total: /n",
    )
    .replace("more: { type: boolean }", "n: { type: integer }");
  const spec = parseSmall(numbered);
  const text = emitOperations(spec);
  expect(text).toContain("page(args: ListRunsArgs, options?: CallOptions): Promise<RawPage<Run, RunPage, number>>;");
  expect(emitTable(spec)).toContain(
    'page: { kind: "number", page: "limit", items: "/runs", number: "/n", size: "/n", total: "/n" }',
  );
});

test("a schema that is no object becomes an alias", () => {
  const text = emitOperations(
    parseSmall(
      changed(
        startOf("never-retry"),
        'properties: { data: { $ref: "#/components/schemas/Run" }',
        'properties: { data: { $ref: "#/components/schemas/Status" }',
      ),
    ),
  );
  expect(text).toContain('export type Status = Schemas["Status"];\n');
  expect(text).toContain("export interface Run extends RunSchema {}\n");
});

test("a parameter cannot be null, an answer can; a free object holds anything", () => {
  expect(types).toContain("cursor?: string;\n");
  expect(types).toContain("cursor?: string | null;\n");
  expect(types).toContain('status?: components["schemas"]["Status"];\n');
  expect(types).toContain("anything?: Record<string, unknown>;\n");
});

test("properties may have the names of keywords and extensions", async () => {
  const properties = "examples: { $ref: '#/components/schemas/Status' }\n        x-trace: { type: string }";
  const text = await emitTypes(parseSmall(changed(smallSpec, "anything: { type: object }", properties)).document);
  expect(text).toContain('examples?: components["schemas"]["Status"];\n');
  expect(text).toContain('"x-trace"?: string;\n');
});

test("a default does not make a field of an answer certain", async () => {
  const text = changed(smallSpec, "more: { type: boolean }", "more: { type: boolean, default: false }");
  expect(await emitTypes(parseSmall(text).document)).toContain("more?: boolean;\n");
});

test("no prose can end a comment early, in either file", () => {
  expect(comment(["a */ b"])).toBe("/** a *\\/ b */\n");
  expect(types).toContain("comment *\\/ that");
});

test("long prose is wrapped, empty prose leaves no comment", () => {
  expect(comment([undefined, " "])).toBe("");
  const lines = comment(["word ".repeat(60), "@see x"], "  ").split("\n");
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(120);
  expect(lines.slice(-3)).toEqual(["   * @see x", "   */", ""]);
});

test("an operation that would take the name of a schema stops code generation", () => {
  const found = problemsOf(() =>
    emitOperations(parseSmall(changed(smallSpec, "operationId: ping", "operationId: run"))),
  );
  expect(found).toEqual([
    expect.stringMatching(
      /^specs\/small\/openapi\.yaml:\d+:5 the type Run is wanted for the operation run and for the schema Run; rename/,
    ),
  ]);
});
