/**
 * How a call whose answer was lost is looked for. Each record's keys and values are named beside it; pointers into
 * arguments read `/id` or `/body/metadata/name`, those into an item are JSON pointers into one thing that was found.
 */
export interface Reconcile {
  /** The operation that is asked. */
  readonly look: string;
  /** Its arguments → pointers into ours. The first row is taken of which each pointer leads to a value. */
  readonly with: readonly Readonly<Record<string, string>>[];
  /** Pointers into the arguments without which there is nothing to look for. */
  readonly needs?: readonly string[];
  /** Where an answer without paging keeps its list; without this, such an answer is itself the one item. */
  readonly items?: string;
  /** Pointer into an item → pointer into the arguments: equal where the argument was given. */
  readonly match: Readonly<Record<string, string>>;
  /** Pointer into an item: when it was created. */
  readonly created?: string;
  /** Pointer into an item: its name. */
  readonly id: string;
  /** Pointer into the call's own result: the name of what was made. A success without it counts as lost. */
  readonly answer?: string;
  /** How many pages a look may read. @default 1 */
  readonly pages?: number;
  /** A value that only we write: where it goes (into the arguments), and where it comes back (in an item). */
  readonly proof?: { readonly marker: string; readonly found: string };
  /**
   * What is found is what the call was to bring about, whoever did it, unless a field holds one of these words. With `answers:
   * false` it still does not tell what the call would have answered.
   */
  readonly effect?: { readonly unless?: Readonly<Record<string, readonly string[]>>; readonly answers?: false };
  /** Makes the call's result of an item: by another operation (its arguments → pointers into the item) … */
  readonly read?: { readonly operation: string; readonly with: Readonly<Record<string, string>> };
  /** … or field by field (property of the result → pointer into the item). Neither: the item is the result. */
  readonly as?: Readonly<Record<string, string>>;
}
