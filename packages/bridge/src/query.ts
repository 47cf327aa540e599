import {
  ArgumentError,
  formatRef,
  type Run,
  type RunRecord,
  type RunRef,
  type RunSource,
  type RunStatus,
  type SourceQuery,
  utc,
  type Verdict,
} from "@evalbridge/core";
import type { Natives, SourceKey, Sources } from "./capability.ts";
import type { Registry } from "./registry.ts";

/** Which runs are asked for. Every filter holds for every run given, whether or not its provider can be asked to filter. */
export interface RunQuery<S extends Sources = Sources> {
  /** @default every source, but for those of `bridge.missing` */
  readonly sources?: readonly SourceKey<S>[] | undefined;
  /** Runs under these only, such as `"vogent:cfg_1"`; sources without one here are left out. */
  readonly parents?: readonly RunRef<SourceKey<S>>[] | undefined;
  readonly status?: readonly RunStatus[] | undefined;
  readonly verdict?: readonly Verdict[] | undefined;
  /** Created at this time or later; a run that does not tell its time is left out. */
  readonly since?: string | Date | undefined;
  /** Created before this time; a run that does not tell its time is left out. */
  readonly until?: string | Date | undefined;
  /** Parameters of the sources' own list operations: `{ feather: { channel: "voice" } }`. */
  readonly native?: Natives<S> | undefined;
}

/** What one source is asked. */
export interface Plan {
  readonly key: string;
  readonly source: RunSource;
  readonly query: SourceQuery;
}

/**
 * Splits a query by source.
 * @throws {ArgumentError} for what cannot be meant: an unknown source, an empty filter, an unreadable time
 */
export function planQuery(registry: Registry, missing: readonly string[], query: RunQuery): Plan[] {
  for (const name of ["sources", "parents", "status", "verdict"] as const) {
    if (query[name]?.length === 0) throw new ArgumentError({}, `${name} is empty; leave it out to ask for all`);
  }
  const { status, verdict } = query;
  const since = timeOf(query, "since");
  const until = timeOf(query, "until");
  const native = new Map(Object.entries(query.native ?? {}));
  const parents = query.parents?.map((parent) => registry.locate(parent));
  for (const key of [...(query.sources ?? []), ...native.keys()]) registry.source(key);
  for (const { key, address, ref } of parents ?? []) {
    if (address.length > 1) throw new ArgumentError({}, `${ref} names a run; give its parent: ${formatRef(key, address.slice(0, 1))}`);
    if (query.sources && !query.sources.includes(key)) throw new ArgumentError({}, `sources leaves out ${key}, but parents has ${ref}`);
  }
  const asked = query.sources ?? parents?.map(({ key }) => key);
  const able = registry.keys.filter((key) => !missing.includes(key));
  // With no key at all, each source is left to say which one it misses: an empty list would look like no runs.
  const all = able.length > 0 ? able : registry.keys;
  return registry.keys
    .filter((key) => (asked ?? all).includes(key) && (!parents || parents.some((parent) => parent.key === key)))
    .map((key) => {
      const ids = parents?.filter((parent) => parent.key === key).map(({ address }) => address[0]);
      const fields = { parents: ids && [...new Set(ids)], status, verdict, since, until, native: native.get(key) };
      const given = Object.entries(fields).filter(([, value]) => value !== undefined);
      return { key, source: registry.source(key), query: Object.fromEntries(given) };
    });
}

function timeOf(query: RunQuery, name: "since" | "until"): string | undefined {
  const value = query[name];
  if (value === undefined) return undefined;
  const time = value instanceof Date ? (Number.isNaN(value.getTime()) ? undefined : value.toISOString()) : utc(value);
  if (time === undefined) throw new ArgumentError({}, `${name} is not a time: ${value}; write 2025-01-31T12:00:00Z`);
  return time;
}

/** The runs among a page's records that the query asks for. */
export function runsOf({ key, query }: Plan, records: readonly RunRecord[]): Run[] {
  return records.filter((record) => matches(query, record)).map((record) => stamp(key, record));
}

function matches({ parents, status, verdict, since, until }: SourceQuery, record: RunRecord): boolean {
  const { parent, createdAt } = record;
  return (
    (!parents || (parent !== undefined && parents.includes(parent.id))) &&
    (!status || status.includes(record.status)) &&
    (!verdict || verdict.includes(record.verdict)) &&
    (since === undefined || (createdAt !== undefined && createdAt >= since)) &&
    (until === undefined || (createdAt !== undefined && createdAt < until))
  );
}

/** Turns a source's record into a run of the bridge. */
export function stamp(key: string, { address, ...fields }: RunRecord): Run {
  return { ref: formatRef(key, address), source: key, ...fields };
}
