import type { GateReport } from "../gate/report.ts";

/** What JSON lets through in a string though it steers a terminal or turns the direction of the text. */
const steering = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;

/**
 * The report as JSON, with two spaces and a line feed at the end. All text is in it as the provider gave it, harmless also where
 * it is printed. A number that JSON does not have (NaN, Infinity) is left out.
 */
export function renderJson(report: GateReport): string {
  const text = JSON.stringify(report, (_, value: unknown) => (isNoNumber(value) ? undefined : value), 2);
  return `${text.replace(steering, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;
}

function isNoNumber(value: unknown): boolean {
  return typeof value === "number" && !Number.isFinite(value);
}
