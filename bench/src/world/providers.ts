import { exampleRecord, type JsonRecord } from "./records.ts";

/** How a provider answers; `requests` counts what it was asked. */
export interface FakeProvider {
  readonly name: string;
  readonly fetch: (url: string) => Promise<Response>;
  readonly requests: { count: number };
}

export interface WorldOptions {
  /** Runs of each source. */
  readonly runs: number;
  readonly latencyMs?: number;
  /** Runs under a parent, where a provider lists them by parent: Vogent's configs, Humanloop's evaluations. */
  readonly runsPerParent?: number;
}

const begun = Date.parse("2026-11-01T00:00:00.000Z");
/** A moment of its own for each run, the newest first. */
const momentOf = (index: number) => new Date(begun - index * 1000).toISOString();

/** A list that is cut by offset: the cursor is the number of items that came before. */
function part<Item>(
  total: number,
  query: URLSearchParams,
  cursor: string,
  most: number,
  make: (index: number) => Item,
) {
  const from = Number(query.get(cursor) ?? 0);
  const to = Math.min(total, from + Math.min(most, Number(query.get("limit") ?? most)));
  const items = Array.from({ length: Math.max(0, to - from) }, (_, index) => make(from + index));
  return { items, next: to < total ? String(to) : null };
}

type Answer = (path: string, query: URLSearchParams, options: Required<WorldOptions>) => unknown;

const parentIndex = (path: string) => Number(/_(\d+)\/runs$/.exec(path)?.[1] ?? 0);
const runsUnder = (parent: number, { runs, runsPerParent }: Required<WorldOptions>) =>
  Math.min(runsPerParent, runs - parent * runsPerParent);
const parentsOf = ({ runs, runsPerParent }: Required<WorldOptions>) => Math.ceil(runs / runsPerParent);

function vogent(): Answer {
  const config = exampleRecord("vogent", "/eval_configs", "data");
  const run = exampleRecord("vogent", "/eval_configs/{id}/runs", "data");
  return (path, query, options) => {
    const parent = parentIndex(path);
    const { items, next } = path.endsWith("/runs")
      ? part(runsUnder(parent, options), query, "cursor", 100, (index) => ({
          ...run,
          ...{ id: `run_${parent}_${index}`, createdAt: momentOf(parent * options.runsPerParent + index) },
        }))
      : part(parentsOf(options), query, "cursor", 100, (index): JsonRecord => ({ ...config, id: `cfg_${index}` }));
    return { data: items, cursor: next };
  };
}

function feather(): Answer {
  const run = exampleRecord("feather", "/v1/eval-runs", "items");
  const kbRun = exampleRecord("feather", "/v1/knowledge-base/evals/runs", "items");
  return (path, query, { runs }) => {
    const one = path.endsWith("/knowledge-base/evals/runs") ? kbRun : run;
    const { items, next } = part(runs, query, "cursor", 200, (index) => ({
      ...one,
      ...{ id: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`, created_at: momentOf(index) },
    }));
    return { items, next_cursor: next, has_more: next !== null };
  };
}

function bland(): Answer {
  const run = exampleRecord("bland", "/v1/evals/runs", "data", "data");
  return (path, query, { runs }) => {
    const [, id] = /\/runs\/(\w+)$/.exec(path) ?? [];
    if (id !== undefined) return { data: { ...run, id }, errors: null };
    const { items, next } = part(runs, query, "starting_after", 100, (index) => ({
      ...run,
      ...{ id: `run_${index}`, created_at: momentOf(index) },
    }));
    return { data: { object: "list", data: items, next_cursor: next, has_more: next !== null }, errors: null };
  };
}

function humanloop(): Answer {
  const evaluation = exampleRecord("humanloop", "/evaluations", "records");
  const run = exampleRecord("humanloop", "/evaluations/{id}/runs", "runs");
  return (path, query, options) => {
    const parent = parentIndex(path);
    if (path.endsWith("/runs")) {
      const make = (_: unknown, index: number) => ({
        ...run,
        ...{ id: `rn_${parent}_${index}`, created_at: momentOf(parent * options.runsPerParent + index) },
      });
      return { runs: Array.from({ length: runsUnder(parent, options) }, make) };
    }
    const size = Number(query.get("size") ?? 10);
    const page = Number(query.get("page") ?? 1);
    const total = parentsOf(options);
    const from = (page - 1) * size;
    const count = Math.max(0, Math.min(size, total - from));
    const records = Array.from({ length: count }, (_, index) => ({ ...evaluation, id: `evr_${from + index}` }));
    return { records, page, size, total };
  };
}

const makers: Readonly<Record<string, () => Answer>> = { vogent, humanloop, feather, bland };

/** The four providers, each with as many runs as asked, answering after its latency like a server that is far away. */
export function fakeProviders({ runs, latencyMs = 0, runsPerParent = 100 }: WorldOptions): FakeProvider[] {
  return Object.entries(makers).map(([name, make]) => {
    const answer = make();
    const requests = { count: 0 };
    const fetch = async (url: string) => {
      requests.count++;
      const { pathname, searchParams } = new URL(url);
      if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));
      const body = JSON.stringify(answer(pathname, searchParams, { runs, latencyMs, runsPerParent }));
      return new Response(body, { headers: { "content-type": "application/json" } });
    };
    return { name, fetch, requests };
  });
}
