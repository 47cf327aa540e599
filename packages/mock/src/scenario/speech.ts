import { follow, type MockDocument } from "../document.ts";
import { readRoutes } from "../route.ts";
import type { Clock } from "./clock.ts";
import type { MadeRun } from "./made-run.ts";
import type { Wanted } from "./page.ts";
import type { Fields, SourceKey } from "./script.ts";
import type { Shown, World } from "./world.ts";

/** A request, as a handler takes it. Prism has found nothing wrong with it. */
export interface Call {
  readonly path: ReadonlyMap<string, string>;
  readonly query: URLSearchParams;
  readonly body: Fields;
}

/** What a handler answers: the body of the success, nothing at all (204), or the status of a refusal. */
export type Spoken = { readonly body: unknown } | { readonly refuse: number; readonly body?: unknown } | "nothing";

/** What answers an operation, by its operationId; what has none is answered from the examples. */
export type Handlers = Readonly<Record<string, (call: Call) => Spoken>>;

/** A record like one that the description shows. */
export type Sample = (operation: string, example?: string) => Fields;

export interface Stage {
  readonly world: World;
  readonly clock: Clock;
  readonly sample: Sample;
}

/** How a source speaks on the wire. */
export interface Speech {
  readonly provider: string;
  readonly idOf: (kind: "run" | "parent", number: number) => string;
  /** The operation and its parameter by which such a thing is asked for. */
  readonly sentAs: Readonly<Record<"run" | "parent", readonly [operation: string, parameter: string]>>;
  readonly mostOnPage: number;
  handlers(stage: Stage): Handlers;
}

export type Speeches = { readonly [Key in SourceKey]: Speech };

/** Reads records out of the examples of successes. */
export function samplesOf(document: MockDocument): Sample {
  const routes = readRoutes(document);
  return (operation, example) => {
    const responses = routes.find(({ name }) => name === operation)?.responses ?? {};
    const success = follow(document, Object.entries(responses).find(([status]) => status.startsWith("2"))?.[1]);
    const [media] = Object.values(follow(document, success["content"]));
    const examples = follow(document, follow(document, media)["examples"]);
    const chosen = follow(document, example === undefined ? Object.values(examples)[0] : examples[example]);
    if (!("value" in chosen)) throw new Error(`the description has no example ${example ?? ""} of ${operation}`);
    return structuredClone(chosen["value"]) as Fields;
  };
}

/** An id as those providers write it that name things by UUIDs; `family` keeps the kinds apart. */
export function uuidOf(family: string, number: number): string {
  return `${number.toString(16).padStart(8, "0")}-${family}-4000-8000-000000000000`;
}

/** Whether a field has one of the values that are asked for, where any is. */
export function fitsQuery(query: URLSearchParams, name: string, value: unknown): boolean {
  const wanted = query.get(name);
  return wanted === null || wanted === String(value);
}

/** A part of a record, as fields. */
export function partOf(record: Fields, name: string): Fields {
  return record[name] as Fields;
}

/** The first record of a list that another holds. */
export function firstOf(record: Fields, name: string): Fields {
  return (record[name] as readonly Fields[])[0] as Fields;
}

/** Runs as a list tells them: each counts as read, and is without what this list, or the script's, leaves out. */
export function listed(
  world: World,
  runs: readonly MadeRun[],
  recordOf: (shown: Shown) => Fields,
  omits: readonly string[] = [],
): Fields[] {
  const omitted = [...omits, ...(world.script.listOmits ?? [])];
  return runs.map((run) => {
    const record = Object.entries(recordOf(world.shown(run)));
    return Object.fromEntries(record.filter(([name]) => !omitted.includes(name)));
  });
}

/** The page that is asked for where an opaque `cursor` leads on, and `limit` has a usual value. */
export function wantedBy({ query }: Call, usual: number): Wanted {
  return { limit: Number(query.get("limit") ?? usual), after: query.get("cursor") ?? undefined };
}
