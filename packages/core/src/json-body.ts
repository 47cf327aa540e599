import { ArgumentError } from "./errors/argument-error.ts";
import type { ErrorPlace } from "./errors/evalbridge-error.ts";
import { type Facts, json } from "./facts.ts";
import { serialize } from "./text.ts";

/** A body as it is sent: it can be sent again as it is. */
export interface Content {
  readonly type: string;
  readonly body: string | Blob;
}

/**
 * Writes a body as JSON; `undefined` where none is given.
 * @throws {ArgumentError} for one that JSON cannot say, and where it is required and missing
 */
export function writeJson(place: ErrorPlace, { body: need, media }: Facts, body: unknown): Content | undefined {
  if (media) throw new ArgumentError(place, "its row lacks the tool media; generate the table anew");
  if (isMissing(place, need, body)) return undefined;
  return { type: json, body: serialize(place, body) };
}

/** Whether there is no body to write. */
export function isMissing(place: ErrorPlace, need: Facts["body"], body: unknown): boolean {
  if (body !== undefined) return false;
  if (need === "required") throw new ArgumentError(place, "the body is missing");
  return true;
}
