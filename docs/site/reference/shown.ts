import ts from "typescript";
import { code, table } from "../html.ts";
import { headOf, membersOf } from "./declaration.ts";
import { docOf } from "./doc.ts";
import { type TypeName, withoutUndefined } from "./named-type.ts";
import type { Exported } from "./program.ts";

const { InterfaceDeclaration, TypeAliasDeclaration, ClassDeclaration, FunctionDeclaration, VariableDeclaration } =
  ts.SyntaxKind;

/** Kinds of declarations, in the order in which a reader looks for them. */
const kinds = [
  { title: "Functions", of: [FunctionDeclaration] },
  { title: "Values", of: [VariableDeclaration] },
  { title: "Classes", of: [ClassDeclaration] },
  { title: "Types", of: [InterfaceDeclaration, TypeAliasDeclaration] },
] as const;

/** Exported names as Markdown; a name that two entries of a package have is shown by the first. */
export class Shown {
  readonly #checker: ts.TypeChecker;
  readonly #names: TypeName;
  readonly #done = new Set<string>();

  constructor(checker: ts.TypeChecker, names: TypeName) {
    this.#checker = checker;
    this.#names = names;
  }

  sections(marks: string, list: readonly Exported[]): string[] {
    return kinds.flatMap(({ title, of }) => {
      const inOrder = list.filter(({ declaration }) => (of as readonly ts.SyntaxKind[]).includes(declaration.kind));
      const sorted = title === "Types" ? inOrder.toSorted((a, b) => (a.name < b.name ? -1 : 1)) : inOrder;
      return sorted.length === 0 ? [] : [`${marks}${title}\n`, ...this.entries(sorted)];
    });
  }

  entries(list: readonly Exported[]): string[] {
    return list.flatMap((one) => {
      if (this.#done.has(one.name)) return [];
      this.#done.add(one.name);
      return entry(one, this.#checker, this.#names);
    });
  }
}

function entry({ name, symbol, declaration }: Exported, checker: ts.TypeChecker, names: TypeName): string {
  const overloads = (symbol.declarations ?? []).filter(
    (one) =>
      one.kind === declaration.kind &&
      !(ts.isFunctionDeclaration(one) && one.body && (symbol.declarations?.length ?? 0) > 1),
  );
  // A name may be another in its own file: what readers write is the one that is exported.
  const heads = overloads.map((one) => headOf(one).replace(new RegExp(`\\b${symbol.name}\\b`), name)).join("\n");
  const isRenaming = ts.isInterfaceDeclaration(declaration) && /extends \w+Schema$/.test(heads);
  const doc = docOf(symbol, checker);
  return [
    `### ${name} {#${name}}\n`,
    ...(doc === "" ? [] : [`<p>${doc}</p>\n`]),
    ...(isRenaming ? [] : [`\`\`\`ts\n${heads}\n\`\`\`\n`]),
    isRenaming ? fieldTable(symbol, checker, names) : memberTable(declaration, checker),
    "",
  ].join("\n");
}

function memberTable(declaration: ts.Declaration, checker: ts.TypeChecker): string {
  const members = membersOf(declaration, checker);
  if (members.length === 0) return "";
  const rows = members.map(({ name, type, optional, symbol }) => [
    `${code(name)}${optional ? ' <span class="optional">optional</span>' : ""}`,
    code(type),
    symbol ? docOf(symbol, checker) : "",
  ]);
  return table(["Member", "Type", ""], rows, "fields members");
}

/** The fields of a generated type, which stand in the description and not in the interface that names it. */
function fieldTable(symbol: ts.Symbol, checker: ts.TypeChecker, names: TypeName): string {
  const fields = checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol));
  if (fields.length === 0) return "";
  const rows = fields.map((field) => {
    const optional = (field.flags & ts.SymbolFlags.Optional) !== 0;
    const type = checker.getTypeOfSymbol(field);
    return [
      `${code(field.name)}${optional ? ' <span class="optional">optional</span>' : ""}`,
      linked(names(optional ? withoutUndefined(checker, type) : type)),
      docOf(field, checker),
    ];
  });
  return table(["Field", "Type", ""], rows, "fields");
}

/** A type whose name is one of this page leads there. */
function linked(text: string): string {
  const [, name, list = ""] = /^([A-Z]\w+)((?:\[\])*)$/.exec(text) ?? [];
  return name === undefined || name === "Record"
    ? code(text)
    : `<a href="#${name}">${code(name)}</a>${list && code(list)}`;
}
