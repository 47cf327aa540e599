import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkConventions } from "./conventions/check.ts";
import { sha256 } from "./fingerprint.ts";
import type { Spec } from "./model/operation.ts";
import { readSpec } from "./model/read-spec.ts";
import { normalize } from "./spec/normalize.ts";
import { applyOverlay } from "./spec/overlay.ts";
import { readPin } from "./spec/pin.ts";
import { SpecError } from "./spec/problem.ts";
import { readSource, type Source } from "./spec/read.ts";
import { checkReferences } from "./spec/references.ts";
import { defaultRoot } from "./workspace.ts";

/**
 * Reads a provider's spec: corrected by its overlay, whole, and normalised.
 * @throws {SpecError} listing what is wrong with it
 */
export function loadSpec(provider: string, root: string = defaultRoot): Spec {
  const text = (file: string) => readFileSync(join(root, file), "utf8");
  const read = (file: string) => readSource(file, text(file));
  const file = `specs/${provider}/openapi.yaml`;
  const source = read(file);
  const overlay = `specs/${provider}/overlay.yaml`;
  if (!existsSync(join(root, overlay))) return specOf(provider, source, sha256(text(file)));
  if (readPin(root, provider).origin === "authored")
    throw new SpecError(`${overlay}: an authored spec has none; change openapi.yaml and delete this file`);
  const corrected = { ...source, root: applyOverlay(source.root, read(overlay)) };
  return specOf(provider, corrected, sha256(`${text(file)}\0${text(overlay)}`));
}

/**
 * The same from the text of a document; `file` is what it is called in messages.
 * @throws {SpecError} listing what is wrong with it
 */
export function parseSpec(provider: string, file: string, text: string): Spec {
  return specOf(provider, readSource(file, text), sha256(text));
}

function specOf(provider: string, source: Source, hash: string): Spec {
  const { openapi } = source.root;
  if (!/^3\.[01](\.|$)/.test(String(openapi)))
    throw new SpecError(`${source.where(["openapi"])} openapi is ${openapi ?? "missing"}; 3.0 and 3.1 are read`);
  checkReferences(source);
  const spec = readSpec(provider, normalize(source.root), { where: source.where, hash });
  checkConventions(spec);
  return spec;
}
