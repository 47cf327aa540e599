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

/** The schema of what a look finds: an item of a paged list, of an unpaged list at `items`, or the one thing that is read. */
export function foundOf(spec: Spec, look: Operation, items: string | undefined): JsonObject | undefined {
  const payload = payloadOf(spec, look) ?? {};
  if (items === undefined) return itemOf(spec, look) ?? payload;
  const list = schemaAt(spec.document, payload, items);
  return list && schemaAt(spec.document, list, "/0");
}
