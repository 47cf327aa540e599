import type { Api, Reconcile } from "./api.ts";
import type { Args } from "./arguments.ts";
import type { Candidate } from "./errors/ambiguous-result-error.ts";
import { ContractError } from "./errors/contract-error.ts";
import type { ErrorPlace } from "./errors/evalbridge-error.ts";
import type { CallOptions, RawResult } from "./operation.ts";
import { pagedCalls } from "./paging.ts";
import { at } from "./pointer.ts";
import { utc } from "./values.ts";

/** Calls an operation of the same client by its name. */
export type Ask = (name: string, args: Args, options?: CallOptions) => Promise<RawResult<unknown, unknown>>;

/** What is looked for. */
export interface Wanted {
  readonly rule: Reconcile;
  /** The arguments of the call whose answer was lost. */
  readonly args: Args;
  /** Those of the look. */
  readonly lookArgs: Args;
  readonly marker?: string | undefined;
  /** Milliseconds since 1970: what was created before is something else. */
  readonly since: number;
  /** Names that are known to be of other calls. */
  readonly known: ReadonlySet<string>;
}

export interface Found {
  readonly candidates: readonly Candidate[];
  /** What is surely it. */
  readonly proven?: Candidate;
  /** Whether the whole list was seen. */
  readonly complete: boolean;
  readonly response: Response;
}

/** As many as every provider gives. */
const pageSize = 100;

/** The arguments that a look takes from those of a call; `undefined` where they do not say enough to look at all. */
export function lookArgsOf({ with: rows, needs = [] }: Reconcile, args: Args): Args | undefined {
  if (needs.some((pointer) => at(args, pointer) === undefined)) return undefined;
  for (const row of rows) {
    const given = Object.entries(row).map(([name, pointer]) => [name, at(args, pointer)] as const);
    if (given.every(([, value]) => value !== undefined && value !== null)) return Object.fromEntries(given);
  }
  return undefined;
}

/** Looks once. */
export async function lookOnce(api: Api, ask: Ask, wanted: Wanted, options: CallOptions): Promise<Found> {
  const { rule, lookArgs, marker } = wanted;
  const facts = api.operations[rule.look];
  const place: ErrorPlace = { method: facts?.method, path: facts?.path };
  let response = new Response();
  const data = async (args: Args, call?: CallOptions) => {
    const result = await ask(rule.look, args, call);
    response = result.response;
    return result.data;
  };
  const candidates: Candidate[] = [];
  let proven: Candidate | undefined;
  const take = (items: readonly unknown[]) => {
    for (const item of items) {
      const one = candidateOf(rule, item);
      if (marker !== undefined && rule.proof && at(item, rule.proof.found) === marker) proven = one;
      // What was to be brought about may well be about something that is known.
      if (!fits(wanted, item) || (!rule.effect && wanted.known.has(one.id))) continue;
      if (rule.effect && !excluded(rule.effect.unless, item)) proven ??= one;
      candidates.push(one);
    }
  };

  let complete = true;
  if (facts?.page) {
    const sized = facts.page.limit === undefined ? lookArgs : { ...lookArgs, [facts.page.limit]: pageSize };
    let pages = 0;
    for await (const page of pagedCalls(facts.page, place, data, () => {}).pages(sized, options)) {
      take(page.items);
      complete = page.next === undefined;
      if (proven || ++pages === (rule.pages ?? 1)) break;
    }
  } else {
    const raw = await data(lookArgs, options);
    const items = rule.items === undefined ? [raw] : at(raw, rule.items);
    if (!Array.isArray(items)) throw new ContractError(place, `the answer has no list at ${rule.items}`);
    take(items);
  }
  return { candidates: proven ? [proven] : candidates, ...(proven && { proven }), complete, response };
}

function candidateOf({ id, created }: Reconcile, raw: unknown): Candidate {
  const createdAt = created === undefined ? undefined : at(raw, created);
  return { id: String(at(raw, id)), ...(typeof createdAt === "string" && { createdAt }), raw };
}

/** Whether an item may be the call's result: not too old, and of the same inputs as far as it shows them. */
function fits({ rule, args, since }: Wanted, item: unknown): boolean {
  const created = rule.created === undefined ? undefined : at(item, rule.created);
  const time = typeof created === "string" ? utc(created) : undefined;
  if (time !== undefined && Date.parse(time) < since) return false;
  return Object.entries(rule.match).every(([found, sent]) => alike(at(item, found), at(args, sent)));
}

function excluded(unless: Readonly<Record<string, readonly string[]>> = {}, item: unknown): boolean {
  return Object.entries(unless).some(([pointer, words]) => words.includes(String(at(item, pointer)).toLowerCase()));
}

/** What was not given, or does not show, speaks neither for nor against. Lists of names come back in any order. */
function alike(found: unknown, sent: unknown): boolean {
  if (found === undefined || found === null || sent === undefined || sent === null) return true;
  if (Array.isArray(sent))
    return (
      Array.isArray(found) &&
      found.length === sent.length &&
      sent.every((one) => found.some((other) => alike(other, one)))
    );
  if (typeof sent !== "object" || typeof found !== "object") return found === sent;
  return Object.entries(sent).every(([key, value]) =>
    alike(at(found, `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`), value),
  );
}

/** The call's own result, made of what was found. */
export async function resultOf(
  { read, as }: Reconcile,
  ask: Ask,
  { raw }: Candidate,
  response: Response,
  options: CallOptions,
): Promise<RawResult<unknown, unknown>> {
  const pick = (pointers: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(pointers).map(([name, pointer]) => [name, at(raw, pointer)]));
  if (read) return { ...(await ask(read.operation, pick(read.with), options)), adopted: true };
  const data = as ? pick(as) : raw;
  return { data, body: data, response, adopted: true };
}
