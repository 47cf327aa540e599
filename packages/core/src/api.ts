/**
 * What may be done when it is not known whether a request arrived. `safe`: no effect, repeat at will. `idempotent`: again
 * gives the same state. `keyed`: a key makes it so. `reconcilable`: not sent again, but one can look afterwards.
 * `never-retry`: one attempt.
 */
export type OperationClass = "safe" | "idempotent" | "keyed" | "reconcilable" | "never-retry";

/** A list that is followed by a cursor: pointers are into the result, after the envelope was opened. */
export interface CursorPaging {
  readonly kind: "cursor";
  /** The query parameter that takes the cursor. */
  readonly cursor: string;
  readonly limit?: string;
  readonly items: string;
  readonly next: string;
  /** A flag that says whether there is more, where the provider has one. */
  readonly more?: string;
}

/** A list that is followed by page number; the first page is 1. */
export interface NumberPaging {
  readonly kind: "number";
  /** The query parameter that takes the page number. */
  readonly page: string;
  readonly limit?: string;
  readonly items: string;
  readonly number: string;
  readonly size: string;
  readonly total: string;
}

export type Paging = CursorPaging | NumberPaging;

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

/** Where a key goes that makes a call safe to repeat: a header, or a pointer into the arguments. */
export type KeyPlace = { readonly header: string } | { readonly argument: string };

/** One row of a generated operation table. Path parameters are those in `path`. */
export interface OperationFacts {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly class: OperationClass;
  readonly query?: readonly string[];
  readonly header?: readonly string[];
  readonly body?: "required" | "optional";
  /** `none`: a success has no body. */
  readonly result?: "none";
  readonly page?: Paging;
  /** Default of the per-attempt timeout, where the provider is known to be slow. */
  readonly timeoutMs?: number;
  /** Of a `reconcilable` operation. */
  readonly reconcile?: Reconcile;
  /** Of a `keyed` operation. */
  readonly key?: KeyPlace;
}

/** The generated table of a provider. */
export interface Api {
  /** The first twelve digits of the SHA-256 of the description, sent with each request. */
  readonly spec?: string;
  /** Where each JSON answer keeps its payload and its errors, as JSON pointers. */
  readonly envelope?: { readonly data: string; readonly errors: string };
  readonly operations: Readonly<Record<string, OperationFacts>>;
}
