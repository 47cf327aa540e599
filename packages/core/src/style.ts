import type { Style, Styles } from "./api.ts";
import { ArgumentError } from "./errors/argument-error.ts";
import type { ErrorPlace } from "./errors/evalbridge-error.ts";

/** Where a value goes: the call, the value's name in errors, and whether its texts stay as they are, as multipart wants them. */
export interface Spot {
  readonly place: ErrorPlace;
  readonly what: string;
  readonly isRaw?: boolean;
}

type Pair = readonly [name: string, value: string];

const delimiters: Partial<Record<Style, string>> = { comma: ",", space: " ", pipe: "|" };
/** Deeper than any form, and far from the end of the stack. */
const deepest = 100;

/** A name's own style: one called `constructor` has none. */
export function styleOf(styles: Styles | undefined, name: string): Style | undefined {
  return styles && Object.hasOwn(styles, name) ? styles[name] : undefined;
}

/** Whether a value is a list or an object of data; not a Blob, a stream or the like. A Date is a text, as in JSON. */
export function isNested(value: unknown): value is object {
  return typeof value === "object" && value !== null && !(value instanceof Date) && !(Symbol.toStringTag in value);
}

/** The parts of a value that are sent: what is undefined in an object is not, as in JSON. */
export function partsOf(value: object): (readonly [name: string, value: unknown])[] {
  if (Array.isArray(value)) return Array.from(value, (part, index) => [String(index), part]);
  return Object.entries(value).filter(([, part]) => part !== undefined);
}

/** Writes a value as pairs of name and value, in its style, or as usual where that is undefined. */
export function pairsOf(name: string, value: unknown, style: Style | undefined, spot: Spot, depth: number = 0): Pair[] {
  const pair = (text: string): Pair[] => [[encode(name, spot), text]];
  if (style === "json") return pair(encode(serialize(spot.place, value, spot.what), spot));
  if (!isNested(value)) return pair(encode(textOf(value, spot), spot));
  if (depth === deepest) throw refusal(spot, "is nested too deeply, or in a circle");
  const parts = partsOf(value);
  if (parts.length === 0) throw refusal(spot, emptiness);
  const isList = Array.isArray(value);
  const delimiter = style && delimiters[style];
  if (delimiter !== undefined) {
    const texts = (isList ? parts.map(([, part]) => part) : parts.flat()).map((one) => encode(textOf(one, spot), spot));
    // A comma stays as it is: an encoded one is part of a value.
    return pair(texts.join(delimiter === "," ? delimiter : encode(delimiter, spot)));
  }
  const isSpread = style === "spread" && !isList;
  const isFlat = isList && !value.some(isNested);
  const nameOf = (key: string) => {
    if (isSpread) return key;
    if (!isFlat) return `${name}[${key}]`;
    return style === "deep" ? `${name}[]` : name;
  };
  return parts.flatMap(([key, part]) => pairsOf(nameOf(key), part, isSpread ? undefined : "deep", spot, depth + 1));
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

/** What an empty list or object is refused with. */
export const emptiness = "holds an empty list or object, which cannot be said there; leave it out";

export function refusal({ place, what }: Spot, why: string): ArgumentError {
  return new ArgumentError(place, `${what} ${why}`);
}

function encode(text: string, spot: Spot): string {
  if (spot.isRaw) return text;
  try {
    return encodeURIComponent(text);
  } catch {
    throw refusal(spot, "holds half a character (a lone surrogate)");
  }
}
