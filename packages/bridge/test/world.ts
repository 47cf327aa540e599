import { formatRef, type RunRecord, type RunStatus, type Verdict } from "@evalbridge/core";
import fc from "fast-check";
import type { RunQuery, Sources } from "../src/index.ts";
import { type Behaviour, broken, factsOf, fakeSource, type Request, record } from "./fixture.ts";

/** Random sources with random lists, and a random question about them. */
export interface World {
  readonly behaviours: Readonly<Record<string, Behaviour>>;
  readonly query: RunQuery<Sources>;
  /** Decides about failures and delays. */
  readonly seed: number;
}

const statuses: readonly RunStatus[] = ["pending", "running", "completed", "partial", "failed", "cancelled", "unknown"];
const verdicts: readonly Verdict[] = ["passed", "failed", "none"];
const day = (number: number) => new Date(Date.UTC(2025, 0, number)).toISOString();

const run = fc.record({
  status: fc.constantFrom(...statuses),
  verdict: fc.constantFrom(...verdicts),
  day: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
});
const scopes = fc.array(fc.array(fc.array(run, { maxLength: 12 }), { maxLength: 4 }), { maxLength: 5 });
const behaviour = fc.record({
  pages: scopes,
  pageSize: fc.integer({ min: 1, max: 7 }),
  trailing: fc.boolean(),
});
const keys = ["alpha", "beta", "beta-eu", "gamma"] as const;
/** Awkward: the same in all sources, neither ASCII nor free of what references and JSON escape. */
const scopeKey = (page: number, index: number) => `{"ö":${page}/${index}}`;
const some = <Item>(items: readonly Item[]) => fc.subarray([...items], { minLength: 1 });

const question = fc.record(
  {
    sources: some(keys),
    status: some(statuses),
    verdict: some(verdicts),
    since: fc.integer({ min: 1, max: 9 }).map(day),
    until: fc.integer({ min: 1, max: 9 }).map((number) => new Date(day(number))),
    parents: some(keys.flatMap((key) => [0, 1].map((page) => formatRef(key, [scopeKey(page, 0)])))),
    native: fc.constant({ alpha: { colour: "röd" } }),
  },
  { requiredKeys: [] },
);

export const world: fc.Arbitrary<World> = fc
  .record({ each: fc.tuple(behaviour, behaviour, behaviour, behaviour), query: question, seed: fc.nat() })
  .map(({ each, query, seed }) => {
    const named = keys.map((key, index) => [key, behaviourOf(key, each[index] ?? each[0])] as const);
    // A parent whose source is left out is an error, and tested elsewhere.
    return {
      behaviours: Object.fromEntries(named),
      query: query.parents ? { ...query, sources: undefined } : query,
      seed,
    };
  });

type Drawn = typeof behaviour extends fc.Arbitrary<infer Value> ? Value : never;

function behaviourOf(key: string, { pages, pageSize, trailing }: Drawn): Behaviour {
  return {
    facts: factsOf(key),
    pageSize,
    trailing,
    pages: pages.map((page, number) =>
      page.map((runs, index) => {
        const scope = scopeKey(number, index);
        const recordOf = ({ day: created, ...rest }: (typeof runs)[number], place: number): RunRecord =>
          record(`${scope}:${place}`, {
            ...rest,
            parent: { id: scope },
            ...(created !== undefined && { createdAt: day(created) }),
          });
        return [scope, runs.map(recordOf)] as const;
      }),
    ),
  };
}

/** Numbers from 0 to 1 that follow from a seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export interface Trouble {
  /** The share of requests that fail. */
  readonly failing: number;
  /** The source that always fails. */
  readonly down?: string;
  readonly onRequest?: (key: string, request: Request) => void;
}

/** The world's sources, each request of which takes a while, and some of which fail. */
export function sourcesOf({ behaviours, seed }: World, { failing, down, onRequest }: Trouble): Sources {
  const random = randomFrom(seed);
  const entries = Object.entries(behaviours).map(([key, lists]) => {
    const before = async (request: Request) => {
      onRequest?.(key, request);
      for (let turns = Math.floor(random() * 6); turns > 0; turns--) await Promise.resolve();
      if (key === down || random() < failing) throw broken();
    };
    return [key, fakeSource({ ...lists, before })] as const;
  });
  return Object.fromEntries(entries);
}

/** The references of all runs that the question is about, found by looking at each; sorted. */
export function expected({ behaviours, query }: World, except?: string): string[] {
  const { sources, status, verdict, parents, since = "", until } = query;
  const asked = (key: string, record: RunRecord): boolean =>
    (!parents || parents.includes(formatRef(key, [record.parent?.id ?? ""]))) &&
    (!status || status.includes(record.status)) &&
    (!verdict || verdict.includes(record.verdict)) &&
    (query.since === undefined || (record.createdAt ?? "") >= since) &&
    (until === undefined || (record.createdAt !== undefined && new Date(record.createdAt) < until));
  return Object.entries(behaviours)
    .filter(([key]) => key !== except && (!sources || sources.includes(key)))
    .flatMap(([key, { pages }]) =>
      pages
        .flat()
        .flatMap(([, runs]) =>
          runs.filter((record) => asked(key, record)).map(({ id }) => `${key}:${encodeURIComponent(id)}`),
        ),
    )
    .sort();
}
