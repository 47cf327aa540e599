import { dirname, join } from "node:path";
import ts from "typescript";
import { defaultRoot } from "../src/workspace.ts";

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2024,
  lib: ["lib.es2024.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
};

/** Where a file of the vogent package would be. */
export const virtualFile: string = join(defaultRoot, "packages/vogent/src/virtual.ts");

/** Lets the libraries be parsed once for all programs. */
const registry = ts.createDocumentRegistry();

/** TypeScript's view of the vogent package with one more file, as an editor has it. */
export function editor(text: string): ts.LanguageService {
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => options,
    getScriptFileNames: () => [virtualFile],
    getScriptVersion: (file) => (file === virtualFile ? text : ""),
    getScriptSnapshot: (file) => {
      const content = file === virtualFile ? text : ts.sys.readFile(file);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => dirname(virtualFile),
    getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
    fileExists: (file) => file === virtualFile || ts.sys.fileExists(file),
    readFile: ts.sys.readFile,
    directoryExists: ts.sys.directoryExists,
    ...(ts.sys.realpath && { realpath: ts.sys.realpath }),
  };
  return ts.createLanguageService(host, registry);
}

/** What is wrong with the file, and how many types had to be instantiated to say so. */
export function check(text: string): { errors: string[]; instantiations: number } {
  const program = editor(text).getProgram() as ts.Program;
  const errors = program.getSemanticDiagnostics(program.getSourceFile(virtualFile));
  return {
    errors: errors.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
    instantiations: program.getInstantiationCount(),
  };
}
