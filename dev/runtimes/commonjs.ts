import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./child.ts";
import { proofProblems } from "./proof.ts";

/** The program that is imported elsewhere, asked for by a CommonJS file. */
export async function requireProblems(program: string, folder: string, server: string): Promise<string[]> {
  for (const name of ["use", "run"])
    writeFileSync(join(folder, `${name}.cjs`), asCommonJs(readFileSync(join(folder, `${name}.mjs`), "utf8")));
  return proofProblems("require", await run(program, ["run.cjs", server], folder));
}

/** An ES module of ours as CommonJS: what it imports is required, and what it exports is put on `exports`, or it may wait. */
function asCommonJs(text: string): string {
  const names = [...text.matchAll(/^export async function (\w+)/gm)].map(([, name]) => name);
  const body = text
    .replace(/^import (\{[^}]*\}) from "([^"]+)";$/gm, (_, what: string, from: string) => {
      return `const ${what} = require("${from.replace(/^(\..*)\.mjs$/, "$1.cjs")}");`;
    })
    .replace(/^export /gm, "");
  if (names.length === 0) return `(async () => {\n${body}\n})();\n`;
  return `${body}\n${names.map((name) => `exports.${name} = ${name};\n`).join("")}`;
}
