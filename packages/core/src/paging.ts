import type { Paging } from "./api.ts";
import type { Args } from "./arguments.ts";
import { ArgumentError } from "./errors/argument-error.ts";
import { ContractError } from "./errors/contract-error.ts";
import type { ErrorPlace } from "./errors/evalbridge-error.ts";
import type { CallOptions, ListOptions, PagesOptions } from "./operation.ts";
import type { RawPage } from "./page.ts";
import { at } from "./pointer.ts";
import { walk } from "./walk.ts";

type AnyPage = RawPage<unknown, unknown, string | number>;

/** The ways of reading a list that an operation with paging has beside the plain call. */
export interface PagedCalls {
  page(args?: Args, options?: CallOptions): Promise<AnyPage>;
  pages(args?: Args, options?: PagesOptions): AsyncGenerator<AnyPage, void, undefined>;
  all(args?: Args, options?: ListOptions): AsyncGenerator<unknown, void, undefined>;
}

/** Adds paging to an operation's call. */
export function pagedCalls(
  paging: Paging,
  place: ErrorPlace,
  call: (args: Args, options?: CallOptions) => Promise<unknown>,
  warn: (message: string) => void,
): PagedCalls {
  const parameter = paging.kind === "cursor" ? paging.cursor : paging.page;

  async function page(args: Args = {}, options?: CallOptions): Promise<AnyPage> {
    const raw = await call(args, options);
    const items = at(raw, paging.items);
    if (!Array.isArray(items)) throw new ContractError(place, `the answer has no list at ${paging.items}`);
    const next =
      paging.kind === "cursor"
        ? nextCursor(paging, place, raw)
        : nextNumber(paging, place, raw, items.length, args[parameter]);
    return next === undefined ? { items, raw } : { items, next, raw };
  }

  async function* pages(args: Args = {}, options: PagesOptions = {}): AsyncGenerator<AnyPage, void, undefined> {
    const { maxPages, ...callOptions } = options;
    if (maxPages !== undefined && !(Number.isInteger(maxPages) && maxPages > 0))
      throw new ArgumentError(place, `maxPages is ${maxPages}; give a whole number above 0, or leave it out`);
    const from = args?.[parameter] as string | number | undefined;
    let size: unknown;
    const ask = async (next: string | number | undefined) => {
      const here = await page(next === undefined ? args : { ...args, [parameter]: next }, callOptions);
      if (paging.kind === "number") size = sameSize(place, size, at(here.raw, paging.size));
      return here;
    };
    yield* walk({ place, from, maxPages, warn }, ask);
  }

  async function* all(args: Args = {}, options: ListOptions = {}): AsyncGenerator<unknown, void, undefined> {
    const { maxItems = Number.POSITIVE_INFINITY, ...callOptions } = options;
    if (!(maxItems === Number.POSITIVE_INFINITY || (Number.isInteger(maxItems) && maxItems >= 0)))
      throw new ArgumentError(place, `maxItems is ${maxItems}; give a whole number, or leave it out`);
    let left = maxItems;
    if (left === 0) return;
    for await (const { items } of pages(args, callOptions)) {
      for (const item of items) {
        yield item;
        if (--left <= 0) return;
      }
    }
  }

  return { page, pages, all };
}

function nextCursor(paging: Paging & { kind: "cursor" }, place: ErrorPlace, raw: unknown): string | undefined {
  const more = paging.more === undefined ? undefined : at(raw, paging.more);
  if (more === false) return undefined;
  const next = at(raw, paging.next);
  if (typeof next === "string" && next !== "") return next;
  if (next !== undefined && next !== null && next !== "")
    throw new ContractError(place, `the cursor at ${paging.next} is not text`);
  // Ending here quietly would lose what the provider says is still to come.
  if (more !== undefined && more !== null)
    throw new ContractError(place, `the answer says there is more, but ${paging.next} holds no cursor`);
  if (paging.more !== undefined && next === undefined)
    throw new ContractError(place, `the answer has neither ${paging.more} nor ${paging.next}: is there more, or not?`);
  return undefined;
}

/**
 * The end is where the numbers say it is, if the items bear them out: after a page that holds more or fewer than they say comes
 * another, until one is empty. A provider may cap its pages, or count badly.
 */
function nextNumber(
  paging: Paging & { kind: "number" },
  place: ErrorPlace,
  raw: unknown,
  came: number,
  asked: unknown = 1,
): number | undefined {
  const [number, size, total] = [paging.number, paging.size, paging.total].map((pointer) => {
    const value = at(raw, pointer);
    if (typeof value !== "number") throw new ContractError(place, `the answer has no number at ${pointer}`);
    if (Number.isSafeInteger(value) && value >= 0) return value;
    throw new ContractError(place, `the number at ${pointer} is ${value}; it should be whole, and not below 0`);
  }) as [number, number, number];
  // Its items would be given twice, or in place of others.
  if (number !== Number(asked)) throw new ContractError(place, `page ${number} came where page ${asked} was asked for`);
  // Without a size, no number of pages would ever reach the total.
  if (size === 0 && total > 0)
    throw new ContractError(place, `the answer says page ${number} of 0 items, of ${total} in all`);
  const more = number * size < total || (came > 0 && (number - 1) * size + came !== total);
  return more ? number + 1 : undefined;
}

/** Where pages grow in the middle of a walk, those still to come begin too far on. Smaller ones only repeat items. */
function sameSize(place: ErrorPlace, before: unknown, size: unknown): unknown {
  if (before === undefined || Number(size) <= Number(before)) return size;
  throw new ContractError(place, `the pages grew from ${before} items to ${size}, and what lies between did not come`);
}
