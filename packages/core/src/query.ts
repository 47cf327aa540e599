import { ArgumentError } from "./errors/argument-error.ts";
import type { ErrorPlace } from "./errors/evalbridge-error.ts";
import type { Styles } from "./facts.ts";
import { encode, isNested, type Spot, styleOf, textOf } from "./text.ts";

/** Adds a parameter to an address, unless it says nothing. */
export function withParameter(url: string, name: string, value: unknown, place: ErrorPlace, styles?: Styles): string {
  if (styleOf(styles, name))
    throw new ArgumentError(place, "its row lacks the tool styledQuery; generate the table anew");
  if (saysNothing(value)) return url;
  const spot = parameterSpot(place, name);
  let longer = url;
  for (const one of Array.isArray(value) ? value : [value])
    longer = joined(longer, `${encode(name, spot)}=${encode(textOf(one, spot), spot)}`);
  return longer;
}

export const parameterSpot = (place: ErrorPlace, name: string): Spot => ({
  place,
  what: `query parameter "${name}"`,
});

export const joined = (url: string, pair: string): string =>
  `${url}${url.endsWith("?") ? "" : url.includes("?") ? "&" : "?"}${pair}`;

/** People leave out a filter by `null`, or by an empty list or object. */
export function saysNothing(value: unknown): boolean {
  if (!isNested(value)) return value === null;
  return (Array.isArray(value) ? value : Object.values(value).filter((part) => part !== undefined)).length === 0;
}
