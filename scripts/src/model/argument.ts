import type { JsonObject } from "../json.ts";
import { schemaAt, typesOf } from "./follow.ts";
import type { Operation, Spec } from "./operation.ts";

/** The schema of what a pointer into an operation's flat arguments leads to: one of them, or something inside the body. */
export function argumentAt(
  { document }: Spec,
  { parameters, body }: Operation,
  pointer: string,
): JsonObject | undefined {
  const [, name, inside = ""] = /^\/([^/]+)((?:\/[^/]+)*)$/.exec(pointer) ?? [];
  if (name === "body") return body && schemaAt(document, body.schema, inside);
  return inside === "" ? parameters.find((parameter) => parameter.name === name)?.schema : undefined;
}

/** Whether a text of ours can be put there: in an object of the body, or in a header. In a list it would be one more item. */
export function takesText(spec: Spec, operation: Operation, pointer: string): boolean {
  const [name, ...inside] = pointer.split("/").slice(1);
  const isHeader = operation.parameters.some((parameter) => parameter.in === "header" && parameter.name === name);
  const inBody = name === "body" && inside.length > 0 && !inside.some((key) => /^\d+$/.test(key));
  return (isHeader || inBody) && typesOf(spec.document, argumentAt(spec, operation, pointer) ?? {}).has("string");
}
