import ts from "typescript";

/** A value that is written out: text, number, yes, no, null, lists and objects of these. */
export function isLiteral(node: ts.Expression): boolean {
  if (ts.isStringLiteral(node) || ts.isNumericLiteral(node)) return true;
  if (ts.isPrefixUnaryExpression(node))
    return node.operator === ts.SyntaxKind.MinusToken && ts.isNumericLiteral(node.operand);
  if (ts.isArrayLiteralExpression(node)) return node.elements.every(isLiteral);
  if (ts.isObjectLiteralExpression(node)) return node.properties.every(isEntry);
  const { TrueKeyword, FalseKeyword, NullKeyword } = ts.SyntaxKind;
  return [TrueKeyword, FalseKeyword, NullKeyword].some((kind) => kind === node.kind);
}

/** An entry that only adds a property: written plainly, `__proto__` would say what the object inherits from. */
function isEntry(node: ts.ObjectLiteralElementLike): boolean {
  if (!ts.isPropertyAssignment(node) || !isLiteral(node.initializer)) return false;
  const { name } = node;
  if (ts.isComputedPropertyName(name)) return ts.isStringLiteral(name.expression);
  return (ts.isIdentifier(name) || ts.isStringLiteral(name)) && name.text !== "__proto__";
}

/** `import { a, b } from` one of the modules, and nothing else that can be imported. */
export function isNamedImport(statement: ts.Statement, modules: readonly string[]): statement is ts.ImportDeclaration {
  if (!ts.isImportDeclaration(statement) || statement.attributes) return false;
  const { importClause, moduleSpecifier } = statement;
  const { name, namedBindings } = importClause ?? {};
  const isNamed = name === undefined && namedBindings !== undefined && ts.isNamedImports(namedBindings);
  return isNamed && ts.isStringLiteral(moduleSpecifier) && modules.includes(moduleSpecifier.text);
}

/** The call of a function of ours, with arguments of a known kind only. */
export function isCall(node: ts.Expression, name: string, isArgument: (argument: ts.Expression) => boolean): boolean {
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return false;
  return node.expression.text === name && node.arguments.length > 0 && node.arguments.every(isArgument);
}
