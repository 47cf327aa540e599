import type { ClientOptions, OperationFacts, PartOptions, ProviderFacts } from "@evalbridge/core";
import { codeNames } from "@evalbridge-internal/scripts";

/** A generated method, as far as every one is alike; an operation without arguments takes its options first. */
export interface Method {
  (args?: object): Promise<unknown>;
  raw(args?: object, options?: object): Promise<{ data: unknown; body: unknown; response: Response }>;
  all?(args?: object): AsyncIterable<unknown>;
  pages?(args?: object): AsyncIterable<{ items: readonly unknown[]; next?: string | number; raw: unknown }>;
}

export type Methods = Readonly<Record<string, Method>>;
export type Rows = Readonly<Record<string, OperationFacts>>;

/** What the package of a provider exports. */
export interface ProviderModule {
  readonly facts: ProviderFacts;
  readonly createClient: (options: ClientOptions) => Methods;
  readonly createClientOf: (operations: Rows, options: PartOptions) => Methods;
  /** The operations that it can be made of. */
  readonly table: Rows;
}

/**
 * A provider's package, by the naming rule of all of them: `@evalbridge/acme` exports `acme`, `createAcmeClient` and `createAcmeClientOf`,
 * `@evalbridge/acme/operations` the operations.
 */
export async function providerModule(provider: string): Promise<ProviderModule> {
  const module = await import(`@evalbridge/${provider}`);
  const table = await import(`@evalbridge/${provider}/operations`);
  const { facts, create } = codeNames(provider);
  return { facts: module[facts], createClient: module[create], createClientOf: module[`${create}Of`], table };
}
