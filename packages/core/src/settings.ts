import type { OperationFacts } from "./api.ts";
import { ArgumentError } from "./errors/argument-error.ts";
import type { ErrorPlace } from "./errors/evalbridge-error.ts";
import type { CallOptions } from "./operation.ts";
import type { ClientOptions } from "./options.ts";
import { isSentOnce } from "./outcome.ts";
import type { RetryOptions } from "./retry.ts";

type Known<Options> = { readonly [Key in keyof Options]-?: NonNullable<Options[Key]> };

/** How one call is carried out: what the call says, else the client, else the default. */
export interface Settings extends Known<Pick<CallOptions, "timeoutMs" | "deadlineMs" | "maxResponseBytes" | "lookMs">> {
  readonly retry: Known<RetryOptions>;
  readonly startMarker: boolean;
  readonly onAmbiguous: "throw" | "adopt-only-match";
}

const readMs = 30_000;
const writeMs = 60_000;

const retryDefaults: Settings["retry"] = {
  attempts: 3,
  baseDelayMs: 500,
  maxDelayMs: 8_000,
  maxHintMs: 60_000,
  startsOn429: true,
  budget: 500,
  random: Math.random,
};

/** @throws {ArgumentError} for a number that is none, or negative: nothing has been sent then */
export function settingsOf(
  place: ErrorPlace,
  { class: kind, timeoutMs }: Pick<OperationFacts, "class" | "timeoutMs">,
  client: ClientOptions,
  call: CallOptions,
): Settings {
  const settings: Settings = {
    timeoutMs: call.timeoutMs ?? client.timeoutMs ?? timeoutMs ?? (isSentOnce(kind) ? writeMs : readMs),
    deadlineMs: call.deadlineMs ?? client.deadlineMs ?? 0,
    maxResponseBytes: call.maxResponseBytes ?? client.maxResponseBytes ?? 64 << 20,
    lookMs: call.lookMs ?? client.lookMs ?? 30_000,
    startMarker: call.startMarker ?? client.startMarker ?? true,
    onAmbiguous: call.onAmbiguous ?? client.onAmbiguous ?? "throw",
    retry: client.retry || call.retry ? merged(client.retry, call.retry) : retryDefaults,
  };
  check(place, settings, "timeoutMs", "deadlineMs", "maxResponseBytes", "lookMs");
  check(place, settings.retry, "attempts", "baseDelayMs", "maxDelayMs", "maxHintMs", "budget");
  if (settings.onAmbiguous !== "throw" && settings.onAmbiguous !== "adopt-only-match")
    throw new ArgumentError(place, 'onAmbiguous takes "throw" or "adopt-only-match"');
  return settings;
}

/** `undefined` leaves what stands before it. */
function merged(...layers: readonly (RetryOptions | undefined)[]): Settings["retry"] {
  const given = layers.flatMap((layer) => Object.entries(layer ?? {}).filter(([, value]) => value !== undefined));
  return { ...retryDefaults, ...Object.fromEntries(given) };
}

function check<Name extends string>(place: ErrorPlace, values: Readonly<Record<Name, number>>, ...names: Name[]): void {
  for (const name of names) {
    const value = values[name];
    if (typeof value === "number" && value >= 0) continue;
    throw new ArgumentError(
      place,
      `${name} is ${value}; give ${name.endsWith("Ms") ? "milliseconds" : "a number"}, or 0 for none`,
    );
  }
}
