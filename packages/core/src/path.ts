import { ArgumentError } from "./errors/argument-error.ts";
import type { ErrorPlace } from "./errors/evalbridge-error.ts";
import type { Styles } from "./facts.ts";

/** A path template in parts: text, a parameter's name, text, and so on. */
export type Template = readonly string[];

export const templateOf = (path: string): Template => path.split(/\{([^{}]+)\}/);

/** The names of a template's parameters. */
export const namesIn = (template: Template): string[] => template.filter((_, index) => index % 2 === 1);

/** Writes one value into a path. */
export type WritePart = (place: ErrorPlace, name: string, value: unknown, styles?: Styles) => string;

/**
 * Fills a path template. Each value stays inside its own segment: openapi-fetch's default lets `..` climb out of it (the
 * URL parser removes the parent), turns an empty value into `//` and sends `{id}` for a missing one.
 * @throws {ArgumentError} for a missing or empty value, `.` or `..`, and what is no single value
 */
export function fillPath(
  place: ErrorPlace,
  template: Template,
  values: Readonly<Record<string, unknown>>,
  write: WritePart = writePart,
  styles?: Styles,
): string {
  let path = template[0] as string;
  for (let index = 1; index < template.length; index += 2) {
    const name = template[index] as string;
    path += write(place, name, Object.hasOwn(values, name) ? values[name] : undefined, styles);
    path += template[index + 1] as string;
  }
  return path;
}

export const writePart: WritePart = (place, name, value) => {
  if (value === undefined || value === null) throw refuse(place, name, "is missing");
  if (typeof value === "object" || typeof value === "function") throw refuse(place, name, "must be text or a number");
  const text = String(value);
  if (text === "") throw refuse(place, name, "is empty");
  if (text === "." || text === "..")
    throw refuse(place, name, `is "${text}", which would change the path; give the id itself`);
  try {
    return encodeURIComponent(text);
  } catch {
    throw refuse(place, name, "holds half a character (a lone surrogate)");
  }
};

export const refuse = (place: ErrorPlace, name: string, why: string): ArgumentError =>
  new ArgumentError(place, `path parameter "${name}" ${why}`);
