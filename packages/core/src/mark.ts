import type { OperationFacts } from "./api.ts";
import type { Args } from "./arguments.ts";
import { ArgumentError } from "./errors/argument-error.ts";
import type { ErrorPlace } from "./errors/evalbridge-error.ts";
import type { CallOptions } from "./operation.ts";
import { at, withValue } from "./pointer.ts";
import type { Settings } from "./settings.ts";

/** A call's arguments with what we add to them. */
export interface Marked {
  readonly args: Args;
  /** The value by which the call's result can be told from all others. */
  readonly marker?: string;
  /** The headers to send beside those of the arguments. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Adds the marker of a start, or the key of a call that takes one.
 * @throws {ArgumentError} when the caller has set what is ours to set
 */
export function mark(
  { reconcile, key, body }: OperationFacts,
  place: ErrorPlace,
  args: Args,
  { startMarker }: Settings,
  { idempotencyKey = crypto.randomUUID() }: CallOptions,
): Marked {
  if (key && !/^[\x21-\x7e]{1,255}$/.test(idempotencyKey))
    throw new ArgumentError(place, "idempotencyKey takes 1 to 255 visible ASCII characters, without white space");
  if (key && "header" in key) return { args, headers: { [key.header]: idempotencyKey } };
  if (key) {
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
  const pointer = startMarker ? reconcile?.proof?.marker : undefined;
  if (pointer === undefined || typeof args?.body !== "object" || args.body === null) return { args };
  if (at(args, pointer) !== undefined) {
    const name = pointer.slice(1).replaceAll("/", ".");
    throw new ArgumentError(
      place,
      `${name} is what evalbridge marks a start with; leave it out, or give { startMarker: false }`,
    );
  }
  const marker = crypto.randomUUID();
  const marked = withValue(args, pointer, marker);
  return marked ? { args: marked, marker } : { args };
}
