/** One page of a list. `next` is the cursor of the page after it; absent on the last page. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

/** One page as a client's `.page()` and `.pages()` give it, with the provider's own answer beside the items. */
export interface RawPage<Item, Raw, Next = string> {
  readonly items: readonly Item[];
  /** What to pass as the operation's own cursor (or page number) argument to get the next page; absent on the last. */
  readonly next?: Next;
  readonly raw: Raw;
}

/** A page with each item made into another; the next one's number, where pages are numbered, is a cursor like any other. */
export function mapPage<Item, Other>(
  { items, next }: { readonly items: readonly Item[]; readonly next?: string | number },
  map: (item: Item) => Other,
): Page<Other> {
  return { items: items.map((item) => map(item)), ...(next !== undefined && { next: String(next) }) };
}
