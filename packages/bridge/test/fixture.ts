import type { CallOptions, Page, ProviderFacts, RunRecord, RunSource, Scope, SourceQuery } from "@evalbridge/core";
import { InternalServerError, NotFoundError } from "@evalbridge/core";

/** The facts of a made-up provider. */
export function factsOf(name: string): ProviderFacts {
  return {
    name,
    title: name.toUpperCase(),
    docs: `https://docs.${name}.test`,
    baseUrl: `https://api.${name}.test`,
    auth: { kind: "bearer" },
    errorMessage: ["/message"],
    lifecycle: { state: "active" },
  };
}

export const sunset: ProviderFacts = {
  ...factsOf("gone"),
  lifecycle: { state: "sunset", since: "2025-09-08", evidence: "https://gone.test/bye" },
};

export function record(id: string, more: Partial<RunRecord> = {}): RunRecord {
  const plain = { address: [id] as const, provider: "acme", id, status: "completed", rawStatus: "DONE" } as const;
  return { ...plain, verdict: "none", raw: { id }, ...more };
}

const answer = { headers: new Headers(), body: undefined };
export const notFound = (): NotFoundError => new NotFoundError({ provider: "acme" }, { ...answer, status: 404 });
export const broken = (): InternalServerError =>
  new InternalServerError({ provider: "acme", method: "GET", path: "/runs" }, { ...answer, status: 500 });

/** What a made-up source holds, and how it behaves. */
export interface Behaviour {
  readonly facts?: ProviderFacts;
  /** Pages of scopes; each scope is a key with its runs. */
  readonly pages: readonly (readonly (readonly [scope: string, runs: readonly RunRecord[]])[])[];
  /** The most that one page of runs holds. @default no bound */
  readonly pageSize?: number;
  /** Ends lists with an empty page, as providers do that do not look ahead. */
  readonly trailing?: boolean;
  /** Called before each request; what it throws is how the request ends. */
  readonly before?: (request: Request, call?: CallOptions) => void | Promise<void>;
}

export interface Request {
  readonly kind: "scopes" | "page" | "get";
  readonly scope?: string;
  readonly cursor?: string | undefined;
  readonly limit?: number;
  readonly query?: SourceQuery;
}

/** The parameters of its own that a made-up list takes. */
export interface FakeFilters {
  readonly colour?: string;
  readonly size?: number;
}

/** A source over made-up lists. Its cursors are offsets. */
export function fakeSource(behaviour: Behaviour): RunSource<unknown, FakeFilters> {
  const { facts = factsOf("acme"), pages, pageSize, trailing, before } = behaviour;
  const slice = <Item>(items: readonly Item[], cursor = "0", limit = 1, more = false): Page<Item> => {
    const start = Number(cursor);
    const end = start + limit;
    const next = end < items.length || (more && end === items.length);
    return { items: items.slice(start, end), ...(next && { next: String(end) }) };
  };
  return {
    provider: facts,
    filters: { parent: "client", status: "client", createdAt: "client", verdict: "client" },
    async scopes(query, cursor, call) {
      await before?.({ kind: "scopes", cursor, query }, call);
      const { items, next } = slice(pages, cursor);
      const scopes = items.flatMap((page) => page.map(([key]): Scope => ({ key })));
      return { items: scopes, ...(next !== undefined && { next }) };
    },
    async page(scope, query, cursor, limit, call) {
      await before?.({ kind: "page", scope: scope.key, cursor, limit, query }, call);
      const [, runs = []] = pages.flat().find(([key]) => key === scope.key) ?? [];
      return slice(runs, cursor, Math.min(limit, pageSize ?? limit), trailing);
    },
    async get([id], call) {
      await before?.({ kind: "get" }, call);
      const found = pages
        .flat()
        .flatMap(([, runs]) => runs)
        .find((run) => run.id === id);
      if (!found) throw notFound();
      return found;
    },
  };
}

/** The runs of a bridge's page, list or array, by reference. */
export const refs = (runs: readonly { readonly ref: string }[]): string[] => runs.map(({ ref }) => ref);

/** What a promise or loop was rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<Error> {
  return promise.then(
    () => {
      throw new Error("it was not rejected");
    },
    (error: unknown) => error as Error,
  );
}
