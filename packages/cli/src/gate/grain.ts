import type { Run, RunCase } from "@evalbridge/bridge";

/** What a run's counts count, as far as its provider says; `–s` makes it plural. Vogent's pages do not name theirs. */
export function unitOf({ provider, raw }: Pick<Run, "provider" | "raw">): string {
  if (provider === "bland") return "call";
  return isOneCase({ provider, raw }) ? "score" : "case";
}

/** Whether the provider never judges a run as a whole. Humanloop has no threshold that a run would have to reach. */
export function hasNoVerdicts({ provider }: Pick<Run, "provider">): boolean {
  return provider === "humanloop";
}

/**
 * Whether the run as a whole is one case: Feather's evaluator runs, each one evaluator over one session. Its knowledge-base runs have no
 * evaluator, and a source's key may be anything: only the record tells them apart.
 */
export function isOneCase({ provider, raw }: Pick<Run, "provider" | "raw">): boolean {
  return provider === "feather" && textAt(raw, "evaluator_id") !== undefined;
}

/** Who judged a case, and in which version, where the record of a case says so. */
export interface Judge {
  readonly id: string;
  readonly version?: string;
}

/** The eval agent of a Bland case: its key holds when the agent is revised, so that only this tells of the revision. */
export function judgeOf(provider: string, { raw }: Pick<RunCase, "raw">): Judge | undefined {
  if (provider !== "bland") return undefined;
  const id = textAt(raw, "eval_agent_id");
  const version = textAt(raw, "eval_agent_version_id");
  return id === undefined ? undefined : { id, ...(version !== undefined && { version }) };
}

function textAt(raw: unknown, name: string): string | undefined {
  if (typeof raw !== "object" || raw === null) return undefined;
  const value = (raw as Readonly<Record<string, unknown>>)[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}
