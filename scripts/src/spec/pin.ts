import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../fingerprint.ts";
import { isObject } from "../json.ts";
import type { Origin } from "../model/operation.ts";
import { SpecError } from "./problem.ts";

/** What a source.json says of its spec. */
export interface Pin {
  readonly origin: Origin;
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
  const { provider: named, origin, sha256: pinned } = isObject(source) ? source : {};
  if (named !== provider)
    throw new SpecError(
      `${file}: provider is ${JSON.stringify(named) ?? "missing"}, but the folder is called ${provider}; write "provider": "${provider}"`,
    );
  if (origin !== "upstream" && origin !== "authored")
    throw new SpecError(`${file}: origin must be "upstream" or "authored"`);
  return { origin, pinned };
}

/** A source.json as it has to be for the spec as it is. */
export interface Repin {
  readonly file: string;
  readonly text: string;
}

/**
 * What has to be written so that a spec's source.json tells of it; nothing where it does already. A spec of ours may be
 * edited at will; what an upstream file holds is its provider's word.
 * @throws {SpecError} for a spec that is missing, and an upstream one that was edited
 */
export function repin(root: string, provider: string): Repin | undefined {
  const spec = `specs/${provider}/openapi.yaml`;
  if (!existsSync(join(root, spec))) {
    const present = readdirSync(join(root, "specs", provider))
      .sort()
      .join(", ");
    throw new SpecError(`${spec}: missing; the description has this name, and the folder holds only ${present}`);
  }
  const { origin, pinned } = readPin(root, provider);
  const now = sha256(readFileSync(join(root, spec)));
  if (now === pinned) return undefined;
  if (origin === "upstream")
    throw new SpecError(
      `${spec}: not the file that source.json pins; a provider's own file is never edited, put it back and correct it in overlay.yaml`,
    );
  const file = `specs/${provider}/source.json`;
  const before = readFileSync(join(root, file), "utf8");
  const text = before.replace(/("sha256"\s*:\s*")[^"]*(")/, `$1${now}$2`);
  if (text === before) throw new SpecError(`${file}: no "sha256"; add "sha256": "${now}"`);
  return { file, text };
}
