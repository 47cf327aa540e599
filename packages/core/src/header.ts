import { ArgumentError } from "./errors/argument-error.ts";
import type { ErrorPlace } from "./errors/evalbridge-error.ts";
import type { Styles } from "./facts.ts";
import { serialize, styleOf } from "./text.ts";

/** Puts an argument into a header, unless it says nothing. */
export function putHeader(
  headers: Record<string, string>,
  name: string,
  value: unknown,
  place: ErrorPlace,
  styles: Styles | undefined,
): void {
  const given = styleOf(styles, name) === "json" ? serialize(place, value, `"${name}"`) : value;
  const texts = [given].flat().filter((one) => one !== undefined && one !== null);
  if (!texts.every(fitsHeader))
    throw new ArgumentError(place, `"${name}" holds a line break or something else that no header can carry`);
  if (texts.length > 0) headers[name.toLowerCase()] = texts.join(", ");
}

/** Whether a value can stand in a header as text. */
function fitsHeader(value: unknown): boolean {
  return Object(value) !== value && /^[\t\x20-\x7e\x80-\xff]*$/.test(String(value));
}
