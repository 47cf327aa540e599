/** An operation that can be called with a few texts and numbers, and what is read of its answer. */
export interface SimpleGet {
  readonly path: string;
  readonly operationId: string;
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly property: string;
}

type Json = Readonly<Record<string, unknown>>;
const objectOf = (value: unknown): Json => (typeof value === "object" && value !== null ? (value as Json) : {});

/**
 * The operations of a document that read one record: path parameters alone are required, and it answers with an object; with `envelope`,
 * with one that holds the record at that name.
 */
export function simpleGets(document: unknown, envelope?: string): SimpleGet[] {
  const resolved = (value: unknown): Json => {
    const { $ref } = objectOf(value);
    if (typeof $ref !== "string") return objectOf(value);
    const parts = $ref
      .slice(2)
      .split("/")
      .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
    return resolved(parts.reduce<unknown>((here, part) => objectOf(here)[part], document));
  };
  return Object.entries(objectOf(objectOf(document)["paths"])).flatMap(([path, item]) => {
    const get = objectOf(objectOf(item)["get"]);
    const { operationId, responses } = get;
    if (typeof operationId !== "string") return [];
    const lists = [objectOf(item)["parameters"], get["parameters"]] as (readonly unknown[] | undefined)[];
    const required = lists.flatMap((list) => (list ?? []).map(resolved)).filter(({ required }) => required === true);
    if (required.some((one) => one["in"] !== "path")) return [];
    const values = required.map((one): [string, string | number | undefined] => [
      String(one["name"]),
      exampleOf(resolved(one["schema"])),
    ]);
    // With a second kind of success, an answer may be another than the record.
    if (Object.keys(objectOf(responses)).filter((status) => /^(2|default)/.test(status)).length !== 1) return [];
    const answer = resolved(responseSchema(resolved(objectOf(responses)["200"])));
    const record = envelope === undefined ? answer : resolved(objectOf(answer["properties"])[envelope]);
    const property = propertyOf(record);
    if (property === undefined || values.some(([, value]) => value === undefined)) return [];
    return [{ path, operationId, property, parameters: Object.fromEntries(values) as SimpleGet["parameters"] }];
  });
}

function exampleOf({ type, enum: words, format }: Json): string | number | undefined {
  if (words !== undefined || format === "date-time") return undefined;
  return type === "string" ? "a" : type === "integer" || type === "number" ? 1 : undefined;
}

function responseSchema(response: Json): unknown {
  return objectOf(objectOf(response["content"])["application/json"])["schema"];
}

function propertyOf({ type, properties, nullable }: Json): string | undefined {
  if (type !== "object" || nullable === true) return undefined;
  return Object.keys(objectOf(properties)).find((name) => /^[a-z]\w*$/.test(name));
}
