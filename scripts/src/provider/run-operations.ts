import { type JsonObject, objectOf } from "../json.ts";
import { follow, typesOf } from "../model/follow.ts";
import type { Operation, Spec } from "../model/operation.ts";
import { itemOf } from "../model/payload.ts";
import { SpecError } from "../spec/problem.ts";

/** What a run source can be made of. */
const parts = ["list", "get", "start", "cancel", "parents"] as const;
type Part = (typeof parts)[number];

/** The operations that a run source is scaffolded on. */
export type RunOperations = Readonly<Record<"list" | "get", Operation>> & Readonly<Partial<Record<Part, Operation>>>;

/**
 * The operations that were named (`list=listRuns,get=getRun,start=createRun`); for a list and a single run, those that look like it
 * where none was. What a run can do is never guessed.
 * @throws {SpecError} naming what is missing or is no operation
 */
export function runOperations(spec: Spec, asked: string): RunOperations {
  const named = new Map<string, string>();
  for (const pair of asked.split(",").filter((word) => word.trim() !== "")) {
    const [part = "", id = ""] = pair.split(/[=:]/).map((word) => word.trim());
    if (!(parts as readonly string[]).includes(part))
      throw new SpecError(
        `--runs ${pair}: there is no ${part}; write ${parts.map((word) => `${word}=<operation>`).join(",")}`,
      );
    named.set(part, id);
  }
  const found = new Map<string, Operation>();
  for (const [part, id] of named) {
    const operation = spec.operations.find((one) => one.id === id);
    if (!operation) throw new SpecError(`--runs ${part}=${id}: there is no operation ${id}; ${likely(spec, part)}`);
    found.set(part, operation);
  }
  const list = found.get("list") ?? guessList(spec);
  if (!list)
    throw new SpecError(`--runs: no list of runs is to be seen; name one: --runs list=<operation>,get=<operation>`);
  const get = found.get("get") ?? guessGet(spec, list);
  if (!get)
    throw new SpecError(
      `--runs: no operation that reads one run is to be seen; name one: --runs list=${list.id},get=<operation>`,
    );
  return { list, get, ...Object.fromEntries(found) };
}

function likely({ operations }: Spec, part: string): string {
  const method = part === "start" || part === "cancel" ? "POST" : "GET";
  const some = operations.filter((one) => one.method === method).map(({ id }) => id);
  return `there are: ${some.slice(0, 12).join(", ")}${some.length > 12 ? ", …" : ""}`;
}

const topic = /run|eval|experiment|test|job/i;

function guessList(spec: Spec): Operation | undefined {
  const lists = spec.operations.filter(
    (one) => one.class === "safe" && one.success.schema && listOf(spec, one) !== undefined,
  );
  const topical = lists.filter(({ id, path }) => topic.test(`${id} ${path}`));
  return topical.find(({ path }) => /runs\/?$/i.test(path)) ?? topical.find(({ paging }) => paging) ?? topical[0];
}

function guessGet(spec: Spec, list: Operation): Operation | undefined {
  const stem = list.path.replace(/\/$/, "");
  const single = spec.operations.filter(
    (one) => one.class === "safe" && /\{[^{}]+\}$/.test(one.path) && one.success.schema,
  );
  return (
    single.find(({ path }) => path.startsWith(`${stem}/{`)) ??
    single.find(({ path }) => /runs?\/\{[^{}]+\}$/i.test(path))
  );
}

/** Where an answer keeps its list: as its paging says, or its only one. */
export function listOf({ document }: Spec, { paging, success }: Operation): string | undefined {
  if (paging) return paging.items;
  if (typesOf(document, success.schema ?? {}).has("array")) return "";
  const { properties } = follow(document, success.schema, []).value;
  const lists = Object.entries(objectOf(properties)).filter(([, one]) => typesOf(document, objectOf(one)).has("array"));
  return lists.length === 1 ? `/${lists[0]?.[0]}` : undefined;
}

/** The schema of the runs in the list. */
export function runSchema(spec: Spec, { list, get }: RunOperations): JsonObject {
  return follow(spec.document, itemOf(spec, list) ?? get.success.schema, []).value;
}
