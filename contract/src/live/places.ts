import { isObject, type Json, type Place } from "@evalbridge-internal/scripts";

/** Every place inside a value, its own included. */
export function placesOf(value: Json, at: Place = []): Place[] {
  const inner = Array.isArray(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : [];
  return [at, ...inner.flatMap(([key, one]) => placesOf(one, [...at, key]))];
}

/** The value with something else at a place; `undefined`: without it. */
export function replaced(value: Json, [key, ...rest]: Place, other: Json | undefined): Json | undefined {
  if (key === undefined) return other;
  if (Array.isArray(value)) {
    return value.flatMap((one: Json, index): Json[] => {
      const here = index === key ? replaced(one, rest, other) : one;
      return here === undefined ? [] : [here];
    });
  }
  if (!isObject(value)) return value;
  const fields = Object.entries(value).map(([name, one]) => [name, name === key ? replaced(one, rest, other) : one]);
  return Object.fromEntries(fields.filter(([, one]) => one !== undefined));
}
