import { join } from "node:path";
import ts from "typescript";
import { packageName } from "../contents.ts";
import { read, root } from "../repository.ts";

/** The packages as the compiler sees them, and what each exports by name. */
export interface Reference {
  readonly checker: ts.TypeChecker;
  readonly entriesOf: (folder: string) => readonly Entry[];
}

/** What a package can be imported by: its name, or a path below it, such as `@evalbridge/core/undici`. */
export interface Entry {
  readonly name: string;
  readonly exported: readonly Exported[];
}

/** A name that is exported. */
export interface Exported {
  readonly name: string;
  /** The symbol that it stands for, once what only passes it on was followed. */
  readonly symbol: ts.Symbol;
  readonly declaration: ts.Declaration;
  /** The folder of the package that declares it: `core` for much of what the others export. */
  readonly home: string;
}

/** Reads all packages at once: they share most of their types. TypeScript 7 has no such interface yet. */
export function readPackages(folders: readonly string[]): Reference {
  const config = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ compilerOptions: config.config.compilerOptions }, ts.sys, root);
  const files = folders.flatMap((folder) => Object.values(entryFiles(folder)));
  const program = ts.createProgram(files, { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  const entriesOf = (folder: string): Entry[] =>
    Object.entries(entryFiles(folder)).map(([name, file]) => ({ name, exported: exportsOf(file) }));
  return { checker, entriesOf };

  function exportsOf(path: string): Exported[] {
    const file = program.getSourceFile(path);
    const module = file && checker.getSymbolAtLocation(file);
    if (!module) throw new Error(`${path} exports nothing that the compiler sees`);
    return checker.getExportsOfModule(module).map((one) => {
      const symbol = one.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one;
      const [declaration] = symbol.declarations ?? [];
      if (!declaration) throw new Error(`${one.name} of ${path} is declared nowhere`);
      return { name: one.name, symbol, declaration, home: homeOf(declaration.getSourceFile().fileName) };
    });
  }
}

/** The sources behind a package's `exports`, the first of which is the package itself. */
function entryFiles(folder: string): Record<string, string> {
  const { exports } = JSON.parse(read(`packages/${folder}/package.json`)) as { exports: Record<string, string> };
  const sources = Object.entries(exports).filter(([, file]) => file.endsWith(".ts"));
  const named = sources.map(([entry, file]) => [
    `${packageName(folder)}${entry.slice(1)}`,
    join(root, "packages", folder, file),
  ]);
  return Object.fromEntries(named);
}

function homeOf(file: string): string {
  const [, folder] = /\/packages\/([^/]+)\/src\//.exec(file) ?? [];
  return folder ?? file;
}
