import { type Json, type JsonObject, objectOf } from "../json.ts";
import { follow, schemaAt, typesOf } from "../model/follow.ts";
import type { Operation, Spec } from "../model/operation.ts";

const limits = [
  "limit",
  "page_size",
  "pageSize",
  "per_page",
  "perPage",
  "max_results",
  "maxResults",
  "count",
  "size",
  "first",
  "top",
];
const cursors: Readonly<Record<string, readonly string[]>> = {
  cursor: ["next_cursor", "nextCursor", "cursor", "next"],
  next_cursor: ["next_cursor"],
  page_token: ["next_page_token"],
  pageToken: ["nextPageToken"],
  next_token: ["next_token"],
  nextToken: ["nextToken"],
  NextToken: ["NextToken"],
  continuation_token: ["continuation_token", "next_continuation_token"],
  continuationToken: ["continuationToken", "nextContinuationToken"],
  marker: ["next_marker", "nextMarker"],
  after: ["last_id", "next_cursor", "after", "endCursor", "end_cursor"],
  after_id: ["last_id", "next_cursor"],
  starting_after: ["next_cursor", "last_id"],
  offset: ["next_offset", "nextOffset"],
};
/** Parameters that take the id of a page's last item, where an answer has no cursor. */
const afters = ["starting_after", "startingAfter", "after_id", "afterId", "after"];
const numbers = ["page", "page_number", "pageNumber", "page_num"];
const sizes = ["per_page", "perPage", "page_size", "pageSize", "size", "limit"];
const totals = ["total", "total_count", "totalCount", "total_items", "totalItems", "count"];
const mores = ["has_more", "hasMore", "has_next_page", "hasNextPage", "more"];
/** Objects that tell of the page, beside the list. */
const asides = ["meta", "metadata", "pagination", "paging", "page_info", "pageInfo", "response_metadata", "links"];

/** What a list is likely to be followed by; nothing where the document does not show it. */
export function proposePaging(spec: Spec, operation: Operation): JsonObject | undefined {
  const { method, success, parameters } = operation;
  if (method !== "GET" || success.form !== "json" || !success.schema) return undefined;
  const fields = fieldsOf(spec.document, success.schema);
  const lists = [...fields].filter(([, types]) => types.has("array")).map(([pointer]) => pointer);
  const [items, ...others] = lists;
  // With two lists, which one the pages are of is for a person to say.
  if (items === undefined || others.length > 0) return undefined;
  const asked = parameters.filter((one) => one.in === "query");
  const limit = asked.find(({ name, schema }) => limits.includes(name) && isCount(spec, schema))?.name;
  const more = find(fields, mores, "boolean");
  const takesMark = (name: string) => asked.some((one) => one.name === name && isMark(spec, one.schema));
  const by = (cursor: string, next: string): JsonObject => ({
    ...{ cursor, ...(limit !== undefined && { limit }), items, next },
    ...(more !== undefined && { more }),
  });
  for (const [name, fromAnswer] of Object.entries(cursors)) {
    const next = takesMark(name) ? find(fields, fromAnswer, "string") : undefined;
    if (next !== undefined) return by(name, next);
  }
  const page = asked.find(({ name, schema }) => numbers.includes(name) && isCount(spec, schema))?.name;
  const [number, size, total] = [numbers, sizes, totals].map((names) => find(fields, names, "integer"));
  if (page !== undefined && number !== undefined && size !== undefined && total !== undefined)
    return { page, ...(limit !== undefined && { limit }), items, number, size, total };
  // `after` alone may be anything: a flag shows that it is about pages.
  const after = afters.find((name) => takesMark(name) && (name !== "after" || more !== undefined));
  if (after === undefined || page !== undefined || hasCursor(spec.document, success.schema)) return undefined;
  return isNamed(spec.document, success.schema, items) ? by(after, `${items}/-1/id`) : undefined;
}

/** Whether an answer has, beside its list, anything that a cursor could be: an id in its place would lead to other pages. */
function hasCursor(document: JsonObject, schema: Json, depth = 0): boolean {
  return propertiesOf(document, schema).some(([name, one]) => {
    const types = typesOf(document, one);
    if (types.has("array") || types.has("boolean")) return false;
    return /cursor|token|next|after|marker|last_?id/i.test(name) || (depth < 2 && hasCursor(document, one, depth + 1));
  });
}

/** Whether a parameter takes any text: `after` may also be a date, which no cursor is. */
function isMark({ document }: Spec, schema: JsonObject): boolean {
  const { value } = follow(document, schema, []);
  const choices = [value.anyOf, value.oneOf].flatMap((list) => (Array.isArray(list) ? list : []));
  const isDate = [value, ...choices.map((one: Json) => follow(document, one, []).value)].some(({ format }) =>
    /^(date|time)/.test(String(format)),
  );
  return typesOf(document, schema).has("string") && !isDate;
}

/** Whether the items of a list have an `id` that is text. */
function isNamed(document: JsonObject, schema: JsonObject, items: string): boolean {
  const item = schemaAt(document, schema, `${items}/-1`) ?? {};
  const types = propertiesOf(document, item).flatMap(([name, one]) =>
    name === "id" ? [...typesOf(document, one)] : [],
  );
  return types.includes("string") && !types.includes("integer") && !types.includes("number");
}

function isCount({ document }: Spec, schema: JsonObject): boolean {
  const types = typesOf(document, schema);
  return types.has("integer") || types.has("number");
}

type Fields = ReadonlyMap<string, ReadonlySet<string>>;

/** The types of an answer's fields, and of those in an object that tells of the page, by pointer. */
function fieldsOf(document: JsonObject, schema: JsonObject): Fields {
  const fields = new Map<string, ReadonlySet<string>>();
  for (const [name, property] of propertiesOf(document, schema)) {
    fields.set(`/${escaped(name)}`, typesOf(document, property));
    if (!asides.includes(name)) continue;
    for (const [inner, one] of propertiesOf(document, property))
      fields.set(`/${escaped(name)}/${escaped(inner)}`, typesOf(document, one));
  }
  return fields;
}

function propertiesOf(document: JsonObject, schema: Json, depth = 0): [string, JsonObject][] {
  const { value } = follow(document, schema, []);
  const parts = depth < 8 && Array.isArray(value.allOf) ? value.allOf : [];
  return [
    ...parts.flatMap((part: Json) => propertiesOf(document, part, depth + 1)),
    ...Object.entries(objectOf(value.properties)).map(([name, one]): [string, JsonObject] => [name, objectOf(one)]),
  ];
}

function escaped(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

function find(fields: Fields, names: readonly string[], type: string): string | undefined {
  const fits = (types: ReadonlySet<string>) => types.has(type) || (type === "integer" && types.has("number"));
  for (const name of names)
    for (const [pointer, types] of fields) if (pointer.split("/").at(-1) === name && fits(types)) return pointer;
  return undefined;
}
