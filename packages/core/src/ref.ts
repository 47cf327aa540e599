import { ArgumentError } from "./errors/argument-error.ts";
import { RunRefError } from "./errors/run-ref-error.ts";

/** A run's (or a parent's) name across processes: the source's key, then one or two percent-encoded parts. */
export type RunRef<Source extends string = string> = `${Source}:${string}`;

const longest = 512;
const reference = /^[a-z][a-z0-9-]*:[^\s?#:/]+(\/[^\s?#:/]+)?$/;

/** Whether a key may name a source: lower-case letters, digits and dashes, beginning with a letter. */
export function isSourceKey(key: string): boolean {
  return /^[a-z][a-z0-9-]*$/.test(key);
}

/** Prints a reference: `formatRef("humanloop", ["evr_1", "run/2"])` is `humanloop:evr_1/run%2F2`. */
export function formatRef<Source extends string>(source: Source, address: readonly string[]): RunRef<Source> {
  const ref = `${source}:${address.map(encodePart).join("/")}` as const;
  check(ref);
  return ref;
}

/**
 * Reads a reference.
 * @throws {RunRefError} in one line, when the text is not one
 */
export function parseRef(text: string): { readonly source: string; readonly address: readonly string[] } {
  check(text);
  const [source = "", ...parts] = text.split(/[:/]/);
  try {
    return { source, address: parts.map((part) => decodeURIComponent(part)) };
  } catch {
    throw refused(text);
  }
}

function check(text: string): void {
  // From plain JavaScript, or without an argument on a command line, there may come anything.
  if (typeof text !== "string" || text.length > longest || !reference.test(text)) throw refused(`${text}`);
}

const refused = (text: string) =>
  new RunRefError(
    text,
    `it should read like "vogent:run_1" or "humanloop:evr_1/run_2", ids percent-encoded, in ${longest} characters`,
  );

/** `.` and `..` stay readable to people but would be path segments to programs; `'()*!` are what encodeURIComponent leaves. */
function encodePart(part: string): string {
  // Nearly all are plain, and a list prints one for each of its runs.
  if (/^[\w~-]+$/.test(part)) return part;
  try {
    return part === "." || part === ".." ? part.replaceAll(".", "%2E") : encodeURIComponent(part);
  } catch {
    // Half a character, a lone surrogate.
    throw refused(part);
  }
}

/**
 * The id in an address of one part, as most providers' runs have.
 * @throws {ArgumentError} when there are two: reading the first alone would take a slip for a run
 */
export function soleId(provider: string, address: readonly string[]): string {
  const [id, ...more] = address;
  if (id !== undefined && more.length === 0) return id;
  throw new ArgumentError({ provider }, `a run is named by its id alone, not by ${JSON.stringify(address.join("/"))}`);
}
