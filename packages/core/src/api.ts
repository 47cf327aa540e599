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
}

/** The generated table of a provider. */
export interface Api {
  /** Where each JSON answer keeps its payload and its errors, as JSON pointers. */
  readonly envelope?: { readonly data: string; readonly errors: string };
  readonly operations: Readonly<Record<string, OperationFacts>>;
}
