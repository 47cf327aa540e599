import ts from "typescript";
import { code, table } from "../html.ts";
import type { Exported } from "./program.ts";

const pascal = (operation: string) => operation.charAt(0).toUpperCase() + operation.slice(1);

/** Names that are told of in the table of operations: the operation's own type, and that of its arguments. */
export function operationNames(own: readonly Exported[], operations: readonly string[]): ReadonlySet<string> {
  const exported = new Set(own.map(({ name }) => name));
  const names = operations.flatMap((id) => [pascal(id), `${pascal(id)}Args`]);
  return new Set(names.filter((name) => exported.has(name)));
}

/** A table of the types of each operation; what it does and takes is on the provider's page. */
export function operationTypes(folder: string, own: readonly Exported[], operations: readonly string[]): string[] {
  if (operations.length === 0) return [];
  const byName = new Map(own.map((one) => [one.name, one]));
  const rows = operations.map((id) => {
    const type = byName.get(pascal(id));
    if (!type) throw new Error(`packages/${folder} exports no type ${pascal(id)} for its operation ${id}`);
    const args = byName.get(`${pascal(id)}Args`);
    return [
      `<a href="/providers/${folder}#${id}">${code(id)}</a>`,
      `<span id="${type.name}">${code(type.name)}</span>`,
      args ? `<span id="${args.name}">${code(args.name)}</span>` : "–",
      resultOf(type.declaration, byName),
    ];
  });
  const words =
    "Each operation is a type with a call signature, `raw`, and for lists `page`, `pages` and `all`. Its name leads to what it does.";
  return [
    `## Operations\n\n${words}\n`,
    `${table(["Operation", "Type", "Arguments", "Result"], rows, "operations")}\n`,
  ];
}

/** The values of operations: rows of data, one for each, of which a client can be made that has these alone. */
export function operationValues(folder: string, operations: readonly string[]): string {
  const links = operations.map((id) => `<a id="${id}" href="/providers/${folder}#${id}">${code(id)}</a>`);
  return `A value for each operation: what it sends and where, as data. A bundle holds those that are used.\n\n<p class="names">${links.join(" ")}</p>\n`;
}

/** What the call signature promises. */
function resultOf(declaration: ts.Declaration, byName: ReadonlyMap<string, Exported>): string {
  if (!ts.isInterfaceDeclaration(declaration)) return "";
  const text = declaration.members.find(ts.isCallSignatureDeclaration)?.type?.getText() ?? "";
  const [, result = text] = /^Promise<(.*)>$/s.exec(text) ?? [];
  return byName.has(result) ? `<a href="#${result}">${code(result)}</a>` : code(result);
}
