import type { Answer, Operation, Spec } from "../model/operation.ts";
import { itemOf, payloadOf } from "../model/payload.ts";
import { emitArguments } from "./arguments.ts";
import { comment, sentence } from "./comment.ts";
import { Declarations, indexed } from "./declarations.ts";
import { Names, pascalCase } from "./names.ts";
import { emitApi } from "./table.ts";

const imported = [
  "Api",
  "ApiFacts",
  "CallOptions",
  "HttpClient",
  "ListOptions",
  "PagesOptions",
  "RawPage",
  "RawResult",
];

/** What the file names that the language has already. */
const globals = ["Promise", "AsyncGenerator", "NonNullable", "Blob", "ArrayBuffer", "ArrayBufferView"];

/**
 * The client's signatures, one documented and concrete line per operation, and what it is made of. Signatures are indexed accesses
 * into openapi-typescript's types: measured, 0 type instantiations per further call, against 24,309 for openapi-fetch's own
 * inference.
 */
export function emitOperations(spec: Spec): string {
  const names = new Names(spec.where, spec.origin === "upstream");
  for (const name of [...imported, ...globals, "components", "operations", "paths", "Schemas", "api", "shared"]) {
    names.claim(name, "the generated file itself", []);
  }
  const client = names.claim(`${pascalCase(spec.provider)}Client`, "the client", []);
  const declarations = new Declarations(spec.document, names);
  const operations = spec.operations.map((operation) => emitOperation(spec, operation, names, declarations));
  names.check();

  const body = [
    declarations.text,
    ...operations.map(({ text }) => text),
    `/** ${pascalCase(spec.provider)}'s evaluation API, typed: one method per operation. */\n` +
      `export interface ${client} {\n` +
      "  /** openapi-fetch over the same paths, for what the methods do not offer. */\n" +
      "  readonly http: HttpClient<paths>;\n" +
      operations.map(({ member }) => member).join("") +
      "}\n",
    emitApi(spec),
  ].join("\n");
  const used = (words: readonly string[]) => words.filter((word) => new RegExp(`\\b${word}\\b`).test(body));
  const schemas = body.includes("Schemas[");
  return [
    `import type { ${used(imported).join(", ")} } from "@evalbridge/core";\n`,
    'import { hooks as $hooks, openapiFetch as $openapiFetch } from "@evalbridge/core/table";\n',
    `import type { ${[...(schemas ? ["components"] : []), ...used(["operations"]), "paths"].join(", ")} } from "./openapi.gen.ts";\n`,
    'import * as $table from "./table.gen.ts";\n\n',
    schemas ? 'type Schemas = components["schemas"];\n\n' : "",
    body,
  ].join("");
}

interface Emitted {
  readonly text: string;
  /** Its line in the client. */
  readonly member: string;
}

function emitOperation(spec: Spec, operation: Operation, names: Names, declarations: Declarations): Emitted {
  const { id, paging } = operation;
  const name = names.claim(pascalCase(id), `the operation ${id}`, operation.at);
  const { args, text: argumentsText } = emitArguments(operation, names, declarations);
  const { result, raw } = results(spec, operation, declarations);
  const options = (type: string) => (args === undefined ? `(options?: ${type})` : `(${args}, options?: ${type})`);
  const call = options("CallOptions");

  const lines = [
    comment([sentence(operation.summary), operation.description, operation.docs && `@see ${operation.docs}`], "  "),
    `  ${call}: Promise<${result}>;\n`,
    comment(["The same, with status and headers."], "  "),
    `  raw${call}: Promise<${raw}>;\n`,
  ];
  if (paging) {
    const item = itemType(spec, operation, result, declarations);
    const number = paging.kind === "number";
    const page = `RawPage<${item}, ${result}${number ? ", number" : ""}>`;
    lines.push(
      comment([`One page; \`next\` is the ${number ? "number" : "cursor"} of the one after it.`], "  "),
      `  page${call}: Promise<${page}>;\n`,
      comment(["Page after page, to the last."], "  "),
      `  pages${options("PagesOptions")}: AsyncGenerator<${page}, void, undefined>;\n`,
      comment(["Item after item, over all pages."], "  "),
      `  all${options("ListOptions")}: AsyncGenerator<${item}, void, undefined>;\n`,
    );
  }
  const summary = sentence(operation.summary);
  return {
    text: `${argumentsText}${comment([summary])}export interface ${name} {\n${lines.join("")}}\n`,
    member: `${comment([summary], "  ")}  readonly ${id}: ${name};\n`,
  };
}

/** The types of what a call and its `.raw` give. */
function results(spec: Spec, operation: Operation, declarations: Declarations): { result: string; raw: string } {
  const { id, success, others } = operation;
  if (!success.schema) return { result: "void", raw: "RawResult<void>" };
  if (success.form === "text") return { result: "string", raw: "RawResult<string>" };
  if (success.form === "bytes") return { result: "Blob", raw: "RawResult<Blob>" };
  const whole = bodyOf(id, success);
  const owner = { name: `the result of ${id}`, at: success.at };
  const expression = spec.envelope ? indexed(whole, spec.envelope.data) : whole;
  if (others.length > 0) {
    const all = [success, ...others].map((answer) => (answer.schema ? bodyOf(id, answer) : "undefined"));
    const either = declarations.declare(`${pascalCase(id)}Result`, owner, [...new Set(all)].join(" | "));
    return { result: either, raw: `RawResult<${either}>` };
  }
  const result = declarations.named(payloadOf(spec, operation) ?? {}, expression, `${pascalCase(id)}Result`, owner);
  if (!spec.envelope) return { result, raw: `RawResult<${result}>` };
  const envelope = { name: `the envelope of ${id}`, at: success.at };
  const body = declarations.named(success.schema, whole, `${pascalCase(id)}Envelope`, envelope);
  return { result, raw: `RawResult<${result}, ${body}>` };
}

function bodyOf(id: string, { status, media = "application/json" }: Answer): string {
  return `operations["${id}"]["responses"][${status}]["content"][${JSON.stringify(media)}]`;
}

function itemType(spec: Spec, operation: Operation, result: string, declarations: Declarations): string {
  const { id, paging, success } = operation;
  const expression = `NonNullable<${indexed(result, paging?.items ?? "")}>[number]`;
  const owner = { name: `the items of ${id}`, at: success.at };
  return declarations.named(itemOf(spec, operation) ?? {}, expression, `${pascalCase(id)}Item`, owner);
}
