import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkConventions } from "./conventions/check.ts";
import type { Spec } from "./model/operation.ts";
import { readSpec } from "./model/read-spec.ts";
import { normalize } from "./spec/normalize.ts";
import { readSource } from "./spec/read.ts";
import { checkReferences } from "./spec/references.ts";
import { defaultRoot } from "./workspace.ts";

/**
 * Reads a provider's spec, whole and normalised.
 * @throws {SpecError} listing what is wrong with it
 */
export function loadSpec(provider: string, root: string = defaultRoot): Spec {
  const file = `specs/${provider}/openapi.yaml`;
  return parseSpec(provider, file, readFileSync(join(root, file), "utf8"));
}

/**
 * The same from the text of a document; `file` is what it is called in messages.
 * @throws {SpecError} listing what is wrong with it
 */
export function parseSpec(provider: string, file: string, text: string): Spec {
  const source = readSource(file, text);
  checkReferences(source);
  const spec = readSpec(provider, normalize(source.root), source.where);
  checkConventions(spec);
  return spec;
}
