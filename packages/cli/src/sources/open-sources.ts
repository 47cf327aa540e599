import {
  type Bridge,
  createBridge,
  createSource,
  type DefaultSources,
  type RunSource,
  sourceKinds,
} from "@evalbridge/bridge";
import type { SourceConfig } from "../config/config.ts";
import { type KeyOrigin, keyOrigin } from "../config/keys.ts";
import { type LoadedConfig, loadConfig } from "../config/load-config.ts";
import { type Environment, readVariable } from "../config/read-variable.ts";
import { countRequest, type Looked, nothingLooked, watchedSource } from "./looked.ts";
import { baseUrlVariable, ofProvider, type RunningMocks, startMocks } from "./mocked.ts";

/** What every command that reaches a provider takes. */
export interface SourceFlags {
  readonly config?: string | undefined;
  readonly mock?: boolean | undefined;
  readonly scenario?: string | undefined;
  readonly maxRequests?: number | undefined;
}

/** One source of this command. */
export interface OpenSource {
  readonly key: string;
  readonly kind: keyof DefaultSources;
  readonly source: RunSource;
  /** What was asked of it so far. */
  readonly looked: Looked;
  /** Where its key comes from; of a mock there is none to be had. */
  readonly keyOrigin: KeyOrigin;
  /** Whether somebody configured it, by a file or a base URL: to leave it out in silence would lose runs. */
  readonly configured: boolean;
  readonly baseUrl: string;
  /** The variable that its lists need beside the key, where nothing says it. */
  readonly unset?: string;
  /** Whether that is a mock of this command's own. */
  readonly mocked: boolean;
}

export interface OpenSources {
  /** The keys may be others than the kinds' own; what a source can do, `bridge.can` says. */
  readonly bridge: Bridge<DefaultSources>;
  readonly sources: ReadonlyMap<string, OpenSource>;
  readonly loaded: LoadedConfig;
  readonly maxRequests: number;
  /** Ends the mocks, where there are any. */
  close(): Promise<void>;
}

export interface Surroundings {
  readonly environment: Environment;
  readonly folder: string;
  /** Told what is worth knowing but no error. */
  readonly warn: (message: string) => void;
}

/** Humanloop lists evaluations by file. */
export const fileVariable = "HUMANLOOP_FILE_ID";

/** Requests that a list may cost a source, unless somebody says otherwise. */
const usualRequests = 50;

/** Makes the sources that the configuration and the environment name, and the bridge over them. */
export async function openSources(flags: SourceFlags, surroundings: Surroundings): Promise<OpenSources> {
  const { environment, folder, warn } = surroundings;
  const loaded = await loadConfig(folder, flags.config);
  const wanted = loaded.config.sources ?? Object.fromEntries(sourceKinds.map((kind) => [kind, { provider: kind }]));
  const maxRequests = flags.maxRequests ?? loaded.config.maxRequests ?? usualRequests;
  const providers = [...new Set(Object.values(wanted).map((source) => providerOf(source.provider)))];
  const own = (provider: string) => readVariable(environment, baseUrlVariable(provider)) !== undefined;
  const mocks = flags.mock
    ? await startMocks(
        providers.filter((provider) => !own(provider)),
        flags.scenario,
      )
    : undefined;
  try {
    const open = Object.entries(wanted).map(([key, source]) =>
      openSource(key, source, loaded, mocks, maxRequests, surroundings),
    );
    const missing = open
      .filter(({ configured, keyOrigin: { present } }) => !configured && !present)
      .map(({ key, keyOrigin: { shown } }) => ({ source: key, variable: shown }));
    return {
      bridge: createBridge(Object.fromEntries(open.map(({ key, source }) => [key, source])), {
        onWarning: warn,
        missing,
      }) as unknown as OpenSources["bridge"],
      sources: new Map(open.map((one) => [one.key, one])),
      loaded,
      maxRequests,
      close: async () => mocks?.close(),
    };
  } catch (error) {
    await mocks?.close();
    throw error;
  }
}

/** The provider whose runs are of a kind. Nothing is asked of it, and no key is read. */
function providerOf(kind: keyof DefaultSources): string {
  return createSource(kind).provider.name;
}

function openSource(
  key: string,
  config: SourceConfig,
  { config: { sources }, file }: LoadedConfig,
  mocks: RunningMocks | undefined,
  maxRequests: number,
  { environment, warn }: Surroundings,
): OpenSource {
  const { provider: kind, timeoutMs } = config;
  const provider = providerOf(kind);
  const mockUrl = mocks?.baseUrls[provider];
  // All that a mock needs is taken from it, the key too: a real key stays away from a mock.
  const variables = mockUrl === undefined ? environment : ofProvider(provider, mocks?.environment ?? {});
  const origin = keyOrigin(key, provider, mockUrl === undefined ? config : {}, variables, file);
  // One of the environment the client reads itself, and names the variable where it is not right.
  const ownUrl = readVariable(environment, baseUrlVariable(provider));
  const baseUrl = mockUrl ?? config.baseUrl;
  const fileId = (mockUrl === undefined ? config.fileId : undefined) ?? readVariable(variables, fileVariable);
  const looked = nothingLooked();
  const source = createSource(kind, {
    apiKey: origin.read,
    baseUrl,
    timeoutMs,
    fileId,
    onWarning: warn,
    onRequest: () => countRequest(looked),
  });
  return {
    key,
    kind,
    source: watchedSource<RunSource>(source, looked, maxRequests),
    looked,
    keyOrigin: origin,
    configured: sources !== undefined || mockUrl !== undefined || ownUrl !== undefined,
    baseUrl: baseUrl ?? ownUrl ?? source.provider.baseUrl ?? "",
    ...(kind === "humanloop" && !fileId && { unset: fileVariable }),
    mocked: mockUrl !== undefined,
  };
}
