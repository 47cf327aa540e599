import type { Credentials } from "./credentials.ts";
import type { ApiFacts } from "./facts.ts";
import type { Observer } from "./observer.ts";
import type { ProviderFacts } from "./provider.ts";
import type { Transport } from "./request.ts";

/** What a client does all its work with. */
export interface Kit {
  readonly facts: ProviderFacts;
  readonly envelope: ApiFacts["envelope"];
  readonly credentials: Credentials;
  readonly observer: Observer;
  readonly transport: Transport;
  /** @throws {ArgumentError} when there is none that could be used */
  baseUrl(): string;
  /** Who shares a budget of retries: those who go to one origin with one key. */
  account(): string;
}
