import { ArgumentError } from "./errors/argument-error.ts";
import type { ErrorPlace } from "./errors/evalbridge-error.ts";
import type { Facts } from "./facts.ts";
import { type Content, isMissing, writeJson } from "./json-body.ts";
import { type Field, isBytes, multipart } from "./multipart.ts";
import { pairsOf, partsOf } from "./style.ts";
import { isNested, serialize, styleOf } from "./text.ts";

/**
 * Writes a body as its media type asks.
 * @throws {ArgumentError} for one that is not of its form, and for a stream, which could not be sent again
 */
export function writeBody(place: ErrorPlace, operation: Facts, body: unknown): Content | undefined {
  if (isMissing(place, operation.body, body)) return undefined;
  if (!operation.media) return writeJson(place, operation, body);
  const { type, form, styles } = operation.media;
  const refuse = (why: string) => new ArgumentError(place, `the body ${why}`);
  switch (form) {
    case "json":
      return { type, body: serialize(place, body) };
    case "urlencoded": {
      const pairs = fieldsOf(place, body, false).flatMap(({ name, value, spot }) =>
        pairsOf(name, value, styleOf(styles, name), spot),
      );
      return { type, body: pairs.map((pair) => pair.join("=")).join("&") };
    }
    case "multipart": {
      const blob = multipart(type, fieldsOf(place, body, true), styles);
      return { type: blob.type, body: blob };
    }
    case "text":
      if (typeof body !== "string") throw refuse("must be text");
      return { type, body };
    default: {
      if (!(typeof body === "string" || isBytes(body)))
        throw refuse("must be a Blob, ArrayBuffer, typed array or text; a stream could not be sent again");
      const own = (body instanceof Blob && body.type) || "application/octet-stream";
      // Bytes may be the caller's to change: a copy can be sent again.
      const kept = typeof body === "string" || body instanceof Blob ? body : new Blob([body as BlobPart]);
      return { type: type.includes("*") ? own : type, body: kept };
    }
  }
}

function fieldsOf(place: ErrorPlace, body: unknown, isRaw: boolean): Field[] {
  if (!isNested(body) || Array.isArray(body))
    throw new ArgumentError(place, "the body must be an object of its fields");
  return partsOf(body).map(([name, value]) => {
    const spot = { place, what: `field ${JSON.stringify(name)} of the body`, isRaw };
    return { name, value, spot };
  });
}
