import type { Known, OperationFacts } from "./api.ts";
import { ArgumentError } from "./errors/argument-error.ts";
import { json } from "./facts.ts";
import type { Content } from "./json-body.ts";
import type { Args } from "./operation.ts";
import { fillPath, namesIn, templateOf } from "./path.ts";

export function know(provider: string | undefined, name: string, operation: OperationFacts): Known {
  const { method, path, query = [], header = [], body } = operation;
  const template = templateOf(path.replace(/#.*/s, ""));
  const places: Known["places"] = new Map([
    ...namesIn(template).map((name) => [name, "path"] as const),
    ...query.map((name) => [name, "query"] as const),
    ...header.map((name) => [name, "header"] as const),
    ...(body ? [["body", "body"] as const] : []),
  ]);
  return { name, operation, place: { provider, method, path }, template, places };
}

/**
 * The address that a call with these arguments goes to. Puts into `headers` what goes there.
 * @throws {ArgumentError} for an argument that is unknown or missing, or that cannot be sent
 */
export function addressOf(
  { operation: { styles, uses }, place, template, places }: Known,
  baseUrl: string,
  args: Args,
  headers: Record<string, string>,
): string {
  for (const name of Object.keys(args)) {
    const where = places.get(name);
    if (where === undefined) {
      const known = [...places.keys()].join(", ") || "none";
      throw new ArgumentError(place, `there is no argument "${name}"; the arguments are: ${known}`);
    }
    if (where === "header") uses?.header?.(headers, name, args[name], place, styles);
  }
  let url = baseUrl + fillPath(place, template, args, uses?.path, styles);
  for (const name of Object.keys(args)) {
    const value = args[name];
    if (value !== undefined && places.get(name) === "query")
      url = uses?.query?.(url, name, value, place, styles) ?? url;
  }
  return url;
}

/** The body of a call, as it is sent. Says in `headers` what it is, and what is wanted in return. */
export function bodyOf(
  { operation, place }: Known,
  { body }: Args,
  headers: Record<string, string>,
): Content["body"] | undefined {
  headers["accept"] ??= operation.accept ?? json;
  const content = operation.uses?.body?.(place, operation, body);
  if (content) headers["content-type"] ??= content.type;
  return content?.body;
}
