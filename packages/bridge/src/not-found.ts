import { NotFoundError, RunNotFoundError } from "@evalbridge/core";
import type { Place } from "./registry.ts";

/** That a provider does not know a run, in one way and under the name by which it was asked for; `undefined` for all other errors. */
export function asRunNotFound(error: unknown, { source, ref }: Place): RunNotFoundError | undefined {
  const missing = error instanceof NotFoundError || error instanceof RunNotFoundError;
  return missing ? new RunNotFoundError(source.provider.name, ref, error) : undefined;
}
