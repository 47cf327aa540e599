import { createHash } from "node:crypto";

/** The part of a list that is asked for. */
export interface Wanted {
  readonly limit: number;
  /** Where the page begins, as a cursor of this list or as the id of an item. */
  readonly after?: string | undefined;
  /** The id of the item that the page ends before. */
  readonly before?: string | undefined;
  /** Where pages are numbered: the first is 1. */
  readonly page?: number | undefined;
}

export interface Slice<Item> {
  readonly items: readonly Item[];
  /** The last item of a page after which there is more. */
  readonly last?: Item;
  readonly total: number;
}

/** What a list is ordered by. */
export interface Place {
  readonly id: string;
  readonly createdMs: number;
}

/** A cursor is not one that this list has given. */
export class PlaceError extends Error {}

/** Newest first; of two made in one moment the one with the larger id. */
export function newestFirst(one: Place, other: Place): number {
  return other.createdMs - one.createdMs || (other.id < one.id ? -1 : 1);
}

/** Cuts a list that is sorted already. @throws {PlaceError} where it is asked to go on from no place of its own */
export function sliceOf<Item extends Place>(items: readonly Item[], wanted: Wanted): Slice<Item> {
  const { limit, after, before, page = 1 } = wanted;
  const end = before === undefined ? items.length : indexAfter(items, before) - 1;
  const begin =
    before !== undefined
      ? Math.max(0, end - limit)
      : after === undefined
        ? page === 1
          ? 0
          : (page - 1) * limit
        : indexAfter(items, after);
  const cut = items.slice(begin, Math.min(begin + limit, end));
  const last = begin + limit < items.length ? cut.at(-1) : undefined;
  return { items: cut, ...(last && { last }), total: items.length };
}

const mark = (text: string) => createHash("sha256").update(text).digest("base64url").slice(0, 6);

/** A cursor that says nothing to whoever gets it, and is noticed when it is altered. */
export function cursorTo(place: Place | number): string {
  const text = typeof place === "number" ? `${place}` : `${place.createdMs} ${place.id}`;
  return `${Buffer.from(text).toString("base64url")}.${mark(text)}`;
}

/** How many items lie before and at a place, though its item may be gone by now. */
function indexAfter(items: readonly Place[], place: string): number {
  const known = items.findIndex(({ id }) => id === place);
  if (known >= 0) return known + 1;
  const [coded = "", checked] = place.split(".");
  const text = Buffer.from(coded, "base64url").toString();
  if (mark(text) !== checked) throw new PlaceError("the cursor is none that this list has given");
  const [createdMs, id] = text.split(/ (.*)/s);
  if (id === undefined) return Number(text);
  const last = { createdMs: Number(createdMs), id };
  const next = items.findIndex((item) => item.id !== id && newestFirst(item, last) > 0);
  return next < 0 ? items.length : next;
}
