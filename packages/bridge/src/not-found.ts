import { NotFoundError, RunNotFoundError } from "@evalbridge/core";

/** That a provider does not know a run, in one way and under the name by which it was asked for; `undefined` for all other errors. */
export function asRunNotFound(error: unknown, provider: string, ref: string): RunNotFoundError | undefined {
  const missing = error instanceof NotFoundError || error instanceof RunNotFoundError;
  return missing ? new RunNotFoundError(provider, ref, error) : undefined;
}
