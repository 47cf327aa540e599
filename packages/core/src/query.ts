import type { OperationFacts } from "./api.ts";
import type { ErrorPlace } from "./errors/evalbridge-error.ts";
import { encode, isNested, styleOf, textOf } from "./text.ts";

/** Adds a parameter to an address, unless it says nothing. */
export function withParameter(
  url: string,
  place: ErrorPlace,
  { styles, uses }: OperationFacts,
  name: string,
  value: unknown,
): string {
  if (saysNothing(value)) return url;
  const spot = { place, what: `query parameter ${JSON.stringify(name)}` };
  if (uses?.styles) {
    const pairs = uses.styles(name, value, styleOf(styles, name), spot);
    return pairs.reduce((longer, pair) => joined(longer, pair.join("=")), url);
  }
  const written = (one: unknown) => `${encode(name, spot)}=${encode(textOf(one, spot), spot)}`;
  return Array.isArray(value)
    ? value.reduce((longer, one) => joined(longer, written(one)), url)
    : joined(url, written(value));
}

const joined = (url: string, pair: string): string =>
  `${url}${url.endsWith("?") ? "" : url.includes("?") ? "&" : "?"}${pair}`;

/** People leave out a filter by `null`, or by an empty list or object. */
function saysNothing(value: unknown): boolean {
  if (!isNested(value)) return value === null;
  return (Array.isArray(value) ? value : Object.values(value).filter((part) => part !== undefined)).length === 0;
}
