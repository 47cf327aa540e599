import { isObject, type Json, objectOf } from "../json.ts";
import { methods, type Spec } from "../model/operation.ts";
import type { Report } from "./report.ts";

const known = new Set<string>([...methods, "parameters", "summary", "description", "servers"]);

/** What concerns the document as a whole, before any operation is looked at. */
export function documentRules({ document, operations }: Spec, report: Report): void {
  if (operations.length === 0) report([], undefined, "no operations; write them under paths");
  for (const [path, item] of Object.entries(objectOf(document.paths))) {
    for (const key of Object.keys(objectOf(item))) {
      if (known.has(key) || key.startsWith("x-")) continue;
      report(["paths", path, key], undefined, `${path}: ${key} is not supported; leave it out`);
    }
  }
  const envelope: Json | undefined = document["x-envelope"];
  if (envelope === undefined) return;
  const { data, errors } = isObject(envelope) ? envelope : {};
  if (!isPointer(data) || !isPointer(errors))
    report(["x-envelope"], undefined, "x-envelope needs data and errors, JSON pointers such as /data and /errors");
}

export function isPointer(value: Json | undefined): value is string {
  return typeof value === "string" && /^(\/[^/]+)+$/.test(value);
}
