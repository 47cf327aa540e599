import { isDeepStrictEqual } from "node:util";
import type { RecordedRequest } from "@evalbridge/mock";
import { isObject, type Json, type Operation, type Spec, valueAt } from "@evalbridge-internal/scripts";
import { securityOf } from "./request-check.ts";
import type { Args } from "./valid-calls.ts";

/** What a request must look like on the wire, told from the spec alone. */
interface ExpectedRequest {
  readonly method: string;
  readonly path: string;
  /** Percent-encoded, sorted. */
  readonly query: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  /** `undefined`: none. */
  readonly body: unknown;
}

/** What was sent otherwise than a call asked for, field by field: method, path, query, headers, body. */
export function requestDifferences(
  spec: Spec,
  operation: Operation,
  args: Args,
  key: string,
  sent: RecordedRequest | undefined,
): string[] {
  if (!sent) return ["nothing was sent"];
  const expected = expectedRequest(spec, operation, args, key);
  const [, query = ""] = sent.url.split(/\?(.*)/s);
  const fields: [string, unknown, unknown][] = [
    ["operation", sent.operation, operation.id],
    ["method", sent.method, expected.method],
    ["path", sent.path, expected.path],
    ["query", query.split("&").filter(Boolean).sort(), expected.query],
    ["body", sent.body === "" ? undefined : JSON.parse(sent.body), expected.body],
    ["content-type", sent.headers["content-type"], expected.headers["content-type"]],
    ...Object.entries(expected.headers).map(([name, text]): [string, unknown, unknown] => [
      name,
      sent.headers[name],
      text,
    ]),
  ];
  return fields
    .filter(([, is, wanted]) => !isDeepStrictEqual(is, wanted))
    .map(([field, is, wanted]) => `${field} is ${JSON.stringify(is)}, not ${JSON.stringify(wanted)}`);
}

function expectedRequest(spec: Spec, operation: Operation, args: Args, key: string): ExpectedRequest {
  const given = operation.parameters.filter(({ name }) => args[name] !== undefined);
  const at = (place: string) => given.filter((one) => one.in === place);
  const { header, prefix } = securityOf(spec);
  return {
    method: operation.method,
    path: operation.path.replace(/\{([^}]+)\}/g, (_, name) => encodeURIComponent(String(args[name]))),
    query: at("query")
      .flatMap(({ name, at: place }) => queryPairs(name, args[name], valueAt(spec.document, place)))
      .sort(),
    headers: {
      accept: "application/json",
      [header]: `${prefix}${key}`,
      ...(args.body !== undefined && { "content-type": "application/json" }),
      ...Object.fromEntries(at("header").map(({ name }) => [name.toLowerCase(), String(args[name])])),
    },
    body: args.body,
  };
}

/** As OpenAPI's `style: form` has it: a list is repeated, or joined by commas where `explode` is false. */
function queryPairs(name: string, value: unknown, parameter: Json | undefined): string[] {
  // The platform's URL writes an apostrophe in a query so.
  const texts = [value].flat().map((one) => encodeURIComponent(String(one)).replaceAll("'", "%27"));
  return isObject(parameter) && parameter.explode === false
    ? [`${name}=${texts.join(",")}`]
    : texts.map((text) => `${name}=${text}`);
}
