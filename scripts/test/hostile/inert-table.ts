import ts from "typescript";
import { isLiteral, isNamedImport, type Names } from "./inert-values.ts";

const module = "@evalbridge/core/table";
/** By the fact that a tool carries out. */
const tools: Readonly<Record<string, readonly string[]>> = {
  starts: ["starts"],
  page: ["page"],
  key: ["key"],
  body: ["json", "media"],
  query: ["query", "styledQuery"],
  header: ["header"],
  path: ["styledPath"],
  result: ["bytes", "text"],
  unsent: ["unsent"],
};

/** `import { type OperationFacts, page as $page } from` core's table, or the part of it that is asked for. */
export const isToolImport =
  (types: readonly string[], values: Iterable<string>) =>
  (statement: ts.Statement): boolean => {
    const allowed = new Set([
      ...types.map((name) => `type ${name}`),
      ...[...values].map((name) => `${name} as $${name}`),
    ]);
    return isNamedImport(statement, [module]) && importedBy(statement).every((one) => allowed.has(one));
  };

/** `import * as $table from "./table.gen.ts";` */
export function isTableImport(statement: ts.Statement): boolean {
  return statement.getText() === 'import * as $table from "./table.gen.ts";';
}

export const isRowImport: (statement: ts.Statement) => boolean = isToolImport(
  ["OperationFacts"],
  Object.values(tools).flat(),
);

/** A constant of facts. The tools that it names are imported, and the rows that it asks stand before it. */
export function isRow(statement: ts.Statement): boolean {
  if (!ts.isVariableStatement(statement) || !(statement.declarationList.flags & ts.NodeFlags.Const)) return false;
  const [one, ...others] = statement.declarationList.declarations;
  if (!one?.initializer || !ts.isIdentifier(one.name) || others.length > 0) return false;
  // What the language has for itself is exported by another name: see isRenaming.
  const isHidden = one.name.text.startsWith("$");
  const modifiers = statement.modifiers ?? [];
  const isExported = modifiers.length === 1 && modifiers[0]?.kind === ts.SyntaxKind.ExportKeyword;
  const isFit = isHidden
    ? modifiers.length === 0 && /^\$[a-z]+$/.test(one.name.text)
    : isExported && isName(one.name.text);
  return (
    isFit &&
    /^OperationFacts<"[\w.-]+">$/.test(one.type?.getText() ?? "") &&
    isLiteral(one.initializer, namesBefore(statement))
  );
}

/** `export { $delete as delete };`, of the row that stands before it. */
export function isRenaming(statement: ts.Statement): boolean {
  const [, constant, name] = /^export \{ \$([a-z]+) as ([a-z]+) \};$/.exec(statement.getText()) ?? [];
  return constant !== undefined && constant === name && isRightBehind(statement, `$${name}`);
}

/** What the client is made of may name: the tools of all clients, and each row by its own name. */
export const isApiName: Names = ([first = "", id, ...deeper], code) =>
  id === undefined
    ? ["http $openapiFetch", "hooks $hooks"].includes(`${first} ${code}`)
    : first === "operations" && deeper.length === 0 && isName(id) && code === `$table.${id}`;

const isName = (text: string) => /^[a-z][A-Za-z0-9]*$/.test(text);

function namesBefore(statement: ts.Statement): Names {
  const { imported } = contentsOf(statement.getSourceFile());
  return ([first, key = "", ...deeper], code) => {
    if (deeper.length > 0) return false;
    if (first === "uses")
      return (tools[key] ?? []).some((tool) => code === `$${tool}` && imported.has(`${tool} as ${code}`));
    return first === "asks" && [key, `$${key}`].includes(code) && isRowBefore(statement, code);
  };
}

/** Whether what stands right before is the constant of a name. */
function isRightBehind(statement: ts.Statement, name: string): boolean {
  const { statements } = statement.getSourceFile();
  const before = statements[statements.indexOf(statement) - 1];
  return (
    before !== undefined &&
    ts.isVariableStatement(before) &&
    before.declarationList.declarations[0]?.name.getText() === name
  );
}

interface Contents {
  /** What tools are imported, as it is written. */
  readonly imported: ReadonlySet<string>;
  /** Where each constant stands, by its name. */
  readonly rows: ReadonlyMap<string, number>;
}

const known = new WeakMap<ts.SourceFile, Contents>();

/** Taken down once: a table may have thousands of rows, and each asks. */
function contentsOf(file: ts.SourceFile): Contents {
  const before = known.get(file);
  if (before) return before;
  const declarations = file.statements
    .filter(ts.isVariableStatement)
    .flatMap((one) => [...one.declarationList.declarations]);
  const contents = {
    imported: new Set(file.statements.filter(isRowImport).flatMap(importedBy)),
    rows: new Map(declarations.map((one) => [one.name.getText(), one.pos])),
  };
  known.set(file, contents);
  return contents;
}

function isRowBefore(statement: ts.Statement, name: string): boolean {
  const position = contentsOf(statement.getSourceFile()).rows.get(name);
  return position !== undefined && position < statement.pos;
}

/** What an import names, as it is written. */
function importedBy(statement: ts.Statement): string[] {
  const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
  return bindings && ts.isNamedImports(bindings) ? bindings.elements.map((element) => element.getText()) : [];
}
