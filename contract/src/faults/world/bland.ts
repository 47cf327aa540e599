import { type Dialect, type Fields, type Progress, timeOf, type WorldRun } from "./dialect.ts";
import { exampleOf } from "./example.ts";
import { type Slice, wantedIn } from "./slice.ts";

const sample = exampleOf("bland", "getRun")["data"] as Fields;
const setup = (exampleOf("bland", "listWorkbenchSetups")["data"] as { data: [Fields] }).data[0];
const root = "/v1/evals";

const words: Readonly<Record<Progress, string>> = { pending: "QUEUED", running: "RUNNING", completed: "COMPLETE" };
/** What a list leaves out. */
const ofOneAlone = ["org_id", "submitted_call_ids", "submitted_attached_agents", "error_code", "error_message"];

function whole({ id, input, createdMs, endsMs, madeMs }: WorldRun, progress: Progress): Fields {
  const ended = progress === "completed";
  return {
    ...sample,
    id,
    status: words[progress],
    triggered_by: input["triggered_by"] ?? "manual",
    run_mode: input["run_mode"] ?? "text",
    submitted_call_ids: input["call_ids"],
    submitted_attached_agents: input["attached_agents"] ?? [],
    workbench_setup_id: input["workbench_setup_id"] ?? null,
    workbench_setup_version_id: input["workbench_setup_version_id"] ?? null,
    summary: ended ? sample["summary"] : null,
    billable_cost_usd: ended ? 1.24 : null,
    metadata: input["metadata"] ?? {},
    created_at: timeOf(createdMs),
    started_at: progress === "pending" ? null : timeOf(createdMs),
    completed_at: ended ? timeOf(createdMs + endsMs - madeMs) : null,
  };
}

function item(run: WorldRun, progress: Progress): Fields {
  const kept = Object.entries(whole(run, progress)).filter(([name]) => !ofOneAlone.includes(name));
  return Object.fromEntries(kept);
}

const list = <Item>({ items, next }: Slice<Item>) => ({
  object: "list",
  data: items,
  has_more: next !== undefined,
  next_cursor: next ?? null,
});
const enveloped = (data: unknown) => ({ data, errors: null });

/** Bland: everything in an envelope, the key as it is, one flat list; `metadata` comes back as it was given. */
export const blandDialect: Dialect = {
  provider: "bland",
  root: "",
  started: 200,
  isAuthorized: (headers, key) => headers.get("authorization") === key,
  asked({ method, url, body }) {
    const path = url.pathname.startsWith(root) ? url.pathname.slice(root.length) : "";
    const query = url.searchParams;
    if (method === "POST" && path === "/runs") {
      const input: Fields = JSON.parse(body);
      return { what: "start", parent: String(input["workbench_setup_id"] ?? ""), input };
    }
    if (method !== "GET") return undefined;
    const wanted = { limit: 25, ...wantedIn(query, "limit", { after: "starting_after" }) };
    if (path === "/runs") return { what: "runs", wanted, shows: (run) => isAskedFor(query, run) };
    if (path === "/workbench-setups") return { what: "parents", wanted };
    const [, id] = /^\/runs\/([^/]+)$/.exec(path) ?? [];
    return id ? { what: "run", id } : undefined;
  },
  item,
  whole: (run, progress) => enveloped(whole(run, progress)),
  answer: (run, progress) => enveloped(whole(run, progress)),
  runs: (slice) => enveloped(list(slice)),
  parents: (slice) => enveloped(list({ ...slice, items: slice.items.map(({ id, name }) => ({ ...setup, id, name })) })),
  // The form of `errors` is not documented.
  refusal: (_status, message) => ({ data: null, errors: [{ message }] }),
};

function isAskedFor(query: URLSearchParams, { input }: WorldRun): boolean {
  const setup = query.get("workbench_setup_id");
  const agent = query.get("eval_agent_id");
  const agents = (input["attached_agents"] ?? []) as readonly Fields[];
  if (setup !== null && input["workbench_setup_id"] !== setup) return false;
  return agent === null || agents.some((one) => one["eval_agent_id"] === agent);
}
