import ts from "typescript";

/** How a type is written: by the name under which the package exports it, wherever it has one. */
export type TypeName = (type: ts.Type) => string;

/** A generated type has a name by the interface that extends it: `interface EvalRun extends EvalRunSchema {}`. */
export function typeNames(checker: ts.TypeChecker, exported: readonly ts.Symbol[]): TypeName {
  const names = new Map<ts.Type, string>();
  for (const symbol of exported) {
    if (!(symbol.flags & ts.SymbolFlags.Interface)) continue;
    const type = checker.getDeclaredTypeOfSymbol(symbol) as ts.InterfaceType;
    names.set(type, symbol.name);
    const bases = checker.getBaseTypes(type);
    const [base] = bases;
    const isRenamed =
      bases.length === 1 &&
      base &&
      checker.getPropertiesOfType(base).length === checker.getPropertiesOfType(type).length;
    if (isRenamed && !names.has(base)) names.set(base, symbol.name);
  }
  return name;

  function name(type: ts.Type): string {
    const known = names.get(type);
    if (known !== undefined) return known;
    if (checker.isArrayType(type)) {
      const [item] = checker.getTypeArguments(type as ts.TypeReference);
      const text = item ? name(item) : "unknown";
      return / [|&] /.test(text) ? `(${text})[]` : `${text}[]`;
    }
    const isPlain = type.isUnion() && type.types.every((part) => !(part.flags & ts.TypeFlags.Object));
    if (type.isUnion() && !isPlain) return type.types.map(name).join(" | ");
    const text = checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
    // What is written out in place and is long has its fields in the description.
    return text.length > 240 && text.includes("{")
      ? "object"
      : text.replaceAll("{ [key: string]: unknown; }", "object");
  }
}

/** A type without the `undefined` of a field that may be left out. */
export function withoutUndefined(checker: ts.TypeChecker, type: ts.Type): ts.Type {
  return type.isUnion() ? (checker.getNonNullableType(type) === type ? type : removeUndefined(checker, type)) : type;
}

function removeUndefined(checker: ts.TypeChecker, type: ts.UnionType): ts.Type {
  const hasNull = type.types.some((part) => part.flags & ts.TypeFlags.Null);
  return hasNull ? type : checker.getNonNullableType(type);
}
