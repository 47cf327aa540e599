import type { Reconcile } from "./reconcile.ts";

/**
 * What may be done when it is not known whether a request arrived. `safe`: no effect, repeat at will. `idempotent`: again
 * gives the same state. `keyed`: a key makes it so. `reconcilable`: not sent again, but one can look afterwards.
 * `never-retry`: one attempt.
 */
export type OperationClass = "safe" | "idempotent" | "keyed" | "reconcilable" | "never-retry";

/** Whether a request is sent a second time only when the first surely had no effect. */
export function isSentOnce(kind: OperationClass): boolean {
  return kind === "reconcilable" || kind === "never-retry";
}

/** A list that is followed by a cursor: pointers are into the result, after the envelope was opened. */
export interface CursorPaging {
  readonly kind: "cursor";
  /** The query parameter that takes the cursor. */
  readonly cursor: string;
  readonly limit?: string;
  readonly items: string;
  /**
   * Where the next page's cursor is. `-1` is the last item of `items`: in `/data/-1/id` a page goes on after the id of its last item,
   * and without `more` an empty page is the end.
   */
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

/** Where a key goes that makes a call safe to repeat: a header, or a pointer into the arguments. */
export type KeyPlace = { readonly header: string } | { readonly argument: string };

/**
 * How a value is written that is no single text. Where no style is given, a list is its name repeated (`a=1&a=2`), and an
 * object, or a list that holds any, is `deep`.
 *
 * - `comma`, `space`, `pipe`: one text, `a=1,2` (`%20`, `%7C`); an object is `a=key,value`. In a path: `1,2`, lists alone.
 * - `spread`: each property of an object is a parameter of its own, `key=value`.
 * - `deep`: `a[b][c]=1`; a list is `a[]=1&a[]=2`, one that holds objects or lists `a[0][b]=1`.
 * - `json`: JSON text. The only one that a header can have, and with `comma` the only ones of a path parameter.
 */
export type Style = "comma" | "space" | "pipe" | "spread" | "deep" | "json";

/** Styles by the name of a parameter or of a form's field. */
export type Styles = Readonly<Record<string, Style>>;

/** How a body is sent that is not plain `application/json`. */
export interface Media {
  /** Sent as `content-type`; `multipart` adds its boundary. Of `bytes` it may be a range: then that of the Blob is sent. */
  readonly type: string;
  /**
   * What the body is: `json`, any value; `urlencoded` and `multipart`, an object of fields; `text`, a string; `bytes`, a Blob,
   * ArrayBuffer, view of one, or string. In `multipart` such bytes are files, a list repeats its field, and an object is JSON.
   */
  readonly form: "json" | "urlencoded" | "multipart" | "text" | "bytes";
  /** Of the fields of a form that are not written as usual. */
  readonly styles?: Styles;
}

/** What is known of an operation: plain data. Path parameters are those in `path`. */
export interface Facts {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD" | "OPTIONS";
  /** May hold a query that never changes (`/messages?beta=true`): the parameters follow it. A `#` and what is after it stay here. */
  readonly path: string;
  readonly class: OperationClass;
  readonly query?: readonly string[];
  readonly header?: readonly string[];
  /** Of parameters that are not written as usual, wherever they go. */
  readonly styles?: Styles;
  readonly body?: "required" | "optional";
  /** @default application/json */
  readonly media?: Media;
  /** The `accept` header. @default application/json */
  readonly accept?: string;
  /**
   * What a success has: `none`, no body, or one that is not read; `optional`, JSON, or `undefined` where the body is empty;
   * `text`, a string, read as UTF-8; `bytes`, a Blob with the answer's content type.
   * @default JSON, of which an empty body is none
   */
  readonly result?: "none" | "optional" | "text" | "bytes";
  readonly page?: Paging;
  /** Default of the per-attempt timeout, where the provider is known to be slow. */
  readonly timeoutMs?: number;
  /** Of a `reconcilable` operation. */
  readonly reconcile?: Reconcile;
  /** Of a `keyed` operation. */
  readonly key?: KeyPlace;
}

/** What all operations of a provider have in common. */
export interface ApiFacts {
  /** The first twelve digits of the SHA-256 of the description, sent with each request. */
  readonly spec?: string;
  /** Where each JSON answer keeps its payload and its errors, as JSON pointers. */
  readonly envelope?: { readonly data: string; readonly errors: string };
}

/** What is sent, and what is wanted in return, where a row does not say. */
export const json = "application/json";
