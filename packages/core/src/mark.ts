import { ArgumentError } from "./errors/argument-error.ts";
import type { ErrorPlace } from "./errors/evalbridge-error.ts";
import type { Args } from "./operation.ts";
import { asJson, at, withValue } from "./pointer.ts";
import type { Reconcile } from "./reconcile.ts";
import type { StartSettings } from "./settings.ts";

/** A start's arguments with what we add to them. */
export interface Marked {
  readonly args: Args;
  /** The value by which the call's result can be told from all others. */
  readonly marker?: string;
}

/**
 * Adds the marker of a start.
 * @throws {ArgumentError} when the caller has set what is ours to set
 */
export function mark(
  rule: Reconcile | undefined,
  place: ErrorPlace,
  args: Args,
  { startMarker }: Pick<StartSettings, "startMarker">,
): Marked {
  const pointer = startMarker && rule?.proof?.marker;
  if (!pointer || !args?.body) return { args };
  const own = { ...args, body: asJson(args.body) };
  if (at(own, pointer) !== undefined)
    throw new ArgumentError(
      place,
      `${pointer} is what evalbridge marks a start with; leave it out, or give { startMarker: false }`,
    );
  const marker = crypto.randomUUID();
  const marked = withValue(own, pointer, marker);
  return marked ? { args: marked, marker } : { args };
}
