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
