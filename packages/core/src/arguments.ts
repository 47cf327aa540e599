import type { OperationFacts } from "./api.ts";
import type { Content } from "./content.ts";
import { ArgumentError } from "./errors/argument-error.ts";
import type { ErrorPlace } from "./errors/evalbridge-error.ts";
import { fillPath, namesIn, type Template, templateOf } from "./path.ts";
import { withParameter } from "./query.ts";
import { serialize, styleOf } from "./text.ts";

export const json = "application/json";

/** The flat arguments of a call: parameters by their own names, a JSON body under `body`. */
export type Args = { readonly body?: unknown; readonly [name: string]: unknown };

/** An operation with what all its calls have in common. */
export interface Known {
  readonly operation: OperationFacts;
  readonly place: ErrorPlace;
  readonly template: Template;
  /** Where each argument goes, by name. */
  readonly places: ReadonlyMap<string, "path" | "query" | "header" | "body">;
}

export function know(provider: string, operation: OperationFacts): Known {
  const { method, path, query = [], header = [], body } = operation;
  const template = templateOf(path.replace(/#.*/s, ""));
  const places: Known["places"] = new Map([
    ...namesIn(template).map((name) => [name, "path"] as const),
    ...query.map((name) => [name, "query"] as const),
    ...header.map((name) => [name, "header"] as const),
    ...(body ? [["body", "body"] as const] : []),
  ]);
  return { operation, place: { provider, method, path }, template, places };
}

/**
 * The address that a call with these arguments goes to. Puts into `headers` what goes there.
 * @throws {ArgumentError} for an argument that is unknown or missing, or that cannot be sent
 */
export function addressOf(
  { operation, place, template, places }: Known,
  baseUrl: string,
  args: Args,
  headers: Record<string, string>,
): string {
  if (typeof args !== "object" || args === null) throw new ArgumentError(place, "takes one object of arguments");
  const { styles } = operation;
  let texts: Record<string, unknown> = args;
  for (const name of Object.keys(args)) {
    const where = places.get(name);
    if (where === undefined) {
      const known = [...places.keys()].join(", ") || "none";
      throw new ArgumentError(place, `there is no argument "${name}"; the arguments are: ${known}`);
    }
    if (styles && (where === "path" || where === "header") && styleOf(styles, name) === "json")
      texts = { ...texts, [name]: serialize(place, args[name], `"${name}"`) };
    if (where === "header") putHeader(place, headers, name, texts[name]);
  }
  if (operation.body === "required" && args.body === undefined) throw new ArgumentError(place, "the body is missing");
  let url = baseUrl + fillPath(place, template, texts, styles);
  for (const name of Object.keys(args)) {
    const value = args[name];
    if (value !== undefined && places.get(name) === "query") url = withParameter(url, place, operation, name, value);
  }
  return url;
}

/** The body of a call, as it is sent. Says in `headers` what it is, and what is wanted in return. */
export function bodyOf(
  { operation: { accept = json, media, uses }, place }: Known,
  { body }: Args,
  headers: Record<string, string>,
): Content["body"] | undefined {
  headers["accept"] ??= accept;
  if (body === undefined) return undefined;
  const content = media && uses?.media?.(place, media, body);
  headers["content-type"] ??= content?.type ?? json;
  return content ? content.body : serialize(place, body);
}

function putHeader(place: ErrorPlace, headers: Record<string, string>, name: string, value: unknown): void {
  const texts = [value].flat().filter((one) => one !== undefined && one !== null);
  if (!texts.every(fitsHeader))
    throw new ArgumentError(place, `"${name}" holds a line break or something else that no header can carry`);
  if (texts.length > 0) headers[name.toLowerCase()] = texts.join(", ");
}

/** Whether a value can stand in a header as text. */
function fitsHeader(value: unknown): boolean {
  return Object(value) !== value && /^[\t\x20-\x7e\x80-\xff]*$/.test(String(value));
}
