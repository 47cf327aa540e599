import { codeNames, type Operation, type Spec } from "@evalbridge-internal/scripts";
import type { Call } from "./call.ts";

/** The program that makes the client that all calls of a page are made with. */
export function clientProgram({ provider }: Spec): string {
  const { facts: client, create } = codeNames(provider);
  return `import { ${create} } from "@evalbridge/${provider}";\n\nconst ${client} = ${create}();\n`;
}

/** A program that makes a client of one operation: the first that reads a single thing. */
export function partProgram({ provider, operations }: Spec, calls: ReadonlyMap<string, Call>): string {
  const { facts: client, create } = codeNames(provider);
  const reads = ({ class: kind, paging, success, parameters }: Operation) =>
    kind === "safe" && !paging && success.schema !== undefined && parameters.length > 0;
  const operation = operations.find(reads) ?? operations[0];
  const call = operation && calls.get(operation.id);
  if (!call) throw new Error(`${provider} has no operation to make a client of`);
  return [
    `import { ${create}Of } from "@evalbridge/${provider}";`,
    `import { ${operation.id} } from "@evalbridge/${provider}/operations";`,
    "",
    `const ${client} = ${create}Of({ ${operation.id} });`,
    call.text,
    "",
  ].join("\n");
}
