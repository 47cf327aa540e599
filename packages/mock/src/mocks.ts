import { documentedProviders, readDocument } from "./document.ts";
import { requireNode } from "./node-version.ts";
import { createProviderMock } from "./provider-mock.ts";
import { type RecordedRequest, type RunningServer, serve } from "./server.ts";

/** Options of `createMocks`. All may be left out. */
export interface MocksOptions<Provider extends string = string> {
  /** Whom to serve. @default every provider there is */
  readonly providers?: readonly Provider[] | undefined;
  /** The port of a provider, where it must be a certain one. @default one that is free, for each */
  readonly ports?: { readonly [Name in NoInfer<Provider>]?: number | undefined } | undefined;
  /** Where to listen. @default "127.0.0.1", which only this machine reaches */
  readonly host?: string | undefined;
}

/** Mock servers of providers, running in this process until they are closed. */
export interface Mocks<Provider extends string = string> extends AsyncDisposable {
  /** Where each provider is, as its client takes it in `baseUrl`. */
  readonly baseUrls: { readonly [Name in Provider]: string };
  /**
   * What to export so that clients made from the environment find the mocks: `VOGENT_BASE_URL`, `VOGENT_API_KEY`, …, and
   * what else a description names (`x-mock-environment`).
   */
  readonly environment: Readonly<Record<string, string>>;
  /** All requests so far, in the order of their answers. Yours to empty: `mocks.requests.length = 0`. */
  readonly requests: RecordedRequest[];
  /** Ends the servers and every connection to them. */
  close(): Promise<void>;
}

/** Starts a mock server for each provider. */
export async function createMocks<const Provider extends string = string>(
  options: MocksOptions<Provider> = {},
): Promise<Mocks<Provider>> {
  requireNode();
  const { providers = documentedProviders() as Provider[], ports = {}, host = "127.0.0.1" } = options;
  const stray = Object.keys(ports).find((name) => !providers.includes(name as Provider));
  if (stray !== undefined) {
    throw new Error(`@evalbridge/mock is given a port for "${stray}", but serves ${providers.join(", ")} only`);
  }
  const documents = [...new Set(providers)].map((provider) => ({ provider, document: readDocument(provider) }));
  const requests: RecordedRequest[] = [];
  const servers = new Map<string, RunningServer>();
  const close = async () => {
    await Promise.all([...servers.values()].map((server) => server.close()));
  };

  try {
    for (const { provider, document } of documents) {
      const port = (ports as Record<string, number | undefined>)[provider] ?? 0;
      const record = (request: RecordedRequest) => void requests.push(request);
      servers.set(provider, await serve(await createProviderMock(document), { provider, host, port, record }));
    }
  } catch (error) {
    await close();
    throw error;
  }

  const baseUrls = Object.fromEntries([...servers].map(([provider, { baseUrl }]) => [provider, baseUrl]));
  return {
    baseUrls: baseUrls as Record<Provider, string>,
    environment: Object.assign(
      environmentFor(baseUrls),
      ...documents.map(({ document }) => document["x-mock-environment"]),
    ),
    requests,
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** The variables that the clients read. Prism looks whether there is a key, never which. */
function environmentFor(baseUrls: Readonly<Record<string, string>>): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const [provider, baseUrl] of Object.entries(baseUrls)) {
    const prefix = provider.toUpperCase().replaceAll("-", "_");
    environment[`${prefix}_BASE_URL`] = baseUrl;
    environment[`${prefix}_API_KEY`] = "mock-key";
  }
  return environment;
}
