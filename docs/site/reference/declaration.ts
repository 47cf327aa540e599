import ts from "typescript";

/** A declaration as its source writes it: without `export`, docstrings and what is inside. */
export function headOf(declaration: ts.Declaration): string {
  if (ts.isFunctionDeclaration(declaration)) return tidy(textTo(declaration, declaration.body));
  if (ts.isInterfaceDeclaration(declaration) || ts.isClassDeclaration(declaration)) {
    const text = declaration.getSourceFile().text.slice(declaration.getStart(), declaration.members.pos);
    return tidy(text.replace(/\{\s*$/, ""));
  }
  if (ts.isVariableDeclaration(declaration)) {
    const text = `const ${declaration.getText()}`;
    return text.length < 240
      ? tidy(text)
      : tidy(`const ${declaration.name.getText()}${declaration.type ? `: ${declaration.type.getText()}` : ""}`);
  }
  return tidy(declaration.getText());
}

function textTo(node: ts.Node, end: ts.Node | undefined): string {
  return node.getSourceFile().text.slice(node.getStart(), end?.getStart() ?? node.getEnd());
}

function tidy(text: string): string {
  return text
    .replace(/^export /, "")
    .replace(/^\s*\/\*\*[\s\S]*?\*\/\n/gm, "")
    .replace(/^\s*\/\/.*\n/gm, "")
    .replace(/\n\s*\n/g, "\n")
    .trim();
}

/** A member of an interface or class that users meet, and its type in the words of its source. */
export interface Member {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
  readonly symbol: ts.Symbol | undefined;
}

export function membersOf(declaration: ts.Declaration, checker: ts.TypeChecker): Member[] {
  if (!ts.isInterfaceDeclaration(declaration) && !ts.isClassDeclaration(declaration)) return [];
  return [...declaration.members].filter(isPublic).map((member) => {
    const name = member.name?.getText() ?? (ts.isConstructorDeclaration(member) ? "constructor" : "()");
    const optional = "questionToken" in member && member.questionToken !== undefined;
    const symbol = member.name && checker.getSymbolAtLocation(member.name);
    return { name, type: oneLine(typeOf(member)), optional, symbol };
  });
}

function isPublic(member: ts.ClassElement | ts.TypeElement): boolean {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected | ts.ModifierFlags.Static;
  if (ts.getCombinedModifierFlags(member) & hidden) return false;
  if (member.name && (ts.isPrivateIdentifier(member.name) || ts.isComputedPropertyName(member.name))) return false;
  return !ts.isConstructorDeclaration(member) && !ts.isClassStaticBlockDeclaration(member);
}

function typeOf(member: ts.ClassElement | ts.TypeElement): string {
  if (ts.isPropertySignature(member) || ts.isPropertyDeclaration(member)) return member.type?.getText() ?? "";
  const from = member.name?.getEnd() ?? member.getStart();
  const body = "body" in member ? (member.body as ts.Node | undefined) : undefined;
  const text = member.getSourceFile().text.slice(from, body?.getStart() ?? member.getEnd());
  return text.replace(/^\??/, "").replace(/;\s*$/, "");
}

/** What is written out over many lines has its own names, under which it can be looked up. */
function oneLine(text: string): string {
  const line = text
    .replace(/\/\*\*[\s\S]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .replace(/\( /g, "(")
    .replace(/,? \)/g, ")")
    .trim();
  return line.length > 400 && line.startsWith("{") ? "{ … }" : line;
}
