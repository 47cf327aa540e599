import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../fingerprint.ts";
import { isObject } from "../json.ts";
import { SpecError } from "./problem.ts";

/** Where a spec comes from: `upstream` is the provider's own file, `authored` was written here from its documentation. */
export type Origin = "upstream" | "authored";

/**
 * Makes sure that a spec is the one its source.json tells of.
 * @throws {SpecError} naming the file and the way out
 */
export function checkPin(root: string, provider: string): Origin {
  const file = `specs/${provider}/source.json`;
  const { origin, sha256: pinned } = readPin(root, file);
  if (sha256(readFileSync(join(root, "specs", provider, "openapi.yaml"))) === pinned) return origin;
  throw new SpecError(
    origin === "upstream"
      ? `specs/${provider}/openapi.yaml: not the file that ${file} pins; the provider's own file is never edited, correct it in overlay.yaml`
      : `specs/${provider}/openapi.yaml: not the file that ${file} pins; if you changed it: npm run spec:pin ${provider}, then npm run codegen`,
  );
}

function readPin(root: string, file: string): { origin: Origin; sha256: unknown } {
  let source: unknown;
  try {
    source = JSON.parse(readFileSync(join(root, file), "utf8"));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    throw new SpecError(`${file}: ${missing ? "missing; it says where the spec comes from" : "not JSON"}`);
  }
  const { origin, sha256: pinned } = isObject(source) ? source : {};
  if (origin !== "upstream" && origin !== "authored")
    throw new SpecError(`${file}: origin must be "upstream" or "authored"`);
  return { origin, sha256: pinned };
}
