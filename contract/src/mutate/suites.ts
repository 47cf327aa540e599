import { files } from "../repository.ts";
import type { Suite } from "./mutant.ts";

/** Core's tests by source file, where they are not called like it; those whose names fit come by themselves. */
const coreTests: Readonly<Record<string, readonly string[]>> = {
  answer: ["result", "client", "errors", "redact-answer", "precedence"],
  "ambiguous-result-error": ["lost-reason", "start"],
  arguments: ["client", "query", "precedence"],
  body: ["thrown-by-fetch"],
  check: ["odd-numbers"],
  content: ["as-sent"],
  credentials: ["precedence", "auth"],
  follow: ["follow-refusals"],
  http: ["platform", "client"],
  "http-error": ["errors", "precedence", "retry"],
  key: ["keyed", "mark"],
  look: ["only-match", "start"],
  lost: ["start", "only-match", "recheck"],
  match: ["only-match", "as-sent"],
  method: ["client"],
  mark: ["start", "precedence"],
  outcome: ["start", "retry", "keyed"],
  path: ["client", "query"],
  paging: ["last-item", "walk-by-number", "walk"],
  pointer: ["last-item", "mark", "client"],
  retry: ["held-up", "keyed"],
  redact: ["redact-answer", "auth"],
  "secret-forms": ["redact"],
  settings: ["precedence"],
  start: ["as-sent", "odd-numbers"],
  "start-memory": ["only-match", "start", "clock-set"],
  text: ["style", "query", "client"],
  transport: ["deadline", "held-up", "clock-set", "no-response", "thrown-by-fetch"],
  walk: ["walk-by-number", "follow-refusals"],
  status: ["run"],
  values: ["run"],
};

/** The tests that a mistake in a source file has to face, those that are nearest to it first. */
export function suitesOf(owner: string, file: string): Suite[] {
  if (owner === "core") return coreSuites(file);
  const own = { files: files(`packages/${owner}/test/*.test.ts`) };
  const source = { files: ["contract/test/run-sources.test.ts"], pattern: new RegExp(`^${owner}(-kb)? > `) };
  const messages = { files: ["contract/test/operations.test.ts"], provider: owner };
  const facts = { files: ["contract/test/operation-classes.test.ts"] };
  return file.endsWith("/provider.ts") ? [facts, own, messages] : [own, source];
}

function coreSuites(file: string): Suite[] {
  const name = file.replace(/^.*\/|\.ts$/g, "");
  const all = files("packages/core/test/*.test.ts");
  const nearest = new Set([name, ...(coreTests[name] ?? [])].map((one) => `packages/core/test/${one}.test.ts`));
  const first = all.filter((one) => nearest.has(one));
  return [...(first.length > 0 ? [{ files: first }] : []), { files: all }];
}

const contract = (...names: string[]) => names.map((name) => `contract/test/${name}.test.ts`);

/** The tests of one operation, then those of the run source that may use it; what the table alone says is seen first of all. */
export function operationSuites(provider: string, operation: string, side: "table" | "document"): Suite[] {
  const pattern = new RegExp(`^${provider} > ${operation} > `);
  const suite = (...names: string[]): Suite => ({ files: contract(...names), pattern, provider });
  const [sending, operations, forms] = [suite("sending", "lost-answers"), suite("operations"), suite("forms")];
  return [
    ...(side === "table" ? [sending, operations, forms] : [operations, forms, sending]),
    suite("answers", "properties"),
    { files: contract("run-sources"), pattern: new RegExp(`^${provider}(-kb)? > `) },
    // What the client of all operations does just as well without is there for the client of one.
    ...(side === "table" ? [suite("tables")] : []),
  ];
}
