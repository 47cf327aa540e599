import ts from "typescript";

/** Whether a name may stand as the value that these keys lead to; `code` is how it is written. */
export type Names = (keys: readonly string[], code: string) => boolean;

const none: Names = () => false;

/** A value that is written out: text, number, yes, no, null, lists and objects of these; and names where they may stand. */
export function isLiteral(node: ts.Expression, isName: Names = none, keys: readonly string[] = []): boolean {
  if (ts.isStringLiteral(node) || ts.isNumericLiteral(node)) return true;
  if (ts.isPrefixUnaryExpression(node))
    return node.operator === ts.SyntaxKind.MinusToken && ts.isNumericLiteral(node.operand);
  // Nothing that is named stands in a list.
  if (ts.isArrayLiteralExpression(node)) return node.elements.every((element) => isLiteral(element));
  if (ts.isObjectLiteralExpression(node)) return node.properties.every((entry) => isEntry(entry, isName, keys));
  if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) return isName(keys, node.getText());
  const { TrueKeyword, FalseKeyword, NullKeyword } = ts.SyntaxKind;
  return [TrueKeyword, FalseKeyword, NullKeyword].some((kind) => kind === node.kind);
}

/** An entry that only adds a property: written plainly, `__proto__` would say what the object inherits from. */
function isEntry(node: ts.ObjectLiteralElementLike, isName: Names, keys: readonly string[]): boolean {
  if (ts.isShorthandPropertyAssignment(node))
    return !node.objectAssignmentInitializer && isName([...keys, node.name.text], node.name.text);
  if (!ts.isPropertyAssignment(node)) return false;
  const { name, initializer } = node;
  if (ts.isComputedPropertyName(name)) return ts.isStringLiteral(name.expression) && isLiteral(initializer);
  if (!(ts.isIdentifier(name) || ts.isStringLiteral(name)) || name.text === "__proto__") return false;
  return isLiteral(initializer, isName, [...keys, name.text]);
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
