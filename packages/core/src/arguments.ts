import type { OperationFacts } from "./api.ts";
import { ArgumentError } from "./errors/argument-error.ts";
import type { ErrorPlace } from "./errors/evalbridge-error.ts";
import { pathParameters } from "./path.ts";
import { serialize, styleOf } from "./style.ts";

/** The flat arguments of a call: parameters by their own names, a JSON body under `body`. */
export type Args = { readonly body?: unknown; readonly [name: string]: unknown };

type ArgumentPlace = "path" | "query" | "header" | "body";
export type ArgumentPlaces = ReadonlyMap<string, ArgumentPlace>;

interface Arranged {
  readonly params: Readonly<Partial<Record<ArgumentPlace, Readonly<Record<string, unknown>>>>>;
  readonly body: unknown;
}

/** Where each argument of an operation goes, by name. */
export function placesOf(operation: OperationFacts): ArgumentPlaces {
  const places = new Map<string, ArgumentPlace>();
  for (const name of pathParameters(operation.path)) places.set(name, "path");
  for (const name of operation.query ?? []) places.set(name, "query");
  for (const name of operation.header ?? []) places.set(name, "header");
  if (operation.body) places.set("body", "body");
  return places;
}

/** Sorts flat arguments into path, query, header and body. */
export function arrange(operation: OperationFacts, places: ArgumentPlaces, place: ErrorPlace, args: Args): Arranged {
  if (typeof args !== "object" || args === null) throw new ArgumentError(place, "takes one object of arguments");
  const params: Partial<Record<ArgumentPlace, Readonly<Record<string, unknown>>>> = {};
  for (const [name, given] of Object.entries(args)) {
    const where = places.get(name);
    if (where === undefined) {
      const known = [...places.keys()].join(", ") || "none";
      throw new ArgumentError(place, `there is no argument "${name}"; the arguments are: ${known}`);
    }
    const isText = where !== "query" && styleOf(operation.styles, name) === "json";
    const value = isText ? serialize(place, given, `"${name}"`) : given;
    if (where === "body" || value === undefined) continue;
    if (where === "header" && ![value].flat().every(fitsHeader))
      throw new ArgumentError(place, `"${name}" holds a line break or something else that no header can carry`);
    params[where] = { ...params[where], [name]: value };
  }
  if (operation.body === "required" && args.body === undefined) throw new ArgumentError(place, "the body is missing");
  return { params, body: args.body };
}

/** Whether a value can stand in a header as text. */
function fitsHeader(value: unknown): boolean {
  return Object(value) !== value && /^[\t\x20-\x7e\x80-\xff]*$/.test(String(value));
}
