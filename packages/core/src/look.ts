import type { Candidate } from "./errors/ambiguous-result-error.ts";
import { ContractError } from "./errors/contract-error.ts";
import type { ErrorPlace } from "./errors/evalbridge-error.ts";
import type { Facts } from "./facts.ts";
import { likenessOf, type Wanted } from "./match.ts";
import type { Args, CallOptions, RawResult } from "./operation.ts";
import type { Page } from "./page.ts";
import { pagedCalls } from "./paging.ts";
import { at } from "./pointer.ts";
import type { Reconcile } from "./reconcile.ts";

/** Calls an operation of the same client by its name. */
export type Ask = (name: string, args: Args, options?: CallOptions) => Promise<Result>;

type Result = RawResult<unknown, unknown>;

export interface Found {
  readonly candidates: readonly Candidate[];
  /** What is surely it. */
  readonly proven?: Candidate;
  /** Whether the whole list was seen, each item of it with a name. */
  readonly complete: boolean;
  /** The last that came. */
  readonly answer: Result;
}

/** What pointers lead to, by the names of the pointers. */
function pick(from: unknown, pointers: Readonly<Record<string, string>>): Args {
  return Object.fromEntries(Object.entries(pointers).map(([name, pointer]) => [name, at(from, pointer)]));
}

/** The arguments that a look takes from those of a call; `undefined` where they do not say enough to look at all. */
export function lookArgsOf({ with: rows, needs = [] }: Reconcile, args: Args): Args | undefined {
  if (needs.some((pointer) => at(args, pointer) === undefined)) return undefined;
  return rows
    .map((row) => pick(args, row))
    .find((given) => Object.values(given).every((value) => value !== undefined && value !== null));
}

/** The same, with what is left of one time for all that is asked. 0 is without limit. */
export function within(deadlineMs: number, ask: Ask): Ask {
  if (deadlineMs === 0) return ask;
  const untilMs = performance.now() + deadlineMs;
  return (name, args, options) => ask(name, args, { ...options, deadlineMs: Math.max(untilMs - performance.now(), 1) });
}

/** Looks once. */
export async function lookOnce(
  facts: Facts,
  ask: Ask,
  wanted: Wanted,
  lookArgs: Args,
  options: CallOptions,
): Promise<Found> {
  // As many as every provider gives.
  const pageSize = 100;
  const { rule } = wanted;
  const { page } = facts;
  // There is one once a list has ended.
  let answer!: Result;
  const data = async (args: Args, call?: CallOptions) => {
    answer = await ask(rule.look, args, call);
    return answer.data;
  };
  const list = page
    ? pagedCalls(page, facts, data, () => {}).pages(
        { ...lookArgs, ...(page.limit && { [page.limit]: pageSize }) },
        options,
      )
    : [onlyPage(facts, rule, await data(lookArgs, options))];
  const candidates: Candidate[] = [];
  let complete = true;
  let pages = 0;
  for await (const { items, next } of list) {
    for (const item of items) {
      const likeness = likenessOf(wanted, item);
      if (likeness === "other") continue;
      const one = candidateOf(rule, item);
      if (one === undefined) complete = false;
      else if (likeness === "proven") return { candidates: [one], proven: one, complete, answer };
      else candidates.push(one);
    }
    if (next !== undefined && ++pages === (rule.pages ?? 1)) {
      complete = false;
      break;
    }
  }
  return { candidates, complete, answer };
}

/** An answer without paging as a page: of its list, or of itself as the one item. */
function onlyPage(place: ErrorPlace, { items: pointer }: Reconcile, raw: unknown): Page<unknown> {
  const items = pointer === undefined ? [raw] : at(raw, pointer);
  if (!Array.isArray(items)) throw new ContractError(place, `the answer has no list at ${pointer}`);
  return { items };
}

/** `undefined` for what has no name. */
function candidateOf({ id, created }: Reconcile, raw: unknown): Candidate | undefined {
  const name = at(raw, id);
  if ((typeof name !== "string" && typeof name !== "number") || name === "") return undefined;
  const createdAt = created && at(raw, created);
  return { id: String(name), ...(typeof createdAt === "string" && { createdAt }), raw };
}

/** The call's own result, made of what was found. */
export async function resultOf(
  { read, as }: Reconcile,
  ask: Ask,
  { raw }: Candidate,
  answer: Result,
  options: CallOptions,
): Promise<Result> {
  if (read) return { ...(await ask(read.operation, pick(raw, read.with), options)), adopted: true };
  const data = as ? pick(raw, as) : raw;
  return { ...answer, data, body: data, adopted: true };
}

/**
 * The name of what a call made, in its answer.
 * @throws {ContractError} for an answer without one: as good as none
 */
export function nameIn(place: ErrorPlace, { data, response }: Result, pointer: string): string {
  const name = at(data, pointer);
  // All providers name what they make by texts. Anything else names nothing that could be asked for.
  if (typeof name === "string" && name !== "") return name;
  throw new ContractError(place, `the body has no name at ${pointer}`, response.status);
}
