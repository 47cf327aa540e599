import { existsSync } from "node:fs";
import { join } from "node:path";
import { readSpec, type Spec } from "@evalbridge-internal/scripts";
import { read, root } from "./repository.ts";

const specs = new Map<string, Spec>();

/** A provider's spec, out of the document that its mock serves. */
export function specOf(provider: string): Spec {
  const file = `packages/mock/documents/${provider}.gen.json`;
  if (!existsSync(join(root, file))) throw new Error(`${file} is missing; run: npm run codegen`);
  const spec = specs.get(provider) ?? readSpec(provider, JSON.parse(read(file)));
  specs.set(provider, spec);
  return spec;
}
