import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadSpec } from "../src/load-spec.ts";
import type { Spec } from "../src/model/operation.ts";
import { differences } from "../src/pages/differences.ts";
import { readPage } from "../src/pages/read-page.ts";
import { structureOf } from "../src/pages/structure.ts";
import { normalize } from "../src/spec/normalize.ts";

/** Operations as their providers' pages give them, without the prose. */
export const shown: readonly { provider: string; page: string; id: string }[] = [
  { provider: "vogent", page: "vogent-list-eval-config-runs.md", id: "listEvalConfigRuns" },
  { provider: "vogent", page: "vogent-run-eval.md", id: "runEval" },
  { provider: "feather", page: "feather-list-eval-runs.md", id: "listEvalRuns" },
];

export function pageText(page: string): string {
  return readFileSync(join(import.meta.dirname, "fixtures/pages", page), "utf8");
}

const specs = new Map<string, Spec>();

/** Where the text of a page differs from our spec of that provider. */
export function againstSpec(provider: string, text: string): string[] {
  const { source, path, method } = readPage("page.md", text);
  const spec = specs.get(provider) ?? loadSpec(provider);
  specs.set(provider, spec);
  const there = structureOf(normalize(source.root), path, method);
  return differences(there, structureOf(spec.document, path, method));
}
