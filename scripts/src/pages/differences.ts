import { isObject, type Json, type Place, pointerOf } from "../json.ts";

/** Where two values differ, one line each: `/responses/200/…/type: "string" there, "integer" here`. */
export function differences(there: Json, here: Json): string[] {
  return compare(there, here, []);
}

function compare(there: Json | undefined, here: Json | undefined, place: Place): string[] {
  if (there === undefined || here === undefined) {
    if (there === here) return [];
    return [`${pointerOf(place)}: ${there === undefined ? "only here" : "only there"}, ${text(there ?? here)}`];
  }
  if (Array.isArray(there) && Array.isArray(here)) {
    const length = Math.max(there.length, here.length);
    return Array.from({ length }, (_, index) => compare(there[index], here[index], [...place, index])).flat();
  }
  if (isObject(there) && isObject(here)) {
    const keys = [...new Set([...Object.keys(there), ...Object.keys(here)])];
    return keys.flatMap((key) => compare(there[key], here[key], [...place, key]));
  }
  return there === here ? [] : [`${pointerOf(place)}: ${text(there)} there, ${text(here)} here`];
}

function text(value: Json | undefined): string {
  const whole = JSON.stringify(value);
  return whole.length > 80 ? `${whole.slice(0, 79)}…` : whole;
}
