import { documentedProviders, readDocument } from "./document.ts";
import { environmentFor } from "./environment.ts";
import { requireNode } from "./node-version.ts";
import { type Answer, failed } from "./problem.ts";
import { createProviderMock } from "./provider-mock.ts";
import type { ScenarioName } from "./scenario/ready-made.ts";
import type { Scenario, SourceKey } from "./scenario/script.ts";
import { createTheatre, type PlayedRun } from "./scenario/theatre.ts";
import { type RecordedRequest, type RunningServer, serve } from "./server.ts";

/** Options of `createMocks`. All may be left out. */
export interface MocksOptions<Provider extends string = string> {
  /** Whom to serve. @default every provider there is */
  readonly providers?: readonly Provider[] | undefined;
  /** The port of a provider, where it must be a certain one. @default one that is free, for each */
  readonly ports?: { readonly [Name in NoInfer<Provider>]?: number | undefined } | undefined;
  /** What they play: a scenario of your own, or one by its name. @default none: they answer from the examples */
  readonly scenario?: Scenario | ScenarioName | undefined;
  /**
   * What they answer, without a scenario, where a path names what none of the examples is for: the first of them, or 404. Where an example is for
   * any path, it is that one all the same. @default "example"
   */
  readonly unknownIds?: "example" | "not-found" | undefined;
  /** What decides everything that the scenario leaves open: the same seed, the same runs. @default 1 */
  readonly seed?: number | undefined;
  /** What the scenario's clock shows at first, in ISO 8601. @default "2026-11-20T12:00:00.000Z" */
  readonly now?: string | undefined;
  /** Whether that clock goes on by itself, or only by `advance`. @default "still" */
  readonly clock?: "still" | "running" | undefined;
  /**
   * Where to listen. With `"0.0.0.0"` or `"::"`, which are every address of this machine, `baseUrls` and `environment` hold the one by which it
   * reaches itself. @default "127.0.0.1", which only this machine reaches
   */
  readonly host?: string | undefined;
  /**
   * Is given each request once it is answered, before the answer is sent, which waits for a promise. Where it throws, as an assertion in a test
   * does, the request is answered with 500 and the message instead, and `close` throws the first such error.
   */
  readonly onRequest?: ((request: RecordedRequest) => void) | undefined;
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
  /** The runs of a source, as they are now, newest first; asking does not count as a read. */
  runs(source: SourceKey): PlayedRun[];
  /** Moves the scenario's clock on, by milliseconds. */
  advance(ms: number): void;
  /** Begins again, with the same scenario and seed or another: fresh runs, no requests. The addresses stay. */
  reset(scenario?: Scenario | ScenarioName): void;
  /** Ends the servers and every connection to them. Then it throws what `onRequest` has thrown, if anything, once. */
  close(): Promise<void>;
}

/**
 * Starts a mock server for each provider.
 *
 * @throws {TypeError} where the scenario says what nobody understands, with the place
 */
export async function createMocks<const Provider extends string = string>(
  options: MocksOptions<Provider> = {},
): Promise<Mocks<Provider>> {
  requireNode();
  const { providers = documentedProviders() as Provider[], ports = {}, host = "127.0.0.1", onRequest } = options;
  const { unknownIds } = options;
  const stray = Object.keys(ports).find((name) => !providers.includes(name as Provider));
  if (stray !== undefined) {
    throw new Error(`@evalbridge/mock is given a port for "${stray}", but serves ${providers.join(", ")} only`);
  }
  const documents = [...new Set(providers)].map((provider) => ({ provider, document: readDocument(provider) }));
  const requests: RecordedRequest[] = [];
  const servers = new Map<string, RunningServer>();
  const theatre = createTheatre(documents, options);
  const thrown: unknown[] = [];
  const record = async (request: RecordedRequest): Promise<Answer> => {
    requests.push(request);
    try {
      await onRequest?.(request);
      return request.answer;
    } catch (error) {
      thrown.push(error);
      const answer = failed(error, "onRequest: ");
      const place = requests.indexOf(request);
      if (place >= 0) requests[place] = { ...request, status: answer.status, answer };
      return answer;
    }
  };
  const end = async () => {
    await Promise.all([...servers.values()].map((server) => server.close()));
  };
  const close = async () => {
    await end();
    if (thrown.length > 0) throw thrown.splice(0)[0];
  };

  try {
    for (const { provider, document } of documents) {
      const port = (ports as Record<string, number | undefined>)[provider] ?? 0;
      const mock = await createProviderMock(document, { stageNow: () => theatre.stage(provider), unknownIds });
      servers.set(provider, await serve(mock, { provider, host, port, record }));
    }
  } catch (error) {
    await end();
    throw error;
  }

  const baseUrls = Object.fromEntries([...servers].map(([provider, { baseUrl }]) => [provider, baseUrl]));
  return {
    baseUrls: baseUrls as Record<Provider, string>,
    environment: Object.assign(
      environmentFor(baseUrls, documents),
      ...documents.map(({ document }) => document["x-mock-environment"]),
    ),
    requests,
    runs: theatre.runs,
    advance: theatre.advance,
    reset(scenario) {
      theatre.reset(scenario);
      requests.length = 0;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
