import { checkNumber } from "./check.ts";
import { ContractError } from "./errors/contract-error.ts";
import type { ErrorPlace } from "./errors/evalbridge-error.ts";
import { note } from "./errors/note.ts";
import type { CursorPaging, NumberPaging, Paging } from "./facts.ts";
import type { Args, CallOptions, ListOptions, PagesOptions } from "./operation.ts";
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
    // Read at once, as the call reads its own: by the answer, the caller may have put another page there.
    const asked = args?.[parameter] ?? 1;
    const raw = await call(args, options);
    const items = at(raw, paging.items);
    if (!Array.isArray(items)) throw new ContractError(place, `the answer has no list at ${paging.items}`);
    const next =
      paging.kind === "cursor"
        ? nextCursor(paging, place, raw, items.length)
        : nextNumber(paging, place, raw, items.length, asked);
    return next === undefined ? { items, raw } : { items, next, raw };
  }

  async function* pages(args: Args, options: PagesOptions): AsyncGenerator<AnyPage, void, undefined> {
    const { maxPages } = options;
    if (maxPages !== undefined) checkNumber("maxPages", maxPages, 1, place);
    const from = args[parameter] as string | number | undefined;
    let size = Number.POSITIVE_INFINITY;
    /** After pages that grew: the page that has the first item of those that are missing. */
    let back: number | undefined;
    const ask = async (next: string | number | undefined) => {
      const here = await page(next === undefined ? args : { ...args, [parameter]: next }, options);
      if (paging.kind === "number") {
        const before = size;
        size = at(here.raw, paging.size) as number;
        // Where pages grow in the middle of a walk, those still to come begin too far on. Smaller ones only repeat items.
        if (size > before) {
          back = Math.floor(((Number(next) - 1) * before) / size) + 1;
          throw new ContractError(place, `the pages grew from ${before} items to ${size}, and not all came`);
        }
      }
      return here;
    };
    try {
      yield* walk(place, ask, from, { maxPages, warn });
    } catch (error) {
      if (back !== undefined) note(error as ContractError, { cursor: back });
      throw error;
    }
  }

  async function* all(args: Args, options: ListOptions): AsyncGenerator<unknown, void, undefined> {
    const { maxItems = Number.POSITIVE_INFINITY } = options;
    if (maxItems !== Number.POSITIVE_INFINITY) checkNumber("maxItems", maxItems, 0, place);
    let left = maxItems;
    if (left === 0) return;
    for await (const { items } of pages(args, options)) {
      for (const item of items) {
        yield item;
        if (--left === 0) return;
      }
    }
  }

  // A copy, made when they are called: in the middle of a walk, the caller's object may be for another list.
  return {
    page,
    pages: (args, options = {}) => pages({ ...args }, options),
    all: (args, options = {}) => all({ ...args }, options),
  };
}

/** Ending where this is not said to be the end would lose what is still to come. */
function nextCursor(paging: CursorPaging, place: ErrorPlace, raw: unknown, came: number): string | undefined {
  const more = paging.more && at(raw, paging.more);
  if (more === false) return undefined;
  const next = at(raw, paging.next);
  if (typeof next === "string" && next !== "") return next;
  // Of an answer with neither, nobody knows whether there is more, nor after a last item without the id to go on from.
  const isNameless = came > 0 && paging.next.startsWith(`${paging.items}/-1`);
  const isEnd = next === "" || next === null || (next === undefined && paging.more === undefined);
  if (isEnd && !isNameless && (more === undefined || more === null)) return undefined;
  throw new ContractError(place, `there may be more, but no cursor is at ${paging.next}`);
}

/**
 * The end is where the numbers say it is, if the items bear them out: after a page that holds more or fewer than they say comes
 * another, until one is empty. A provider may cap its pages, or count badly.
 */
function nextNumber(
  paging: NumberPaging,
  place: ErrorPlace,
  raw: unknown,
  came: number,
  asked: unknown,
): number | undefined {
  const said = [paging.number, paging.size, paging.total].map((pointer) => at(raw, pointer)) as [
    number,
    number,
    number,
  ];
  const [number, size, total] = said;
  const isWhole = said.every((one) => Number.isSafeInteger(one) && one >= 0);
  // The items of another page would be given twice, or in place of others. Without a size, no number of pages would ever reach the total.
  if (!isWhole || number !== Number(asked) || (size === 0 && total > 0))
    throw new ContractError(
      place,
      `${paging.number}, ${paging.size} and ${paging.total} are not those of page ${asked}`,
    );
  const more = number * size < total || (came > 0 && (number - 1) * size + came !== total);
  return more ? number + 1 : undefined;
}
