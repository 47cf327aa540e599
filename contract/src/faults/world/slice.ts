/** The part of a list that is asked for. */
export interface Wanted {
  readonly limit?: number | undefined;
  /** The id of the last item that was given before. */
  readonly after?: string | undefined;
  /** Where pages are numbered: the first is 1. */
  readonly page?: number | undefined;
}

export interface Slice<Item> {
  readonly items: readonly Item[];
  /** The id of the last item, where there is more. */
  readonly next?: string;
  readonly page: number;
  readonly size: number;
  readonly total: number;
}

/** What a query says about pages, by the names of the provider. */
export function wantedIn(query: URLSearchParams, limit: string, place: { after: string } | { page: string }): Wanted {
  const number = (name: string) => (query.has(name) ? Number(query.get(name)) : undefined);
  if ("page" in place) return { limit: number(limit), page: number(place.page) };
  return { limit: number(limit), after: query.get(place.after) ?? undefined };
}

/** Cuts a list. With `trailing`, a full page says that there is more, also where nothing is: the next one is empty. */
export function sliceOf<Item extends { readonly id: string }>(
  all: readonly Item[],
  { limit = 100, after, page = 1 }: Wanted,
  { mostOnPage, trailing }: { readonly mostOnPage: number; readonly trailing: boolean },
): Slice<Item> {
  // A list without pages is given whole.
  const size = limit === Number.POSITIVE_INFINITY ? limit : Math.min(limit, mostOnPage);
  const begin =
    after === undefined ? (page - 1) * Math.min(size, all.length) : all.findIndex(({ id }) => id === after) + 1;
  const items = all.slice(begin, begin + size);
  const last = items.at(-1);
  const more = begin + size < all.length || (trailing && items.length === size);
  return { items, ...(more && last && { next: last.id }), page, size, total: all.length };
}
