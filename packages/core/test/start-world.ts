import { type AmbiguousResultError, type Api, type ClientOptions, createClient } from "../src/index.ts";
import { api, facts, failure, json } from "./fixture.ts";
import { withTools } from "./tools.ts";

/** Acme's starts: one that is marked, one that is not, two that bring something about, and two that take a key. */
export const startApi: Api = {
  operations: {
    ...api.operations,
    startRun: {
      method: "POST",
      path: "/suites/{suite}/runs",
      class: "reconcilable",
      body: "required",
      reconcile: {
        look: "listRuns",
        with: [{ suite: "/suite" }],
        match: { "/agent": "/body/agent", "/tags": "/body/tags" },
        created: "/created_at",
        id: "/id",
        answer: "/id",
        pages: 3,
        proof: { marker: "/body/metadata/acme_start", found: "/metadata/acme_start" },
        read: { operation: "getRun", with: { id: "/id" } },
      },
    },
    startPlain: {
      method: "POST",
      path: "/suites/{suite}/plain",
      class: "reconcilable",
      body: "required",
      reconcile: {
        look: "listRuns",
        with: [{ suite: "/suite" }],
        needs: ["/body/agent"],
        match: { "/agent": "/body/agent", "/tags": "/body/tags" },
        created: "/created_at",
        id: "/id",
        answer: "/run_id",
        pages: 3,
        as: { run_id: "/id", state: "/status" },
      },
    },
    addRun: {
      method: "POST",
      path: "/boards/{board}/runs/{id}",
      class: "reconcilable",
      reconcile: {
        look: "getBoard",
        with: [{ board: "/board" }],
        items: "/runs",
        match: { "/id": "/id" },
        id: "/id",
        effect: {},
      },
    },
    retryRun: {
      method: "POST",
      path: "/runs/{id}/retry",
      class: "reconcilable",
      reconcile: {
        look: "getRun",
        with: [{ id: "/id" }],
        match: {},
        id: "/id",
        effect: { unless: { "/status": ["failed", "errored"] }, answers: false },
      },
    },
    placeOrder: { method: "POST", path: "/orders", class: "keyed", key: { header: "idempotency-key" } },
    payOrder: { method: "POST", path: "/pay", class: "keyed", body: "required", key: { argument: "/body/key" } },
    listRuns: {
      method: "GET",
      path: "/suites/{suite}/runs",
      class: "safe",
      query: ["limit", "cursor"],
      page: { kind: "cursor", cursor: "cursor", limit: "limit", items: "/items", next: "/next" },
    },
    getRun: { method: "GET", path: "/runs/{id}", class: "safe" },
    getBoard: { method: "GET", path: "/boards/{board}", class: "safe" },
  },
};

export interface Run {
  id: string;
  suite: string;
  agent?: string;
  tags?: readonly string[];
  status: string;
  created_at?: string;
  metadata?: Record<string, unknown>;
}

/**
 * What becomes of a request that starts something. `drop`, `late`, `cut`, `html`, `nameless` and a 5xx come after it was carried out;
 * `refused`, `429` and any other 4xx before.
 */
export type Fate =
  | "ok"
  | "drop"
  | "late"
  | "cut"
  | "html"
  | "nameless"
  | "refused"
  | "unsent"
  | number
  /** The answer names what was made like this. */
  | { readonly named: unknown };

type Start = (args: object, options?: object) => Promise<Record<string, unknown>>;
type StartMethod = Start & { raw: (args: object, options?: object) => Promise<{ data: unknown; adopted?: true }> };
export type StartClient = Record<
  "startRun" | "startPlain" | "addRun" | "retryRun" | "placeOrder" | "payOrder",
  StartMethod
>;

export interface World {
  readonly client: StartClient;
  readonly runs: Run[];
  /** The requests, as `POST /suites/s/runs`. */
  readonly sent: string[];
  readonly bodies: unknown[];
  readonly headers: Headers[];
  readonly warnings: string[];
  /** What becomes of the next starts, one by one; then all is well. */
  readonly fates: Fate[];
  /** Called before each read, with its number. May throw, or answer. */
  onLook?: (number: number) => Response | Promise<Response> | undefined;
  /** As another client would. */
  add(run: Partial<Run>): Run;
  pageSize: number;
}

const after = (fate: Fate): Response | Promise<Response> | undefined => {
  if (fate === "drop") return Promise.reject(failure("ECONNRESET"));
  if (fate === "late") return new Promise(() => {});
  if (fate === "cut") return new Response('{"id": "ru', { status: 201 });
  if (fate === "html") return new Response("<html>", { headers: { "content-type": "text/html" } });
  if (fate === "nameless") return json({ status: "queued" }, 201);
  if (typeof fate === "object") return json({ run_id: fate.named, status: "queued" }, 201);
  return typeof fate === "number" ? json({ message: "no" }, fate) : undefined;
};
const hasNoEffect = (fate: Fate) => fate === "refused" || (typeof fate === "number" && fate < 500 && fate !== 408);

/** A made-up provider that keeps runs, and loses answers as it is told. */
export function startWorld(options: ClientOptions = {}): World {
  let [count, looks] = [0, 0];
  const add = (run: Partial<Run>): Run => {
    const whole = { id: `run_${++count}`, suite: "s", status: "queued", created_at: new Date().toISOString(), ...run };
    world.runs.push(whole);
    return whole;
  };
  const carryOut = (path: readonly string[], body: Partial<Run>) => {
    const [, place, name = "", kind, id = ""] = path;
    if (place === "suites" && kind === "runs") return { ...add({ ...body, suite: name }), whole: true };
    if (place === "suites") {
      const { id: run_id, status: state } = add({ ...body, suite: name });
      return { run_id, state };
    }
    if (place === "boards") return Object.assign(world.runs.find((run) => run.id === id) ?? {}, { board: name });
    if (place === "runs")
      return Object.assign(world.runs.find((run) => run.id === name) ?? {}, { status: "queued" }) && { task: "t" };
    return { done: true };
  };
  const read = (path: readonly string[], query: URLSearchParams) => {
    const [, place, name] = path;
    if (place === "runs") {
      const run = world.runs.find(({ id }) => id === name);
      return run ? json({ ...run, whole: true }) : json({}, 404);
    }
    if (place === "boards") return json({ runs: world.runs.filter((run) => "board" in run && run.board === name) });
    const all = world.runs.filter(({ suite }) => suite === name);
    const begin = Number(query.get("cursor") ?? 0);
    const end = begin + Math.min(world.pageSize, Number(query.get("limit") ?? 10));
    return json({ items: all.slice(begin, end), next: end < all.length ? String(end) : null });
  };
  const fetch = async (address: string, init: RequestInit) => {
    const url = new URL(address);
    const path = url.pathname.replace(/^\/v1/, "").split("/").map(decodeURIComponent);
    if (init.method === "GET") {
      world.sent.push(`GET ${path.join("/")}`);
      return (await world.onLook?.(++looks)) ?? read(path, url.searchParams);
    }
    const body = typeof init.body === "string" ? JSON.parse(init.body) : {};
    const fate = world.fates.shift() ?? "ok";
    if (fate === "unsent") throw failure("ECONNREFUSED");
    world.sent.push(`${init.method} ${path.join("/")}`);
    world.bodies.push(body);
    world.headers.push(new Headers(init.headers));
    if (hasNoEffect(fate)) return json({ message: "no" }, fate === "refused" ? 400 : (fate as number));
    const done = carryOut(path, body);
    return after(fate) ?? json(done, 201);
  };
  const warnings: string[] = [];
  const onWarning = (message: string) => void warnings.push(message);
  const retry = { random: () => 0, budget: 0 };
  const client = createClient<StartClient>(facts, withTools(startApi), {
    apiKey: "acme-key",
    fetch,
    onWarning,
    retry,
    ...options,
  });
  const kept = { runs: [], sent: [], bodies: [], headers: [], warnings, fates: [] };
  const world: World = { client, add, pageSize: 100, ...kept };
  return world;
}

export type Ambiguous = AmbiguousResultError<Record<string, unknown>>;
