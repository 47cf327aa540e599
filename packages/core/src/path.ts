import type { Styles } from "./api.ts";
import { ArgumentError } from "./errors/argument-error.ts";
import type { ErrorPlace } from "./errors/evalbridge-error.ts";
import { styleOf } from "./style.ts";

const placeholder = /\{([^{}]+)\}/g;

/** The names of a path template's parameters. */
export function pathParameters(template: string): string[] {
  return Array.from(template.matchAll(placeholder), (match) => match[1] as string);
}

/**
 * Fills a path template. Each value stays inside its own segment: openapi-fetch's default lets `..` climb out of it (the
 * URL parser removes the parent), turns an empty value into `//` and sends `{id}` for a missing one.
 * @throws {ArgumentError} for a missing or empty value, `.` or `..`; for a list, unless its style is `comma`, each part held to the same
 */
export function fillPath(
  place: ErrorPlace,
  template: string,
  values: Readonly<Record<string, unknown>> = {},
  styles?: Styles,
): string {
  return template.replace(placeholder, (_, name: string) => {
    const value = values[name];
    const refuse = (why: string) => new ArgumentError(place, `path parameter "${name}" ${why}`);
    const written = (value: unknown) => {
      if (value === undefined || value === null) throw refuse("is missing");
      if (typeof value === "object" || typeof value === "function") throw refuse("must be text or a number");
      const text = String(value);
      if (text === "") throw refuse("is empty");
      if (text === "." || text === "..") throw refuse(`is "${text}", which would change the path; give the id itself`);
      try {
        return encodeURIComponent(text);
      } catch {
        throw refuse("holds half a character (a lone surrogate)");
      }
    };
    if (!Array.isArray(value) || styleOf(styles, name) !== "comma") return written(value);
    if (value.length === 0) throw refuse("is an empty list");
    return value.map(written).join(",");
  });
}
