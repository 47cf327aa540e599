// Prism validates what it is sent, and is told to serve examples unseen. This is a second opinion on both directions, by another
// validator (Ajv against the normalised document), of what really went over the wire.
import type { RecordedRequest } from "@evalbridge/mock";
import type { Spec } from "@evalbridge-internal/scripts";
import { answerMismatches } from "./answer-check.ts";
import type { Mismatch } from "./mismatch.ts";
import { requestMismatches } from "./request-check.ts";
import { createSchemaCheck, type SchemaCheck } from "./schema-check.ts";
import { specOf } from "./specs.ts";

const checks = new Map<string, SchemaCheck>();

/** The schemas of a provider, each compiled once in a process. */
export function schemaCheckOf(provider: string): SchemaCheck {
  const check = checks.get(provider) ?? createSchemaCheck(specOf(provider));
  checks.set(provider, check);
  return check;
}

/** Where exchanges and a provider's spec disagree, one line each: `vogent getEvalRun #/paths/…: words`. */
export function secondCheck(provider: string, requests: readonly RecordedRequest[]): string[] {
  return requests.flatMap((request) => exchangeMismatches(specOf(provider), schemaCheckOf(provider), request));
}

/** The same of one exchange, by a spec given. */
export function exchangeMismatches(spec: Spec, check: SchemaCheck, request: RecordedRequest): string[] {
  const { method, path, answer } = request;
  const operation = spec.operations.find(({ id }) => id === request.operation);
  if (!operation) return [`${spec.provider} ${method} ${path}: no operation of the spec has this method and path`];
  const isRefusal = answer.status >= 400 && answer.status < 500;
  const mismatches: Mismatch[] = [
    ...(isRefusal ? [] : requestMismatches(spec, operation, request, check)),
    ...(isOwnRefusal(request) ? [] : answerMismatches(spec, operation, answer, check)),
  ];
  return mismatches.map((words) => `${spec.provider} ${operation.id} ${words}`);
}

/** A mock's own word about a request that no spec allows; whoever sent it was given an error. */
function isOwnRefusal({ answer: { status, headers } }: RecordedRequest): boolean {
  return status >= 400 && status < 500 && headers["content-type"] === "application/problem+json";
}
