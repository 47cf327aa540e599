import { createBlandClient, createFeatherClient, createHumanloopClient, createVogentClient } from "@evalbridge/bridge";
import type { Api, ClientOptions, ProviderFacts } from "@evalbridge/core";
import type * as coreTable from "@evalbridge/core/table";

type Call = () => Promise<unknown>;

/** A client whose calls are made to fail. */
export interface CanarySubject {
  readonly name: string;
  readonly create: (options: ClientOptions) => unknown;
  /** What is called on such a client; `id` goes wherever a caller can put a text. */
  readonly calls: (client: never, id: string) => Readonly<Record<"read" | "list" | "start" | "http", Call>>;
  /** A page of the list that a lost start is looked for in. */
  readonly page: (item: object) => unknown;
}

async function drain(items: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of items);
}

/** openapi-fetch gives errors as values; a success that it cannot read, and quotes, is the caller's data nevertheless. */
async function refused(answer: Promise<{ error?: unknown; response: Response }>): Promise<void> {
  try {
    const { error, response } = await answer;
    if (!response.ok) throw { error, headers: response.headers, statusText: response.statusText };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
}

type Clients = {
  vogent: ReturnType<typeof createVogentClient>;
  humanloop: ReturnType<typeof createHumanloopClient>;
  feather: ReturnType<typeof createFeatherClient>;
  bland: ReturnType<typeof createBlandClient>;
};

/** The four clients. */
export const providerSubjects: readonly CanarySubject[] = [
  {
    name: "vogent",
    create: createVogentClient,
    calls: (client: Clients["vogent"], id) => ({
      read: () => client.getEvalRun({ id }),
      list: () => drain(client.listEvalConfigRuns.all({ id })),
      start: () => client.runEval({ id, body: { versionedPromptId: id, callAgentId: id } }),
      http: () => refused(client.http.GET("/eval_runs/{id}", { params: { path: { id } } })),
    }),
    page: (item) => ({ data: [item], cursor: null }),
  },
  {
    name: "humanloop",
    create: createHumanloopClient,
    calls: (client: Clients["humanloop"], id) => ({
      read: () => client.getEvaluation({ id }),
      list: () => drain(client.listEvaluations.all({ file_id: id })),
      start: () => client.createRun({ id, body: {} }),
      http: () => refused(client.http.GET("/evaluations/{id}", { params: { path: { id } } })),
    }),
    page: (item) => ({ runs: [item] }),
  },
  {
    name: "feather",
    create: createFeatherClient,
    calls: (client: Clients["feather"], id) => ({
      read: () => client.getEvalRun({ run_id: id }),
      list: () => drain(client.listEvalRuns.all({ session_id: id })),
      start: () => client.createKBEvalRun({ suite_id: id, body: { kb_ids: [] } }),
      http: () => refused(client.http.GET("/v1/eval-runs/{run_id}", { params: { path: { run_id: id } } })),
    }),
    page: (item) => ({ items: [item], has_more: false, next_cursor: null }),
  },
  {
    name: "bland",
    create: createBlandClient,
    calls: (client: Clients["bland"], id) => ({
      read: () => client.getRun({ run_id: id }),
      list: () => drain(client.listRuns.all({ workbench_setup_id: id })),
      start: () => client.createRun({ body: { call_ids: [id], workbench_setup_id: id } }, { startMarker: false }),
      http: () => refused(client.http.GET("/v1/evals/runs/{run_id}", { params: { path: { run_id: id } } })),
    }),
    page: (item) => ({ data: { data: [item], has_more: false, next_cursor: null }, errors: null }),
  },
];

const facts: ProviderFacts = {
  name: "acme",
  title: "Acme",
  docs: "https://docs.acme.test",
  baseUrl: "https://api.acme.test/v1",
  auth: { kind: "header", name: "x-api-key" },
  errorMessage: ["/errors/0/message", "/message"],
  lifecycle: { state: "active" },
};

function apiOf({ hooks, openapiFetch, page, query, starts }: typeof coreTable): Api {
  const listRuns: coreTable.OperationFacts = {
    method: "GET",
    path: "/runs",
    class: "safe",
    uses: { page, query },
    query: ["cursor", "suite"],
    page: { kind: "cursor", cursor: "cursor", items: "/items", next: "/next" },
  };
  const startRun: coreTable.OperationFacts = {
    method: "POST",
    path: "/suites/{suite}/runs",
    class: "reconcilable",
    uses: { starts },
    asks: { listRuns },
    reconcile: { look: "listRuns", with: [{ suite: "/suite" }], match: {}, id: "/id" },
  };
  const getRun: coreTable.OperationFacts = { method: "GET", path: "/runs/{id}", class: "safe" };
  return { http: openapiFetch, hooks, operations: { getRun, listRuns, startRun } };
}

type Made = {
  getRun: (args: object) => Promise<unknown>;
  startRun: Made["getRun"];
  listRuns: { all(args: object): AsyncIterable<unknown> };
  http: { GET(path: string, init: object): Promise<{ error?: unknown; response: Response }> };
};

/** What a client is made by and of, both from one and the same core. */
export interface CoreCopy {
  readonly createClient: (facts: ProviderFacts, api: Api, options: ClientOptions) => unknown;
  readonly table: typeof coreTable;
}

/** A made-up provider's client over a copy of core, for what must be tried on changed sources. */
export function madeSubject({ createClient, table }: CoreCopy): CanarySubject {
  const api = apiOf(table);
  return {
    name: "acme",
    create: (options) => createClient(facts, api, options),
    calls: (client: Made, id) => ({
      read: () => client.getRun({ id }),
      list: () => drain(client.listRuns.all({ suite: id })),
      start: () => client.startRun({ suite: id }),
      http: () => refused(client.http.GET("/runs/{id}", { params: { path: { id } } })),
    }),
    page: (item) => ({ items: [item], next: null }),
  };
}
