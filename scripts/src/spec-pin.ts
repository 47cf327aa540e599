import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "./fingerprint.ts";
import { checkPin, readPin } from "./spec/pin.ts";
import { SpecError } from "./spec/problem.ts";
import { defaultRoot, openWorkspace } from "./workspace.ts";

/** `spec:pin [provider…]`: takes an edited spec of ours as it now is into its source.json; answers the exit code. */
export function pinSpecs(
  words: readonly string[],
  root: string = defaultRoot,
  out: Pick<Console, "log" | "error"> = console,
): number {
  const { providers } = openWorkspace(root);
  const unknown = words.find((word) => !providers.includes(word));
  if (unknown !== undefined) {
    out.error(`spec:pin: there is no provider "${unknown}"; there are: ${providers.join(", ")}`);
    return 1;
  }
  let failed = false;
  for (const provider of words.length > 0 ? words : providers) {
    try {
      out.log(`${provider}  ${pin(root, provider)}`);
    } catch (error) {
      if (!(error instanceof SpecError)) throw error;
      failed = true;
      out.error(error.message);
    }
  }
  return failed ? 1 : 0;
}

function pin(root: string, provider: string): string {
  const file = `specs/${provider}/source.json`;
  const { origin, pinned } = readPin(root, provider);
  const now = sha256(readFileSync(join(root, "specs", provider, "openapi.yaml")));
  if (pinned === now) return "unchanged";
  // What an upstream file holds is its provider's word; whoever edits it is told so.
  if (origin === "upstream") checkPin(root, provider);
  const text = readFileSync(join(root, file), "utf8");
  const changed = text.replace(/("sha256"\s*:\s*")[^"]*(")/, `$1${now}$2`);
  if (changed === text) throw new SpecError(`${file}: no "sha256"; add "sha256": "${now}"`);
  writeFileSync(join(root, file), changed);
  return `sha256 ${now}`;
}

if (import.meta.main) process.exitCode = pinSpecs(process.argv.slice(2));
