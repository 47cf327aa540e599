import type { Page, Run, RunRecord, RunRef, RunSource, RunStatus, SourceQuery, Verdict } from "@evalbridge/core";
import { ArgumentError, checkWords, formatRef, runStatuses, utc, verdicts } from "@evalbridge/core";
import type { Natives, SourceKey, Sources } from "./keys.ts";
import { type Registry, unknown } from "./registry.ts";

/** Which runs are asked for. Each filter holds for each run given, whether or not its provider can be asked to filter. */
export interface RunQuery<S extends Sources = Record<never, never>> {
  /** @default every source but those of `bridge.missing` */
  readonly sources?: readonly SourceKey<S>[] | undefined;
  /** Only runs under these, such as `"vogent:cfg_1"`; sources without one here are left out. */
  readonly parents?: readonly RunRef<SourceKey<S>>[] | undefined;
  readonly status?: readonly RunStatus[] | undefined;
  readonly verdict?: readonly Verdict[] | undefined;
  /** Created then or later. Runs that do not tell when they were created are left out, as with `until`. */
  readonly since?: string | Date | undefined;
  /** Created before. */
  readonly until?: string | Date | undefined;
  /** Parameters of the sources' own list operations: `{ feather: { channel: "voice" } }`. */
  readonly native?: Natives<S> | undefined;
}

export type AnyQuery = RunQuery<Sources>;

/** One source and what it is asked. */
export interface Plan {
  readonly key: string;
  readonly source: RunSource;
  readonly query: SourceQuery;
}

/** Splits a query by source. @throws {ArgumentError} for an unknown source, an empty filter, an unreadable time */
export function planQuery(registry: Registry, missing: readonly { source: string }[], query: AnyQuery): Plan[] {
  const { sources, status, verdict } = query;
  checkWords("sources", sources, registry.keys);
  checkWords("parents", query.parents);
  checkWords("status", status, runStatuses);
  checkWords("verdict", verdict, verdicts);
  const native: Readonly<Record<string, object | undefined>> = query.native ?? {};
  for (const [key, parameters] of Object.entries(native)) {
    const { natives } = registry.source(key);
    const stray = natives && Object.keys(parameters ?? {}).find((name) => !natives.includes(name));
    if (stray !== undefined) throw unknown(`native.${key}.${stray}`, natives ?? []);
  }
  const parents = query.parents?.map((parent) => registry.locate(parent));
  for (const { key, ref, address } of parents ?? []) {
    if (address.length > 1) throw new ArgumentError({}, `parents has ${ref}, a run; give its parent`);
    if (sources?.includes(key) === false) throw new ArgumentError({}, `parents has ${ref}, but sources has no ${key}`);
  }
  const present = registry.keys.filter((key) => missing.every(({ source }) => source !== key));
  // With no key at all, each source is left to say which one it misses: an empty list would look like no runs.
  const asked = parents?.map(({ key }) => key) ?? sources ?? (present.length > 0 ? present : registry.keys);
  const planOf = (key: string): Plan => {
    const fields = {
      parents: ordered(parents?.filter((parent) => parent.key === key).map(({ address }) => address[0])),
      status: ordered(status),
      verdict: ordered(verdict),
      since: timeOf(query, "since"),
      until: timeOf(query, "until"),
      native: native[key] && { ...native[key] },
    };
    const given = Object.entries(fields).filter(([, value]) => value !== undefined);
    return { key, source: registry.use(key), query: Object.fromEntries(given) };
  };
  return registry.keys.filter((key) => asked.includes(key)).map(planOf);
}

/** The same question has the same cursor, in whatever order it is put. */
const ordered = <Item>(items: readonly Item[] | undefined) => items && [...new Set(items)].sort();

function timeOf(query: AnyQuery, name: "since" | "until"): string | undefined {
  const value = query[name];
  const time = value instanceof Date ? value.toJSON() : utc(value);
  if (time || value === undefined) return time;
  throw new ArgumentError({}, `${name} is not a time: ${value}; write 2025-01-31T12:00:00Z`);
}

/** A page's records as runs of the bridge, without those that are not asked for. */
export function runsOf({ key, query }: Plan, page: Page<RunRecord>): Run[] {
  return page.items.filter((record) => matches(query, record)).map((record) => runOf(key, record));
}

export function runOf(key: string, { address, ...fields }: RunRecord): Run {
  return { ref: formatRef(key, address), source: key, ...fields };
}

function matches({ parents, status, verdict, since, until }: SourceQuery, record: RunRecord): boolean {
  const { parent, createdAt = "" } = record;
  if (parents?.includes(parent?.id ?? "") === false) return false;
  if (status?.includes(record.status) === false || verdict?.includes(record.verdict) === false) return false;
  return (!since || createdAt >= since) && (!until || (createdAt !== "" && createdAt < until));
}
