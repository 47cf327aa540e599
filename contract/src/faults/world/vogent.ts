import { type Dialect, type Progress, timeOf, type WorldRun } from "./dialect.ts";
import { wantedIn } from "./slice.ts";

const words: Readonly<Record<Progress, string>> = { pending: "PENDING", running: "RUNNING", completed: "SUCCESS" };

const item = ({ id, input, createdMs }: WorldRun, progress: Progress) => ({
  id,
  status: words[progress],
  callAgentId: input["callAgentId"],
  versionedPromptId: input["versionedPromptId"],
  createdAt: timeOf(createdMs),
  aggregateResult: { numFailing: 0, numPassing: progress === "completed" ? 3 : 0 },
});

/** Vogent: runs are listed under configs, by opaque cursors; a run does not say what it is under. */
export const vogentDialect: Dialect = {
  provider: "vogent",
  root: "/api",
  started: 200,
  isAuthorized: (headers, key) => headers.get("authorization") === `Bearer ${key}`,
  asked({ method, url, body }) {
    const wanted = wantedIn(url.searchParams, "limit", { after: "cursor" });
    const [, config] = /^\/eval_configs\/([^/]+)\/runs$/.exec(url.pathname) ?? [];
    if (config && method === "POST") return { what: "start", parent: config, input: JSON.parse(body) };
    if (method !== "GET") return undefined;
    if (config) return { what: "runs", wanted, shows: ({ parent }) => parent === config };
    if (url.pathname === "/eval_configs") return { what: "parents", wanted };
    const [, id] = /^\/eval_runs\/([^/]+)$/.exec(url.pathname) ?? [];
    return id ? { what: "run", id } : undefined;
  },
  item,
  whole: item,
  answer: item,
  runs: ({ items, next = null }) => ({ data: items, cursor: next }),
  parents: ({ items, next = null }) => ({
    data: items.map(({ id, name }) => ({ id, name, promptSnippet: "" })),
    cursor: next,
  }),
  // Not documented: only that 400 and 422 exist.
  refusal: (_status, message) => ({ message }),
};
