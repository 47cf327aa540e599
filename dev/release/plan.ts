/** Prints what a push to main asks for: `next=versions`, `next=publish` or `next=nothing`. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./github.ts";

const folder = mkdtempSync(join(tmpdir(), "evalbridge-plan-"));

/** What a command of changesets writes when it is asked for JSON. */
function told(command: string): { readonly releases?: readonly unknown[]; readonly plan?: readonly unknown[] } {
  const file = join(folder, `${command}.json`);
  run("npm", "run", "--silent", "changeset", "--", command, "--output", file);
  return JSON.parse(readFileSync(file, "utf8"));
}

/** A changeset that names no package asks for no release; what the registry does not have yet does. */
function next(): string {
  if ((told("status").releases ?? []).length > 0) return "versions";
  return (told("publish-plan").plan ?? []).length > 0 ? "publish" : "nothing";
}

try {
  console.log(`next=${next()}`);
} finally {
  rmSync(folder, { recursive: true });
}
