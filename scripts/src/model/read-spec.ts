import type { KeyPlace, OperationClass, Reconcile } from "@evalbridge/core";
import { isObject, type JsonObject, objectOf, type Place, pointerOf, textOf } from "../json.ts";
import {
  type Envelope,
  type Evidence,
  type Method,
  methods,
  type Operation,
  type Origin,
  type Spec,
} from "./operation.ts";
import { readPaging } from "./read-paging.ts";
import { described, optional, readAnswer, readBody, readParameters } from "./read-parts.ts";

/**
 * Reads a normalised document. It takes the document at its word: what the conventions demand is checked apart from this
 * (see conventions/), so that every violation can be listed at once.
 */
export function readSpec(
  provider: string,
  document: JsonObject,
  { where, hash, origin = "authored" }: Pick<Spec, "where" | "hash"> & { origin?: Origin } = {
    where: inDocument,
    hash: "",
  },
): Spec {
  const info = objectOf(document.info);
  const envelope = document["x-envelope"];
  return {
    provider,
    title: textOf(info.title) ?? provider,
    version: String(info.version ?? ""),
    hash,
    origin,
    ...(isObject(envelope) && { envelope: envelope as unknown as Envelope }),
    operations: Object.entries(objectOf(document.paths)).flatMap(([path, item]) =>
      methods.flatMap((method) => {
        const operation = objectOf(item)[method];
        return isObject(operation) ? [readOperation(document, path, method, objectOf(item), operation)] : [];
      }),
    ),
    document,
    where,
  };
}

/** Where a place is, for a document that was not read from the author's file. */
const inDocument = (place: Place): string => `#${pointerOf(place)}`;

function readOperation(
  document: JsonObject,
  path: string,
  method: (typeof methods)[number],
  item: JsonObject,
  operation: JsonObject,
): Operation {
  const at = ["paths", path, method];
  const answers = Object.entries(objectOf(operation.responses))
    .filter(([status]) => /^\d{3}$/.test(status))
    .map(([status, value]) => readAnswer(document, Number(status), value, [...at, "responses", status]));
  const successes = answers.filter(({ status }) => status >= 200 && status < 300);
  const success = successes.find(({ schema }) => schema) ?? successes[0];
  const body = readBody(document, operation.requestBody, [...at, "requestBody"]);
  const paging = readPaging(operation["x-pagination"]);
  const timeoutMs = operation["x-timeout-ms"];
  const reconcile = operation["x-reconcile"];
  const key = operation["x-idempotency-key"];
  return {
    id: textOf(operation.operationId) ?? "",
    method: method.toUpperCase() as Method,
    path,
    summary: textOf(operation.summary) ?? "",
    ...described(operation),
    ...optional("docs", textOf(objectOf(operation.externalDocs).url)),
    tags: Array.isArray(operation.tags) ? operation.tags.map(String) : [],
    class: operation["x-operation-class"] as OperationClass,
    evidence: operation["x-evidence"] as Evidence,
    ...(typeof timeoutMs === "number" && { timeoutMs }),
    parameters: readParameters(document, item.parameters, ["paths", path, "parameters"], operation, at),
    ...optional("body", body),
    success: success ?? { status: 200, at, examples: [] },
    others: successes.filter((answer) => answer !== success),
    errors: answers.filter(({ status }) => status >= 400),
    ...optional("paging", paging),
    ...(isObject(reconcile) && { reconcile: readReconcile(reconcile) }),
    ...(isObject(key) && { key: key as unknown as KeyPlace }),
    ...optional("starts", textOf(operation["x-starts"])),
    ...optional("estimates", textOf(operation["x-estimates"])),
    at,
  };
}

/** One set of arguments may stand without a list, and what is found is named by `id` unless it says otherwise. */
function readReconcile({ look, with: rows = {}, ...rest }: JsonObject): Reconcile {
  const read = { look, with: Array.isArray(rows) ? rows : [rows], match: {}, id: "/id", ...rest };
  return read as unknown as Reconcile;
}
