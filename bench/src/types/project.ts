import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const compilerOptions = {
  target: "es2024",
  lib: ["es2024", "dom", "dom.iterable"],
  module: "nodenext",
  moduleResolution: "nodenext",
  types: [],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
};

/** Makes a project of one file, beside others that share what is installed above them. */
export function writeProject(folder: string, text: string, files: readonly string[] = ["calls.ts"]): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "calls.ts"), text);
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
  return folder;
}
