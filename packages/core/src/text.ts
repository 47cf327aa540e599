import { ArgumentError } from "./errors/argument-error.ts";
import type { ErrorPlace } from "./errors/evalbridge-error.ts";
import type { Style, Styles } from "./facts.ts";

/** Where a value goes: the call, the value's name in errors, and whether its texts stay as they are, as multipart wants them. */
export interface Spot {
  readonly place: ErrorPlace;
  readonly what: string;
  readonly isRaw?: boolean;
}

/** A name's own style: one called `constructor` has none. */
export function styleOf(styles: Styles | undefined, name: string): Style | undefined {
  return styles && Object.hasOwn(styles, name) ? styles[name] : undefined;
}

/** Whether a value is a list or an object of data; not a Blob, a stream or the like. A Date is a text, as in JSON. */
export function isNested(value: unknown): value is object {
  return typeof value === "object" && value !== null && !(value instanceof Date) && !(Symbol.toStringTag in value);
}

/** The JSON text of a body, or of another value by its name. */
export function serialize(place: ErrorPlace, value: unknown, what: string = "the body"): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    throw new ArgumentError(place, `${what} cannot be written as JSON (${(error as Error).message.split("\n")[0]})`);
  }
}

/** A single value as text. `null` is refused: what a server would make of that word, or of nothing, is anybody's guess. */
export function textOf(value: unknown, spot: Spot): string {
  const single: unknown = value instanceof Date ? value.toJSON() : value;
  if (single === null || single === undefined)
    throw refusal(spot, `holds ${single}, which cannot be said there; leave it out, or give "" to empty it`);
  if (["object", "function", "symbol"].includes(typeof single))
    throw refusal(spot, "holds what is no text, number or boolean");
  return String(single);
}

export function refusal({ place, what }: Spot, why: string): ArgumentError {
  return new ArgumentError(place, `${what} ${why}`);
}

export function encode(text: string, spot: Spot): string {
  if (spot.isRaw) return text;
  try {
    return encodeURIComponent(text);
  } catch {
    throw refusal(spot, "holds half a character (a lone surrogate)");
  }
}
