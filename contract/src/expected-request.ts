import { isObject, type Json, type Operation, type Spec, valueAt } from "@evalbridge-internal/scripts";
import type { Args } from "./valid-calls.ts";

/** What a request must look like on the wire, told from the spec alone. */
export interface ExpectedRequest {
  readonly method: string;
  readonly path: string;
  /** Sorted by name. */
  readonly query: readonly (readonly [string, string])[];
  readonly headers: Readonly<Record<string, string>>;
  /** `undefined`: none. */
  readonly body: unknown;
}

export function expectedRequest(spec: Spec, operation: Operation, args: Args, key: string): ExpectedRequest {
  const given = operation.parameters.filter(({ name }) => args[name] !== undefined);
  const at = (place: string) => given.filter((one) => one.in === place);
  return {
    method: operation.method,
    path: operation.path.replace(/\{([^}]+)\}/g, (_, name) => encodeURIComponent(String(args[name]))),
    query: at("query")
      .flatMap(({ name, at: place }) => queryPairs(name, args[name], valueAt(spec.document, place)))
      .sort(byText),
    headers: {
      accept: "application/json",
      ...credentialHeader(spec, key),
      ...(args.body !== undefined && { "content-type": "application/json" }),
      ...Object.fromEntries(at("header").map(({ name }) => [name.toLowerCase(), String(args[name])])),
    },
    body: args.body,
  };
}

/** As OpenAPI's `style: form` has it: a list is repeated, or joined by commas where `explode` is false. */
function queryPairs(name: string, value: unknown, parameter: Json | undefined): [string, string][] {
  if (!Array.isArray(value)) return [[name, String(value)]];
  return isObject(parameter) && parameter.explode === false
    ? [[name, value.join(",")]]
    : value.map((item) => [name, String(item)]);
}

/** Where the key goes and in which form, by the security scheme that the spec documents. */
export function credentialHeader(spec: Spec, key: string): Readonly<Record<string, string>> {
  const schemes = valueAt(spec.document, ["components", "securitySchemes"]);
  const [scheme, ...others] = Object.values(isObject(schemes) ? schemes : {}).filter(isObject);
  if (!scheme || others.length > 0) throw new Error(`${spec.provider} has not exactly one security scheme`);
  if (scheme.type === "http" && scheme.scheme === "bearer") return { authorization: `Bearer ${key}` };
  if (scheme.type === "apiKey" && scheme.in === "header") return { [String(scheme.name).toLowerCase()]: key };
  throw new Error(`${spec.provider} has a security scheme that nobody thought of: ${JSON.stringify(scheme)}`);
}

export function byText(one: readonly string[], other: readonly string[]): number {
  return one.join("\0") < other.join("\0") ? -1 : 1;
}
