import { ArgumentError } from "./errors/argument-error.ts";
import { RunRefError } from "./errors/run-ref-error.ts";

/** A run's (or a parent's) name across processes: the source's key, then one or two percent-encoded parts. */
export type RunRef<Source extends string = string> = `${Source}:${string}`;

const longest = 512;
const sourceKey = /^[a-z][a-z0-9-]*$/;

/** Whether a key may name a source: lower-case letters, digits and dashes, beginning with a letter. */
export function isSourceKey(key: string): boolean {
  return sourceKey.test(key);
}

/** Prints a reference: `formatRef("humanloop", ["evr_1", "run/2"])` is `humanloop:evr_1/run%2F2`. */
export function formatRef<Source extends string>(source: Source, address: readonly string[]): RunRef<Source> {
  const ref = `${source}:${address.map(encodePart).join("/")}` as RunRef<Source>;
  // Nearly all are plain, and a list prints one for each of its runs.
  if (ref.length > longest || ![1, 2].includes(address.length) || !sourceKey.test(source) || !address.every(isPlain))
    parseRef(ref);
  return ref;
}

/**
 * Reads a reference.
 * @throws {RunRefError} in one line, when the text is not one
 */
export function parseRef(text: string): { readonly source: string; readonly address: readonly string[] } {
  const colon = text.indexOf(":");
  const source = text.slice(0, Math.max(colon, 0));
  if (text.length > longest) throw new RunRefError(text, `longer than ${longest} characters`);
  if (!sourceKey.test(source)) throw new RunRefError(text, "it must begin with a source's key and a colon");
  const parts = text.slice(colon + 1).split("/");
  if (parts.length > 2) throw new RunRefError(text, "more than two parts; write a slash inside an id as %2F");
  return { source, address: parts.map((part) => decodePart(part, text)) };
}

const isPlain = (part: string) => typeof part === "string" && /^[\w~-]+$/.test(part);

/** `.` and `..` stay readable to people but would be path segments to programs; `'()*!` are what encodeURIComponent leaves. */
function encodePart(part: string): string {
  if (isPlain(part)) return part;
  try {
    return encodeURIComponent(part).replace(/^\.{1,2}$/, (dots) => "%2E".repeat(dots.length));
  } catch {
    throw new RunRefError(part, "the id holds half a character (a lone surrogate)");
  }
}

function decodePart(part: string, text: string): string {
  if (part === "") throw new RunRefError(text, "an id is missing");
  let decoded: string;
  try {
    decoded = decodeURIComponent(part);
  } catch {
    throw new RunRefError(text, `"${part}" is not percent-encoded text`);
  }
  if (/[\s?#:]/.test(part))
    throw new RunRefError(text, "white space, ?, # and : inside an id are written percent-encoded");
  return decoded;
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
