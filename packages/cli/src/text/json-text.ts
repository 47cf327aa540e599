/** What JSON lets through in a string though it steers a terminal, turns the direction of the text, or is a command to GitHub’s runner (`##[`). */
const steering = /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]|(?<=##)\[/g;

/** A value as JSON in one line: the same data, harmless also where it is printed. */
export function jsonLine(value: unknown): string {
  return harmless(JSON.stringify(value));
}

/** A value as JSON with two spaces. A number that JSON does not have (NaN, Infinity) is left out. */
export function jsonText(value: unknown): string {
  return harmless(JSON.stringify(value, (_, part: unknown) => (isNoNumber(part) ? undefined : part), 2));
}

function harmless(json: string): string {
  return json.replace(steering, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function isNoNumber(value: unknown): boolean {
  return typeof value === "number" && !Number.isFinite(value);
}
