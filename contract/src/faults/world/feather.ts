import { type Dialect, type Progress, timeOf, type WorldRun } from "./dialect.ts";
import { exampleOf } from "./example.ts";
import { wantedIn } from "./slice.ts";

const sample = exampleOf("feather", "getKBEvalRun");
const [suite] = exampleOf("feather", "listKBEvalSuites")["items"] as [object];
const root = "/v1/knowledge-base/evals";

const words: Readonly<Record<Progress, string>> = { pending: "queued", running: "running", completed: "completed" };

function item({ id, parent, input, createdMs, endsMs, madeMs }: WorldRun, progress: Progress) {
  const ended = progress === "completed" ? timeOf(createdMs + endsMs - madeMs) : null;
  return {
    ...sample,
    id,
    suite_id: parent,
    status: words[progress],
    error_message: null,
    kb_ids: input["kb_ids"],
    prefer_draft: input["prefer_draft"] ?? false,
    version_overrides: input["version_overrides"] ?? null,
    generator_model_override: input["generator_model_override"] ?? null,
    judge_model_override: input["judge_model_override"] ?? null,
    created_at: timeOf(createdMs),
    started_at: progress === "pending" ? null : timeOf(createdMs),
    completed_at: ended,
  };
}

/** Feather: runs of knowledge bases, of the whole organisation or one suite. The same run twice at a time is refused. */
export const featherDialect: Dialect = {
  provider: "feather",
  root: "",
  started: 201,
  isAuthorized: (headers, key) => headers.get("x-api-key") === key,
  asked({ method, url, body }) {
    const path = url.pathname.startsWith(root) ? url.pathname.slice(root.length) : "";
    const wanted = wantedIn(url.searchParams, "limit", { after: "cursor" });
    const [, started] = /^\/suites\/([^/]+)\/runs$/.exec(path) ?? [];
    if (started && method === "POST") return { what: "start", parent: started, input: JSON.parse(body) };
    if (method !== "GET") return undefined;
    const suite = url.searchParams.get("suite_id");
    if (path === "/runs") return { what: "runs", wanted, shows: ({ parent }) => suite === null || parent === suite };
    if (path === "/suites") return { what: "parents", wanted };
    const [, id] = /^\/runs\/([^/]+)$/.exec(path) ?? [];
    return id ? { what: "run", id } : undefined;
  },
  item,
  whole: item,
  answer: ({ id }, progress) => ({ run_id: id, status: words[progress] }),
  runs: ({ items, next }) => ({ items, has_more: next !== undefined, next_cursor: next ?? null }),
  parents: ({ items, next }) => ({
    items: items.map(({ id, name }) => ({ ...suite, id, name })),
    has_more: next !== undefined,
    next_cursor: next ?? null,
  }),
  refusal: (status, message) =>
    status === 422
      ? { detail: [{ loc: ["body"], msg: message, type: "value_error" }] }
      : { error: `http_${status}`, message },
  conflict: ({ id }, progress) => ({
    detail: { error: "run_in_progress", existing_run_id: id, status: words[progress] },
  }),
};
