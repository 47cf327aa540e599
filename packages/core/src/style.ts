import type { ErrorPlace } from "./errors/evalbridge-error.ts";
import type { Style, Styles } from "./facts.ts";
import { refuse, type WritePart, writePart } from "./path.ts";
import { joined, parameterSpot, saysNothing } from "./query.ts";
import { encode, isNested, refusal, type Spot, serialize, styleOf, textOf } from "./text.ts";

export type Pair = readonly [name: string, value: string];

const delimiters: Partial<Record<Style, string>> = { comma: ",", space: " ", pipe: "|" };
/** Deeper than any form, and far from the end of the stack. */
const deepest = 100;

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

/** What an empty list or object is refused with. */
export const emptiness = "holds an empty list or object, which cannot be said there; leave it out";

/** Adds a parameter to an address as its style has it, unless it says nothing. */
export function withStyled(
  url: string,
  name: string,
  value: unknown,
  place: ErrorPlace,
  styles: Styles | undefined,
): string {
  if (saysNothing(value)) return url;
  const pairs = pairsOf(name, value, styleOf(styles, name), parameterSpot(place, name));
  return pairs.reduce((longer, pair) => joined(longer, pair.join("=")), url);
}

/** Writes a value into a path as its style has it: JSON, or a list whose parts are each held to what a single value is. */
export const writeStyledPart: WritePart = (place, name, value, styles) => {
  const style = value === undefined ? undefined : styleOf(styles, name);
  if (style === "json") return writePart(place, name, serialize(place, value, `"${name}"`));
  if (style !== "comma" || !Array.isArray(value)) return writePart(place, name, value);
  if (value.length === 0) throw refuse(place, name, "is an empty list");
  return value.map((one) => writePart(place, name, one)).join(",");
};
