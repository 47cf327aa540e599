import { ContractError } from "./errors/contract-error.ts";
import { CursorError } from "./errors/cursor-error.ts";
import { HttpError } from "./errors/http-error.ts";
import type { Page } from "./page.ts";
import type { RunSource } from "./source.ts";
import { walk } from "./walk.ts";

/** What an asynchronous generator function gives. */
export type Stream<Item> = AsyncGenerator<Item, void, undefined>;

/** Statuses that, where a cursor was sent, mean that it has expired or that its list is gone. */
const refusals = [400, 404, 410, 422];

/**
 * Follows a source's list page by page, from its start or from a cursor kept from before.
 * @throws {CursorError} when the provider refuses a cursor
 * @throws {PaginationLoopError} when a cursor comes that came before, or 100 pages in a row bring nothing new
 * @throws {PaginationLimitError} when there are more than 10,000 pages
 */
export async function* follow<Item>(
  { provider }: Pick<RunSource, "provider">,
  ask: (cursor: string | undefined) => Promise<Page<Item>>,
  from?: string,
): Stream<Page<Item>> {
  const place = { provider: provider.name };
  const asked = (cursor: string | undefined) =>
    ask(cursor).catch((error: unknown) => {
      const refused = cursor !== undefined && error instanceof HttpError && refusals.includes(error.status);
      if (refused) throw new CursorError(error.message, undefined, error);
      // What reading a record of an unexpected form ends with.
      if (!(error instanceof TypeError)) throw error;
      throw new ContractError(place, "an answer is not of the documented form", undefined, error);
    });
  yield* walk<string, Page<Item>>(place, asked, from, { withholds: true });
}

/** The items of pages, one by one. */
export async function* itemsOf<Item>(pages: AsyncIterable<{ readonly items: readonly Item[] }>): Stream<Item> {
  for await (const { items } of pages) yield* items;
}
