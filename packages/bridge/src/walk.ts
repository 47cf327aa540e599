import { type CallOptions, CursorError, HttpError, type Page, PaginationLoopError, type RunRecord } from "@evalbridge/core";
import type { Place } from "./cursor.ts";
import type { Plan } from "./query.ts";

/** What one request gave, and where the walk stands after it; `null` at its end. */
export interface Step {
  readonly records: readonly RunRecord[];
  readonly place: Place | null;
}

/** Walks a source's scopes one after the other, from a place on. Each step is one request; `limit` is asked before each. */
export async function* walk(
  { source, query }: Plan,
  from: Place,
  limit: () => number,
  call?: CallOptions,
): AsyncGenerator<Step, void, undefined> {
  const provider = source.provider.name;
  const ask = async <Item>(cursor: string | undefined, request: Promise<Page<Item>>): Promise<Page<Item>> => {
    const page = await request.catch((error: unknown) => {
      throw cursor !== undefined && isRefusal(error) ? new CursorError(`${error.message}`, provider, error) : error;
    });
    if (cursor !== undefined && page.next === cursor) throw new PaginationLoopError({ provider }, cursor);
    return page;
  };

  for (let place: Place | null = from; place; ) {
    const { scopePage, scope: begun, cursor: inside }: Place = place;
    const { items, next } = await ask(scopePage, source.scopes(query, scopePage, call));
    const end: Place | null = next === undefined ? null : { scopePage: next };
    // One of each key: of a scope named twice on a page, a place could not say which of the two it means.
    const scopes = [...new Map(items.map((scope) => [scope.key, scope])).values()];
    const found = begun === undefined ? 0 : scopes.findIndex(({ key }) => key === begun);
    if (found < 0) throw new CursorError(`${begun}, where the list had come to, is gone`, provider);
    const left = scopes.slice(begun !== undefined && inside === undefined ? found + 1 : found);
    if (left.length === 0) place = end;
    yield { records: [], place };
    for (const scope of left) {
      let cursor: string | undefined = scope.key === begun ? inside : undefined;
      do {
        const page: Page<RunRecord> = await ask(cursor, source.page(scope, query, cursor, limit(), call));
        cursor = page.next;
        const last = cursor === undefined && scope === left.at(-1);
        place = last ? end : { scopePage, scope: scope.key, cursor };
        yield { records: page.items, place };
      } while (cursor !== undefined);
    }
  }
}

/** Statuses with which providers answer a cursor that has expired, or a list that has been deleted. */
const refusals = new Set([400, 404, 410, 422]);

function isRefusal(error: unknown): error is HttpError {
  return error instanceof HttpError && refusals.has(error.status);
}
