import type { RunQuery as BridgeQuery, DefaultSources, RunStatus, Verdict } from "@evalbridge/bridge";
import type { SourceFlags } from "../sources/open-sources.ts";

/** What `evalbridge runs` takes. */
export interface ListFlags extends SourceFlags {
  readonly provider?: readonly string[];
  readonly source?: readonly string[];
  readonly status?: readonly RunStatus[];
  readonly verdict?: readonly Verdict[];
  /** In ISO 8601. */
  readonly since?: string;
  readonly until?: string;
  readonly parent?: readonly string[];
  readonly native?: readonly string[];
  readonly limit?: number;
  readonly cursor?: string;
  readonly watch?: boolean | undefined;
  readonly json?: boolean | undefined;
  readonly ndjson?: boolean | undefined;
  readonly csv?: boolean | undefined;
  readonly verbose?: boolean | undefined;
}

/** What is asked, by the words of the bridge. */
export type RunQuery = BridgeQuery<DefaultSources>;
