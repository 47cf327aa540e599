import type { EvalbridgeError } from "./evalbridge-error.ts";
import type { NotFoundError } from "./http-error.ts";

type Notes = Pick<EvalbridgeError, "attempts" | "cursor"> & Pick<NotFoundError, "afterRetry">;

/** Adds to an error what is known only later. One that a hook froze stays as it is. */
export function note(error: EvalbridgeError, notes: Notes): void {
  if (Object.isExtensible(error)) Object.assign(error, notes);
}
