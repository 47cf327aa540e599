import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../fingerprint.ts";
import { isObject } from "../json.ts";
import { SpecError } from "./problem.ts";

/** What a source.json says of its spec: `upstream` is the provider's own file, `authored` was written here. */
export interface Pin {
  readonly origin: "upstream" | "authored";
  /** The sha256 of the spec's bytes. */
  readonly pinned: unknown;
}

/** @throws {SpecError} naming the file and what it lacks */
export function readPin(root: string, provider: string): Pin {
  const file = `specs/${provider}/source.json`;
  let source: unknown;
  try {
    source = JSON.parse(readFileSync(join(root, file), "utf8"));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    throw new SpecError(`${file}: ${missing ? "missing; write down where the spec comes from" : "not JSON"}`);
  }
  const { origin, sha256: pinned } = isObject(source) ? source : {};
  if (origin !== "upstream" && origin !== "authored")
    throw new SpecError(`${file}: origin must be "upstream" or "authored"`);
  return { origin, pinned };
}

/**
 * Makes sure that a spec is the one its source.json tells of.
 * @throws {SpecError} naming the file and the way out
 */
export function checkPin(root: string, provider: string): void {
  const { origin, pinned } = readPin(root, provider);
  const file = `specs/${provider}/openapi.yaml`;
  if (sha256(readFileSync(join(root, file))) === pinned) return;
  throw new SpecError(
    origin === "upstream"
      ? `${file}: not the file that source.json pins; a provider's own file is never edited, put it back and correct it in overlay.yaml`
      : `${file}: not the file that source.json pins; if you changed it: npm run spec:pin ${provider}, then npm run codegen`,
  );
}
