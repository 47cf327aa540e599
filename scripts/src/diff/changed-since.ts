import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileAt, providersAt } from "./git.ts";

/** What a spec is made of. */
const files = ["openapi.yaml", "overlay.yaml"];

/** Of some providers, those whose spec is another than at a commit, and those that were not there. */
export function changedSince(
  root: string,
  commit: string,
  providers: readonly string[],
): { changed: string[]; added: string[] } {
  const before = providersAt(root, commit);
  return {
    changed: providers.filter((provider) => before.includes(provider) && isOther(root, commit, provider)),
    added: providers.filter((provider) => !before.includes(provider)),
  };
}

function isOther(root: string, commit: string, provider: string): boolean {
  return files.some((name) => {
    const file = `specs/${provider}/${name}`;
    const now = existsSync(join(root, file)) ? readFileSync(join(root, file)) : undefined;
    const then = fileAt(root, commit, file);
    return now === undefined || then === undefined ? now !== then : !now.equals(then);
  });
}
