// A setup file of vitest, in the thread of the tests: whoever reads the mutant's document is given the changed one, and what the
// suites see with a mutant is not recorded.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { inject } from "vitest";

/** A provider's document with a mistake in it. */
export interface MutantDocument {
  /** The end of its path. */
  readonly file: string;
  readonly text: string;
  readonly mockOnly: boolean;
}

declare module "vitest" {
  interface ProvidedContext {
    mutantDocument: MutantDocument | null;
  }
}

const write = fs.writeFileSync;
fs.writeFileSync = ((...args: Parameters<typeof write>) =>
  /[\\/]\.coverage[\\/]/.test(String(args[0])) ? undefined : write(...args)) as typeof write;

const mutant = inject("mutantDocument");
if (mutant) {
  const read = fs.readFileSync;
  const changed = (path: unknown) =>
    // The mock reads by URL, the expectations by path: so one can be changed without the other.
    path instanceof URL ? path.pathname.endsWith(mutant.file) : !mutant.mockOnly && String(path).endsWith(mutant.file);
  fs.readFileSync = ((...args: Parameters<typeof read>) =>
    changed(args[0]) ? mutant.text : read(...args)) as typeof read;
}
syncBuiltinESMExports();
