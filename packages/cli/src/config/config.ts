import type { DefaultSources } from "@evalbridge/bridge";
import type { GatePolicy } from "../gate/input.ts";

/** One source. At most one of `keyEnv`, `keyFile` and `keyCommand`; none: the provider's own variable, such as `BLAND_API_KEY`. */
export interface SourceConfig {
  /** Which kind of run it has. */
  readonly provider: keyof DefaultSources;
  /** The environment variable that holds the key. */
  readonly keyEnv?: string | undefined;
  /** A file that holds the key alone, readable by its owner only (`chmod 600`). Relative to the configuration; `~/` is the home folder. */
  readonly keyFile?: string | undefined;
  /** A command that prints the key, as its words; no shell is in between. */
  readonly keyCommand?: readonly string[] | undefined;
  /** @default `<PROVIDER>_BASE_URL`, else the provider's usual address */
  readonly baseUrl?: string | undefined;
  /** Humanloop: the file whose evaluations are listed. @default `HUMANLOOP_FILE_ID` */
  readonly fileId?: string | undefined;
  /** Milliseconds that one attempt of a request may take; 0 sets no limit. @default the client's */
  readonly timeoutMs?: number | undefined;
}

/** What `evalbridge.config.mts`, `.mjs` or `.json` holds: `export default { … } satisfies import("evalbridge").EvalbridgeConfig`. */
export interface EvalbridgeConfig {
  readonly $schema?: string | undefined;
  /** By key: `{ "bland-eu": { provider: "bland", keyEnv: "BLAND_EU_API_KEY" } }`. @default one for each kind of run */
  readonly sources?: Readonly<Record<string, SourceConfig>> | undefined;
  /** The most requests that a list may cost a source; 0 sets no limit. @default 50 */
  readonly maxRequests?: number | undefined;
  /** What `evalbridge gate` asks unless its options say otherwise. */
  readonly gate?: GatePolicy | undefined;
}
