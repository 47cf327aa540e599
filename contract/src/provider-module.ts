import type { ClientOptions, ProviderFacts } from "@evalbridge/core";
import { codeNames } from "@evalbridge-internal/scripts";

/** A generated method, as far as every one is alike; an operation without arguments takes its options first. */
export interface Method {
  (args?: object): Promise<unknown>;
  raw(args?: object, options?: object): Promise<{ data: unknown; body: unknown; response: Response }>;
  all?(args?: object): AsyncIterable<unknown>;
  pages?(args?: object): AsyncIterable<{ items: readonly unknown[]; next?: string | number; raw: unknown }>;
}

/** What the package of a provider exports. */
export interface ProviderModule {
  readonly facts: ProviderFacts;
  readonly createClient: (options: ClientOptions) => Readonly<Record<string, Method>>;
}

/** A provider's package, by the naming rule of all of them: `@evalbridge/acme` exports `acme` and `createAcmeClient`. */
export async function providerModule(provider: string): Promise<ProviderModule> {
  const module = await import(`@evalbridge/${provider}`);
  const { facts, create } = codeNames(provider);
  return { facts: module[facts], createClient: module[create] };
}
