import { type Dialect, type Fields, type Progress, timeOf, type WorldRun } from "./dialect.ts";
import { exampleOf } from "./example.ts";
import { wantedIn } from "./slice.ts";

const [sample] = exampleOf("humanloop", "listRunsForEvaluation")["runs"] as [Record<"dataset" | "version", Fields>];
const [evaluation] = exampleOf("humanloop", "listEvaluations")["records"] as [Fields];

/** A file that a request names by its id, its path or the id of a version; each of them ends with the file's letter. */
function fileOf(like: Fields, prefix: string, named: unknown): Fields {
  const letter = String(Object.values(named as Fields)[0]).at(-1);
  return {
    ...like,
    id: `${prefix}_${letter}`,
    path: `Support/${prefix} ${letter}`,
    version_id: `${prefix}v_${letter}`,
  };
}

const item = ({ id, input, createdMs }: WorldRun, progress: Progress) => ({
  ...sample,
  id,
  orchestrated: input["orchestrated"] ?? true,
  added_at: timeOf(createdMs),
  created_at: timeOf(createdMs),
  status: progress,
  control: false,
  dataset: fileOf(sample.dataset, "ds", input["dataset"]),
  version: fileOf(sample.version, "pr", input["version"]),
});

/** Humanloop: an evaluation's runs come all at once, evaluations by numbered pages; a run cannot be read by itself. */
export const humanloopDialect: Dialect = {
  provider: "humanloop",
  root: "/v5",
  started: 200,
  isAuthorized: (headers, key) => headers.get("x-api-key") === key,
  asked({ method, url, body }) {
    const [, evaluation] = /^\/evaluations\/([^/]+)\/runs$/.exec(url.pathname) ?? [];
    if (evaluation && method === "POST") return { what: "start", parent: evaluation, input: JSON.parse(body) };
    if (method !== "GET") return undefined;
    const all = { limit: Number.POSITIVE_INFINITY };
    if (evaluation) return { what: "runs", wanted: all, shows: ({ parent }) => parent === evaluation };
    if (url.pathname !== "/evaluations" || !url.searchParams.has("file_id")) return undefined;
    return { what: "parents", wanted: wantedIn(url.searchParams, "size", { page: "page" }) };
  },
  item,
  whole: item,
  answer: item,
  runs: ({ items }) => ({ runs: items }),
  parents: ({ items, page, size, total }) => ({
    records: items.map(({ id, name }) => ({ ...evaluation, id, name })),
    page,
    size,
    total,
  }),
  refusal: (status, message) =>
    status === 422 ? { detail: [{ loc: ["body"], msg: message, type: "value_error" }] } : { detail: { message } },
};
