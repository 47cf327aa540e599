import type { Auth } from "@evalbridge/core";
import type { RecordedRequest } from "@evalbridge/mock";
import { isObject, type Json, type Operation } from "@evalbridge-internal/scripts";
import type { MadeArguments } from "./made-arguments.ts";
import { inOrder, type Pair, writtenOut } from "./written-out.ts";

/** Where a request that was sent is another than its arguments and the description ask for; nothing: an empty list. */
export async function requestDifferences(
  operation: Operation,
  args: MadeArguments,
  key: string,
  auth: Auth,
  sent: RecordedRequest,
): Promise<string[]> {
  const url = new URL(sent.url);
  const given = operation.parameters.filter(({ name }) => Object.hasOwn(args, name));
  const [template = "", fixed = ""] = operation.path.split("?");
  const query = given
    .filter((one) => one.in === "query")
    .flatMap(({ name, style }) => writtenOut(name, args[name] as Json, style));
  const keyPair: Pair[] = auth.kind === "query" ? [[auth.name, key]] : [];
  const differences = [
    differ("method", sent.method, operation.method),
    differ("path", sent.path, filled(template, args, operation)),
    differ("query", inOrder(url.searchParams), inOrder([...new URLSearchParams(fixed), ...query, ...keyPair])),
    ...given
      .filter((one) => one.in === "header")
      .map(({ name, style }) => differ(name, sent.headers[name.toLowerCase()], headerOf(args[name] as Json, style))),
    ...keyHeaders(auth, key).map(([name, value]) => differ(name, sent.headers[name], value)),
    differ("body", await bodySent(operation, sent), await bodyWanted(operation, args.body)),
  ];
  return differences.filter((text) => text !== undefined);
}

function differ(what: string, sent: unknown, wanted: unknown): string | undefined {
  const [one, other] = [JSON.stringify(sent), JSON.stringify(wanted)];
  return one === other ? undefined : `${what} is ${one}, not ${other}`;
}

function filled(template: string, args: MadeArguments, { parameters }: Operation): string {
  const json = new Set(parameters.filter((one) => one.in === "path" && one.style === "json").map(({ name }) => name));
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) =>
    (json.has(name) ? [JSON.stringify(args[name])] : [args[name]].flat())
      .map((item) => encodeURIComponent(String(item)))
      .join(","),
  );
}

function headerOf(value: Json, style: string | undefined): string {
  return style === "json" ? JSON.stringify(value) : [value].flat().map(String).join(",");
}

function keyHeaders(auth: Auth, key: string): [string, string][] {
  if (auth.kind === "bearer") return [["authorization", `Bearer ${key}`]];
  if (auth.kind === "basic") return [["authorization", `Basic ${Buffer.from(key).toString("base64")}`]];
  if (auth.kind === "cookie") return [["cookie", `${auth.name}=${key}`]];
  return auth.kind === "header" ? [[auth.name.toLowerCase(), `${auth.prefix ?? ""}${key}`]] : [];
}

/** A body as what it says, with its media type: forms as pairs, JSON as its value. */
async function bodySent({ body }: Operation, { headers, body: text }: RecordedRequest): Promise<unknown> {
  const type = headers["content-type"];
  if (text === "" && type === undefined) return undefined;
  const essence = type?.split(";")[0]?.trim();
  if (body?.form === "json") return [essence, JSON.parse(text)];
  if (body?.form === "urlencoded") return [essence, inOrder(new URLSearchParams(text))];
  if (body?.form !== "multipart") return [essence, text];
  const form = await new Response(text, { headers: { "content-type": type ?? "" } }).formData();
  const parts = await Promise.all(
    [...form].map(
      async ([name, value]): Promise<Pair> => [name, typeof value === "string" ? value : await value.text()],
    ),
  );
  return [essence, inOrder(parts)];
}

async function bodyWanted({ body }: Operation, value: Json | undefined): Promise<unknown> {
  if (!body || value === undefined) return undefined;
  const { form, media, styles = {} } = body;
  const essence = media.includes("*") ? "application/octet-stream" : media.split(";")[0]?.trim();
  if (form === "json") return [essence, value];
  if (form === "text" || form === "bytes") return [essence, value];
  const styleOf = (name: string, item: Json) =>
    styles[name] ?? (form === "multipart" && (isObject(item) || isListOfParts(item)) ? "json" : undefined);
  const fields = Object.entries(value as MadeArguments);
  const pairs = fields.flatMap(([name, item]) =>
    form === "multipart" && Array.isArray(item) && styles[name] === undefined
      ? item.flatMap((one: Json) => writtenOut(name, one, styleOf(name, [one])))
      : writtenOut(name, item, styleOf(name, item)),
  );
  return [essence, inOrder(pairs)];
}

function isListOfParts(value: Json): boolean {
  return Array.isArray(value) && value.some((item) => typeof item === "object");
}
