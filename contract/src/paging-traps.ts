import { ContractError, PaginationLoopError, type Paging } from "@evalbridge/core";
import { goesByItem, type Json } from "@evalbridge-internal/scripts";
import type { PageSays } from "./paging-corpus.ts";

/** What a list says when it is asked for a page, and how often it was asked before. */
export type Says = (asked: string | undefined, index: number) => PageSays;
type Kind = typeof ContractError | typeof PaginationLoopError;
export type Trap = readonly [name: string, says: Says, kind: Kind, requests: number];

export const item = (name: string): Json => ({ id: name });
const cycle =
  (length: number): Says =>
  (asked) => {
    const at = asked === undefined ? 0 : Number(asked);
    return { items: [item(String(at))], next: String((at % length) + 1), more: true };
  };

const anyCursor: readonly Trap[] = [
  ["a cursor that repeats", cycle(1), PaginationLoopError, 2],
  ["two that alternate", cycle(2), PaginationLoopError, 3],
  ["a circle of three", cycle(3), PaginationLoopError, 4],
  ["a circle of fifty", cycle(50), PaginationLoopError, 51],
  ["a cursor that is a number", () => ({ items: [item("1")], next: 7, more: true }), ContractError, 1],
  ["a cursor of zero", () => ({ items: [item("1")], next: 0, more: true }), ContractError, 1],
  ["a cursor that is an object", () => ({ items: [item("1")], next: { at: "1" }, more: true }), ContractError, 1],
];
const ownCursor: readonly Trap[] = [
  ["empty pages", (_, index) => ({ items: [], next: `c${index}`, more: true }), PaginationLoopError, 100],
  ["the same items", (_, index) => ({ items: [item("1")], next: `c${index}`, more: true }), PaginationLoopError, 101],
];
/** Where the cursor is the last item's id. */
const itemsCursor: readonly Trap[] = [
  ["an id that is null", () => ({ items: [item("1")], next: null, more: true }), ContractError, 1],
  ["an id of no text", () => ({ items: [item("1")], next: "", more: true }), ContractError, 1],
];

/** The numbers of a page that was asked for, but for those that the trap changes. */
const numbered =
  (changed: (page: number) => Partial<PageSays>): Says =>
  (asked) => {
    const page = Number(asked ?? 1);
    return { items: [item(String(page))], next: page, size: 1, total: 9, ...changed(page) };
  };
const numbers: readonly Trap[] = [
  ["a page that does not move", numbered(() => ({ next: 1 })), ContractError, 2],
  ["a page that nobody counts to", numbered(() => ({ next: 1e308 })), ContractError, 1],
  ["empty pages", numbered(() => ({ items: [], total: 1e6 })), PaginationLoopError, 100],
  ["a total that grows", numbered((page) => ({ items: [], total: page + 1 })), PaginationLoopError, 100],
  ["the same items", numbered(() => ({ items: [item("1")], total: 1e6 })), PaginationLoopError, 101],
  ["pages that grow", numbered((page) => ({ size: page })), ContractError, 2],
  ["pages of no size", numbered(() => ({ size: 0 })), ContractError, 1],
  ["a size below zero", numbered(() => ({ size: -1 })), ContractError, 1],
  ["a total that is text", numbered(() => ({ total: "9" })), ContractError, 1],
];

/** The traps of packages/core/test/walk.test.ts, as far as a list can set them. */
export function trapsOf(paging: Paging): readonly Trap[] {
  if (paging.kind === "number") return numbers;
  return [...anyCursor, ...(goesByItem(paging) ? itemsCursor : ownCursor)];
}

/** Three pages, the second of them empty: which is no end where another cursor than an item's id leads on. */
export function emptyInTheMiddle(paging: Paging): Says {
  if (paging.kind === "number") return numbered((page) => ({ total: 3, ...(page === 2 && { items: [] }) }));
  return (asked) => {
    const at = Number(asked ?? 1);
    return { items: at === 2 ? [] : [item(String(at))], next: at < 3 ? String(at + 1) : null, more: at < 3 };
  };
}
