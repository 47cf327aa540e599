import ts from "typescript";
import { isApiName, isRenaming, isRow, isRowImport, isTableImport, isToolImport } from "./inert-table.ts";
import { isTypeOnly } from "./inert-types.ts";
import { isCall, isLiteral, isNamedImport, type Names } from "./inert-values.ts";

/** What a statement of a file may be. */
type Allowed = (statement: ts.Statement) => boolean;

const isDeclaration: Allowed = (statement) =>
  (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) && isTypeOnly(statement);

const isTypeImport =
  (...modules: string[]): Allowed =>
  (statement) =>
    isNamedImport(statement, modules) && statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;

const isConstant =
  (name: RegExp, type: string, names?: Names): Allowed =>
  (statement) => {
    if (!ts.isVariableStatement(statement) || !isExported(statement)) return false;
    const { declarations, flags } = statement.declarationList;
    const [one, ...others] = declarations;
    if (!one?.initializer || others.length > 0 || !(flags & ts.NodeFlags.Const)) return false;
    const isNamed = ts.isIdentifier(one.name) && name.test(one.name.text);
    return isNamed && one.type?.getText() === type && isLiteral(one.initializer, names);
  };

/** A function of ours, whose whole body is one known call: of names, and of what a client of some operations is made of. */
const isMaker: Allowed = (statement) => {
  if (!ts.isFunctionDeclaration(statement) || !isExported(statement)) return false;
  const isPlain = statement.parameters.every(({ name, initializer }) => ts.isIdentifier(name) && !initializer);
  const [only, ...others] = statement.body?.statements ?? [];
  const returned = only && ts.isReturnStatement(only) ? only.expression : undefined;
  const isGiven = (argument: ts.Expression) =>
    ts.isIdentifier(argument) || argument.getText() === "{ ...shared, operations }";
  return isPlain && others.length === 0 && returned !== undefined && isCall(returned, "createClient", isGiven);
};

/** The type of a fact sheet, and what carries out a rarer way of a key. */
const isFactsImport: Allowed = (statement) =>
  /^import (type \{ ProviderFacts \}|\{ (basicAuth|cookieAuth), type ProviderFacts \}|\{ type ProviderFacts, queryAuth \}) from "@evalbridge\/core";$/.test(
    statement.getText(),
  );

const isScheme: Names = (keys, code) => keys.join() === "auth,by" && /^(basic|cookie|query)Auth$/.test(code);

const isReExport: Allowed = (statement) =>
  ts.isExportDeclaration(statement) &&
  statement.moduleSpecifier !== undefined &&
  ts.isStringLiteral(statement.moduleSpecifier) &&
  /^(@evalbridge\/core|\.\/(client|openapi\.gen|operations\.gen|provider)\.ts)$/.test(statement.moduleSpecifier.text);

const isDescription: Allowed = (statement) =>
  ts.isExpressionStatement(statement) && isCall(statement.expression, "describeClient", ts.isStringLiteral);

function isExported(statement: ts.VariableStatement | ts.FunctionDeclaration): boolean {
  const modifiers = statement.modifiers ?? [];
  return modifiers.length === 1 && modifiers[0]?.kind === ts.SyntaxKind.ExportKeyword;
}

const core = "@evalbridge/core";
const suite = "../../src/client-contract/describe-client.ts";

/** What each file of a generated package is made of, by the end of its path; and how often, where that is fixed. */
const files: readonly (readonly [end: RegExp, ...allowed: Allowed[]])[] = [
  [/\/src\/openapi\.gen\.ts$/, isDeclaration],
  [
    /\/src\/operations\.gen\.ts$/,
    ...[isTypeImport(core, "./openapi.gen.ts"), isToolImport([], ["hooks", "openapiFetch"]), isTableImport],
    ...[isDeclaration, isConstant(/^shared$/, "ApiFacts"), isConstant(/^api$/, "Api", isApiName)],
  ],
  [/\/src\/table\.gen\.ts$/, isRowImport, isRow, isRenaming],
  [/\/src\/provider\.ts$/, isFactsImport, isConstant(/^[a-zA-Z]+$/, "ProviderFacts", isScheme)],
  [/\/src\/client\.ts$/, (one) => isNamedImport(one, [core, "./operations.gen.ts", "./provider.ts"]), isMaker],
  [/\/src\/index\.ts$/, isReExport],
  [/^contract\/test\/clients\/[a-z-]+\.test\.ts$/, (one) => isNamedImport(one, [suite]), isDescription],
];

/** What in a TypeScript file of ours is more than types, data and known calls. */
export function codeProblems(path: string, text: string): string[] {
  const [, ...allowed] = files.find(([end]) => end.test(path)) ?? [];
  if (allowed.length === 0) return [`${path}: a file that nobody expected`];
  const source = ts.createSourceFile("file.ts", text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const strangers = source.statements.filter((statement) => !allowed.some((isAllowed) => isAllowed(statement)));
  return [
    ...strangers.map((one) => `${path}: ${ts.SyntaxKind[one.kind]} ${JSON.stringify(one.getText().slice(0, 300))}`),
    ...(source.statements.length === 0 ? [`${path}: holds nothing`] : []),
    ...told(source).map((problem) => `${path}: ${problem}`),
  ];
}

/** What the compiler finds in a file besides its statements: TypeScript does not tell of it publicly. */
interface Findings {
  readonly parseDiagnostics: readonly ts.Diagnostic[];
  readonly commentDirectives?: readonly object[];
  readonly pragmas: ReadonlyMap<string, unknown>;
}

function told(source: ts.SourceFile): string[] {
  const { parseDiagnostics, commentDirectives = [], pragmas } = source as unknown as Findings;
  return [
    ...parseDiagnostics.map(({ messageText }) => `no TypeScript: ${ts.flattenDiagnosticMessageText(messageText, " ")}`),
    ...(commentDirectives.length > 0 ? ["a comment that orders the compiler"] : []),
    ...[...pragmas.keys()].map((name) => `the pragma ${name}`),
    ...(/[/*][#@]\s*source(Mapping)?URL=/.test(source.text) ? ["a comment that names a source map"] : []),
  ];
}
