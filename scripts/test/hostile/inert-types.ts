import ts from "typescript";

const kind = ts.SyntaxKind;

/** Parts of types; among them nothing that imports, asks for the type of a value, or could be evaluated. */
const parts: ReadonlySet<ts.SyntaxKind> = new Set([
  ...[kind.InterfaceDeclaration, kind.TypeAliasDeclaration, kind.HeritageClause, kind.ExpressionWithTypeArguments],
  ...[kind.PropertySignature, kind.MethodSignature, kind.CallSignature, kind.IndexSignature, kind.Parameter],
  ...[kind.TypeReference, kind.TypeLiteral, kind.TypeParameter, kind.MappedType, kind.TypeOperator],
  ...[kind.ArrayType, kind.TupleType, kind.UnionType, kind.IntersectionType, kind.ParenthesizedType],
  ...[kind.IndexedAccessType, kind.LiteralType, kind.RestType, kind.OptionalType, kind.NamedTupleMember],
  ...[kind.Identifier, kind.StringLiteral, kind.NumericLiteral, kind.PrefixUnaryExpression],
  ...[kind.StringKeyword, kind.NumberKeyword, kind.BooleanKeyword, kind.UnknownKeyword, kind.NeverKeyword],
  ...[kind.UndefinedKeyword, kind.NullKeyword, kind.TrueKeyword, kind.FalseKeyword, kind.VoidKeyword],
  ...[kind.ExportKeyword, kind.ReadonlyKeyword, kind.QuestionToken, kind.ObjectKeyword],
]);

/** Whether a declaration says types and nothing else. */
export function isTypeOnly(declaration: ts.Node): boolean {
  const open: ts.Node[] = [declaration];
  for (let node = open.pop(); node; node = open.pop()) {
    if (!parts.has(node.kind) || !isPlain(node)) return false;
    ts.forEachChild(node, (child) => void open.push(child));
  }
  return true;
}

/** What could hold an expression holds a name, a literal or nothing. */
function isPlain(node: ts.Node): boolean {
  if (ts.isExpressionWithTypeArguments(node)) return ts.isIdentifier(node.expression);
  if (ts.isPropertySignature(node) || ts.isMethodSignature(node))
    return ts.isIdentifier(node.name) || ts.isStringLiteral(node.name) || ts.isNumericLiteral(node.name);
  if (ts.isParameter(node)) return node.initializer === undefined && ts.isIdentifier(node.name);
  if (ts.isPrefixUnaryExpression(node)) return ts.isNumericLiteral(node.operand);
  return true;
}
