import { ArgumentError } from "./errors/argument-error.ts";
import type { ErrorPlace } from "./errors/evalbridge-error.ts";
import { type Facts, isSentOnce } from "./facts.ts";
import type { RetryOptions, SharedOptions } from "./options.ts";

type Known<Options> = { readonly [Key in keyof Options]-?: NonNullable<Options[Key]> };

/** How one call is carried out: what the call says, else the client, else the default. */
export interface Settings extends Known<Pick<SharedOptions, "timeoutMs" | "deadlineMs" | "maxResponseBytes">> {
  readonly retry: Known<RetryOptions>;
}

/** How a start is seen through, likewise. */
export type StartSettings = Known<Pick<SharedOptions, "lookMs" | "startMarker" | "onAmbiguous">>;

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
  { class: kind, timeoutMs = isSentOnce(kind) ? writeMs : readMs }: Pick<Facts, "class" | "timeoutMs">,
  client: SharedOptions,
  call: SharedOptions,
): Settings {
  const usual = { timeoutMs, deadlineMs: 0, maxResponseBytes: 64 << 20 };
  const retry = layered(place, retryDefaults, client.retry, call.retry);
  return { ...layered(place, usual, client, call), retry };
}

const startDefaults: StartSettings = { lookMs: 30_000, startMarker: true, onAmbiguous: "throw" };

/** @throws {ArgumentError} for a value that is none of these */
export function startSettingsOf(place: ErrorPlace, client: SharedOptions, call: SharedOptions): StartSettings {
  const settings = layered(place, startDefaults, client, call);
  if (settings.onAmbiguous !== "throw" && settings.onAmbiguous !== "adopt-only-match")
    throw new ArgumentError(place, 'onAmbiguous takes "throw" or "adopt-only-match"');
  if (settings.lookMs > longestLookMs) throw new ArgumentError(place, `lookMs takes at most ${longestLookMs}, a day`);
  return settings;
}

const longestLookMs = 86_400_000;

/** What a layer does not say leaves what stands before it; from JSON, that is null. */
function layered<Values extends object>(
  place: ErrorPlace,
  usual: Values,
  ...layers: ({ readonly [Name in keyof Values]?: Values[Name] | undefined } | undefined)[]
): Values {
  const values = { ...usual };
  for (const name in usual) {
    for (const layer of layers) {
      const given = layer?.[name];
      if (given !== undefined && given !== null) values[name] = given;
    }
    const value: unknown = values[name];
    if (typeof usual[name] === "number" && !(typeof value === "number" && value >= 0)) {
      const unit = name.endsWith("Ms") ? "milliseconds" : "a number";
      throw new ArgumentError(place, `${name} is ${value}; give ${unit}, 0 or more`);
    }
  }
  return values;
}
