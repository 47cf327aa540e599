import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { SpecError } from "../spec/problem.ts";
import { defaultRoot } from "../workspace.ts";
import { runTool } from "./program.ts";

/** What the compiler says of one line. */
export interface Complaint {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** As strict as users are; what only the strictest ask for is left to them. */
const compilerOptions = {
  target: "es2024",
  lib: ["es2024", "dom", "dom.iterable"],
  module: "esnext",
  moduleResolution: "bundler",
  types: [],
  strict: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  skipLibCheck: true,
  paths: { "@evalbridge/core": [join(defaultRoot, "packages/core/src/index.ts")] },
};

/** Compiles files, by their names, in one program; answers what is wrong with them, and not with what they import. */
export async function compile(files: ReadonlyMap<string, string>): Promise<Complaint[]> {
  const folder = mkdtempSync(join(tmpdir(), "evalbridge-types-"));
  try {
    for (const [file, text] of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [...files.keys()] }));
    const words = ["--project", "tsconfig.json", "--pretty", "false"];
    const { code, stdout, stderr } = await runTool("typescript/bin/tsc", words, folder);
    if (code === null)
      throw new SpecError(
        "the compiler did not end within two minutes; write this changeset by hand: npm run changeset",
      );
    if (stderr !== "") throw new Error(`tsc ended with ${code}: ${stderr}`);
    const complaints = stdout.split("\n").flatMap((line) => complaintOf(line) ?? []);
    const stranger = stdout.split("\n").find((line) => /^error /.test(line));
    if (stranger !== undefined) throw new Error(`tsc: ${stranger}`);
    return complaints.filter(({ file }) => files.has(file));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Too deep, or too much of it: the compiler gave up, which says nothing of the types. */
const undecided = new Set([2321, 2589, 2590, 2859]);

function complaintOf(line: string): Complaint | undefined {
  const [, file, number, code, text] = /^(.+?)\((\d+),\d+\): error TS(\d+): (.*)$/.exec(line) ?? [];
  if (file === undefined || text === undefined || undecided.has(Number(code))) return undefined;
  return { file, line: Number(number), text };
}
