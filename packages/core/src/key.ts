import { ArgumentError } from "./errors/argument-error.ts";
import type { ErrorPlace } from "./errors/evalbridge-error.ts";
import type { Facts } from "./facts.ts";
import type { Args, CallOptions } from "./operation.ts";
import { at, withValue } from "./pointer.ts";

/** The arguments of a call with its key among them, or the header that it goes into. */
export interface Keyed {
  readonly args: Args;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Adds the key of an operation that takes one.
 * @throws {ArgumentError} for a key that cannot be sent
 */
export function addKey(
  { key, body }: Facts,
  place: ErrorPlace,
  args: Args,
  { idempotencyKey = crypto.randomUUID() }: CallOptions,
): Keyed {
  if (!key) return { args };
  if (!/^[\x21-\x7e]{1,255}$/.test(idempotencyKey))
    throw new ArgumentError(place, "idempotencyKey takes 1 to 255 visible ASCII characters, without white space");
  if ("header" in key) return { args, headers: { [key.header.toLowerCase()]: idempotencyKey } };
  // A key among the arguments is the caller's own; arguments that are wrong are refused later, by name.
  if (at(args, key.argument) !== undefined || (body === "required" && args?.body === undefined)) return { args };
  const keyed = withValue(args, key.argument, idempotencyKey);
  if (keyed) return { args: keyed };
  // Sent without its key, it would be repeated all the same.
  throw new ArgumentError(
    place,
    `the idempotency key has no place: ${key.argument} leads through something that is no object`,
  );
}
