import { isObject, type JsonObject } from "../json.ts";
import { follow, schemaAt } from "./follow.ts";
import type { Operation, Spec } from "./operation.ts";

/** The schema of an operation's result, after the envelope was opened; `undefined` where a success has no body. */
export function payloadOf({ document, envelope }: Spec, { success }: Operation): JsonObject | undefined {
  return success.schema && envelope ? schemaAt(document, success.schema, envelope.data) : success.schema;
}

/** The schema of a list's items; `undefined` where the operation is no list. */
export function itemOf(spec: Spec, operation: Operation): JsonObject | undefined {
  const payload = payloadOf(spec, operation);
  const list = payload && operation.paging && schemaAt(spec.document, payload, operation.paging.items);
  const items = list && follow(spec.document, list, []).value.items;
  return isObject(items) ? items : undefined;
}
