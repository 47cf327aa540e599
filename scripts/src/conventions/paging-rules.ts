import { placeOf, pointerOf } from "../json.ts";
import { schemaAt, typesOf } from "../model/follow.ts";
import type { Operation, Spec } from "../model/operation.ts";
import { payloadOf } from "../model/payload.ts";
import { isPointer } from "./document-rules.ts";
import type { Report, Rule } from "./report.ts";

const leadsSomewhere: Rule = (operation, spec, report) => {
  const { paging } = operation;
  if (!paging) return;
  const at = [...operation.at, "x-pagination"];
  const asked = paging.kind === "cursor" ? { cursor: paging.cursor } : { page: paging.page };
  for (const [key, name] of Object.entries({ ...asked, ...(paging.limit !== undefined && { limit: paging.limit }) })) {
    if (operation.parameters.some((parameter) => parameter.in === "query" && parameter.name === name)) continue;
    report(
      [...at, key],
      operation,
      `x-pagination ${key}: there is no query parameter "${name}"; name one that there is`,
    );
  }
  if (paging.kind === "cursor") {
    pointer(spec, operation, report, "items", paging.items, ["array"]);
    pointer(spec, operation, report, "next", paging.next, ["string"]);
    if (paging.more !== undefined) pointer(spec, operation, report, "more", paging.more, ["boolean"]);
    return;
  }
  pointer(spec, operation, report, "items", paging.items, ["array"]);
  for (const key of ["number", "size", "total"] as const) {
    pointer(spec, operation, report, key, paging[key], ["integer", "number"]);
  }
};

/** A pointer of x-pagination leads to a property of the result, of a type that can be what it is wanted for. */
function pointer(
  spec: Spec,
  operation: Operation,
  report: Report,
  key: string,
  value: string,
  types: readonly string[],
): void {
  const say = (problem: string) =>
    report([...operation.at, "x-pagination", key], operation, `x-pagination ${key}: ${problem}`);
  const schema = isPointer(value) && schemaAt(spec.document, payloadOf(spec, operation) ?? {}, value);
  if (!isPointer(value)) say(`"${value}" is not a JSON pointer; write it like /data`);
  else if (lastItems(spec, operation, value).some((list) => key !== "next" || list !== operation.paging?.items))
    say(`${value} leads through the last item of a list; only next may, through the list of items`);
  else if (!schema) say(`the result has no ${value}; point at a property that its schema has`);
  else {
    const found = typesOf(spec.document, schema);
    if (types.some((type) => found.has(type))) return;
    say(`${value} is ${[...found].join(" or ") || "of no stated type"}; it must be ${types.join(" or ")}`);
  }
}

/** The lists through whose last item a pointer leads: `/data` of `/data/-1/id`. An object may have a property of that name. */
function lastItems(spec: Spec, operation: Operation, value: string): string[] {
  const parts = placeOf(value);
  const lists = parts.flatMap((part, index) => (part === "-1" ? [pointerOf(parts.slice(0, index))] : []));
  return lists.filter((list) => {
    const schema = schemaAt(spec.document, payloadOf(spec, operation) ?? {}, list);
    return schema && !typesOf(spec.document, schema).has("object");
  });
}

export const pagingRules: readonly Rule[] = [leadsSomewhere];
