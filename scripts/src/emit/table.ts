import type { Spec } from "../model/operation.ts";
import { comment, sentence } from "./comment.ts";
import { literal } from "./literal.ts";
import { propertyKey } from "./names.ts";
import { rowOf, toolsOf } from "./row.ts";

/** The operations as constants, one row each: what a client is made of, and bundlers take singly. */
export function emitTable(spec: Spec): string {
  // A row that looks for what it lost names the rows that it asks, which have to be there before it.
  const looking = spec.operations.filter(({ reconcile }) => reconcile);
  const others = spec.operations.filter(({ reconcile }) => !reconcile);
  const rows = [...others, ...looking].map((operation) => {
    const { id, summary } = operation;
    const constant = constantOf(id);
    const head = constant === id ? `export const ${id}` : `const ${constant}`;
    const foot = constant === id ? "" : `export { ${constant} as ${propertyKey(id)} };\n`;
    return `${comment([sentence(summary)])}${head}: OperationFacts<"${spec.provider}.${id}"> = ${rowOf(spec, operation, constantOf)};\n${foot}`;
  });
  const text = rows.join("");
  const named = new Set(spec.operations.flatMap((operation) => Object.values(toolsOf(spec, operation))));
  const used = [...named].toSorted().map((tool) => `${tool} as $${tool}`);
  return `import { ${["type OperationFacts", ...used].join(", ")} } from "@evalbridge/core/table";\n\n${text}`;
}

/** What a client of all operations is made of, and what it shares with one of a few. */
export function emitApi({ envelope, operations, hash }: Spec): string {
  const facts = {
    spec: hash.slice(0, 12),
    envelope: envelope && { data: envelope.data, errors: envelope.errors },
  };
  const rows = operations.map(({ id }) => `    ${propertyKey(id)}: $table.${id},\n`).join("");
  const shared = Object.entries(facts).filter(([, fact]) => fact !== undefined);
  return [
    "/** What all operations have in common. */\n",
    `export const shared: ApiFacts = ${literal(facts)};\n\n`,
    "/** What the whole client needs to know. */\n",
    "export const api: Api = {\n",
    ...shared.map(([name, fact]) => `  ${name}: ${literal(fact)},\n`),
    `  http: $openapiFetch,\n  hooks: $hooks,\n  operations: {\n${rows}  },\n};\n`,
  ].join("");
}

/** Words that name no constant in a module; `$` is in no operation's name. */
const reserved = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for " +
    "function if implements import in instanceof interface let new null package private protected public return static super switch " +
    "this throw true try typeof var void while with yield"
  ).split(" "),
);

const constantOf = (id: string) => (reserved.has(id) ? `$${id}` : id);
