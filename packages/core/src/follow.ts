import { CursorError } from "./errors/cursor-error.ts";
import { HttpError } from "./errors/http-error.ts";
import { PaginationLoopError } from "./errors/pagination-loop-error.ts";
import type { Page } from "./page.ts";
import type { RunSource } from "./source.ts";

/** What an asynchronous generator function gives. */
export type Stream<Item> = AsyncGenerator<Item, void, undefined>;

/** Statuses that, where a cursor was sent, mean that it has expired or that its list is gone. */
const refusals = [400, 404, 410, 422];

/**
 * Follows a source's list page by page, from its start or from a cursor kept from before.
 * @throws {CursorError} when the provider refuses a cursor
 * @throws {PaginationLoopError} when a page names itself as the next
 */
export async function* follow<Item>(
  { provider }: Pick<RunSource, "provider">,
  ask: (cursor: string | undefined) => Promise<Page<Item>>,
  from?: string,
): Stream<Page<Item>> {
  let cursor = from;
  do {
    const page = await ask(cursor).catch((error: unknown) => {
      const refused = cursor !== undefined && error instanceof HttpError && refusals.includes(error.status);
      throw refused ? new CursorError(error.message, undefined, error) : error;
    });
    // Before the page is given: who keeps cursors would else meet it again and again.
    if (page.next !== undefined && page.next === cursor)
      throw new PaginationLoopError({ provider: provider.name }, cursor);
    yield page;
    cursor = page.next;
  } while (cursor !== undefined);
}

/** The items of pages, one by one. */
export async function* itemsOf<Item>(pages: AsyncIterable<{ readonly items: readonly Item[] }>): Stream<Item> {
  for await (const { items } of pages) yield* items;
}
