import { CredentialsError } from "@evalbridge/bridge";
import { plain } from "../text/plain.ts";

const longest = 500;

/** A text of anybody's on one line, without what steers a terminal, cut after some hundred characters. */
export function oneLine(text: string): string {
  const line = plain(text);
  return line.length > longest ? `${line.slice(0, longest).toWellFormed()}…` : line;
}

/** What an error says, and nothing else of it. */
export function messageOf(error: unknown): string {
  // A key is read by a function of the command's; why that failed says more than that it did.
  const cause = error instanceof CredentialsError ? told(error.cause) : "";
  return cause || told(error) || "no reason was given";
}

function told(error: unknown): string {
  const message = typeof error === "object" && error !== null && "message" in error ? error.message : error;
  return typeof message === "string" ? oneLine(message) : "";
}

/** What was given in place of a number: itself where it is one, such as NaN, else of what type it is. */
export function shownNumber(value: unknown): string {
  return typeof value === "number" ? String(value) : `of type ${value === null ? "null" : typeof value}`;
}

/** A number with two decimals; with a second one, with as many as it takes to tell the two apart. */
export function decimal(value: number, from?: number): string {
  for (let digits = 2; digits < 15; digits++) {
    const text = value.toFixed(digits).replace(/^-(?=[0.]*$)/, "");
    if (from === undefined || value === from || Number(text) !== Number(from.toFixed(digits))) return text;
  }
  return String(value);
}

/** `0.94 < 0.95`, `0.95 ≥ 0.95`: what falls just short is never shown as what was asked. */
export function atLeast(observed: number, required: number, detail = ""): string {
  return observed >= required
    ? `${decimal(observed)}${detail} ≥ ${required}`
    : `${decimal(observed, required)}${detail} < ${required}`;
}

/** `95 %`. */
export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(6))} %`;
}

/** Which runs something is about: `bland:1, bland:2`; of many, the first three. */
export function refsOf(runs: readonly { readonly ref: string }[]): string {
  const shown = runs.slice(0, 3).map(({ ref }) => oneLine(ref));
  return runs.length > 3 ? `${shown.join(", ")} and ${runs.length - 3} more` : shown.join(", ");
}

/** The first three names, and how many more there are. */
export function some(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => JSON.stringify(oneLine(name).slice(0, 80).toWellFormed()));
  return names.length > 3 ? `${shown.join(", ")} and ${names.length - 3} more` : shown.join(", ");
}
