import type { Project } from "./project.ts";
import type { Stage } from "./stage.ts";

/** What every row is given. */
export interface Kit {
  /** The clients and the bridge, as they are installed for all places. */
  readonly clients: Project;
  /** With the mocks and the command: what needs Node. */
  readonly everything: Project;
  readonly stage: Stage;
  /** What `evalbridge --version` has to say. */
  readonly commandVersion: string;
}

/** What a row found: nothing is wrong, a line for each thing that is, or that it cannot be had on this machine and why. */
export type Found = { readonly problems: readonly string[]; readonly version?: string } | { readonly absent: string };

/** A place where users run, in one version. */
export interface Row {
  /** By which it is asked for: `node-22.12`. */
  readonly id: string;
  /** As people write it. Rows of one name that prove the same are shown as one. */
  readonly name: string;
  /** The one that is pinned; without it, the machine's own, which the row finds out. */
  readonly version?: string;
  /** In Markdown. */
  readonly proves: string;
  run(kit: Kit): Promise<Found>;
}
