import { ArgumentError } from "./errors/argument-error.ts";
import type { ErrorPlace } from "./errors/evalbridge-error.ts";
import type { CallOptions } from "./operation.ts";

/** @throws {ArgumentError} unless the value is a whole number that is large enough */
export function checkNumber(name: string, value: number, least: number, place: ErrorPlace = {}): void {
  if (Number.isInteger(value) && value >= least) return;
  throw new ArgumentError(place, `${name} is ${value}; give a whole number, at least ${least}`);
}

/**
 * Types say so already, but a query may come from a command line or a file: a word that nothing matches would look like an
 * empty list.
 * @throws {ArgumentError} unless the values, where there are any given, are a list that is not empty, of known words
 */
export function checkWords(name: string, values: unknown, known?: readonly string[]): void {
  if (values === undefined) return;
  if (!Array.isArray(values) || values.length === 0)
    throw new ArgumentError({}, `${name} must be a list of one or more, or left out`);
  const unknown = known ? values.filter((value) => !known.includes(value)) : [];
  if (unknown.length > 0)
    throw new ArgumentError({}, `${name} has no ${JSON.stringify(unknown[0])}; there are: ${known?.join(", ")}`);
}

/**
 * The signal of a call. From plain JavaScript there may come `ready && controller.signal`, which is false, or the controller itself.
 * @throws {ArgumentError} for what is no signal
 */
export function signalOf(call?: Pick<CallOptions, "signal"> | null, place: ErrorPlace = {}): AbortSignal | undefined {
  const signal = call?.signal;
  if (signal && typeof signal.aborted !== "boolean")
    throw new ArgumentError(place, "signal takes the signal of an AbortController");
  return signal || undefined;
}
