import { fingerprint } from "./checksum.ts";
import { type ErrorPlace, EvalbridgeError, where } from "./errors/evalbridge-error.ts";
import { note } from "./errors/note.ts";
import { PaginationLimitError } from "./errors/pagination-limit-error.ts";
import { PaginationLoopError } from "./errors/pagination-loop-error.ts";
import { at } from "./pointer.ts";

/** A page, as far as a walk needs to know it. */
interface AnyPage<Cursor> {
  readonly items: readonly unknown[];
  readonly next?: Cursor;
}

export interface WalkOptions {
  readonly maxPages?: number | undefined;
  /** Keeps back a page that names an earlier one as the next: who keeps cursors would meet it again and again. */
  readonly withholds?: boolean;
  /** Told, in one line, of items that came more than once. */
  readonly warn?: ((message: string) => void) | undefined;
}

/**
 * Asks for page after page, from a cursor on or from the first.
 * @throws {PaginationLoopError | PaginationLimitError} and what asking ended with, each with the `cursor` from which to go on
 */
export async function* walk<Cursor extends string | number, Page extends AnyPage<Cursor>>(
  place: ErrorPlace,
  ask: (cursor: Cursor | undefined) => Promise<Page>,
  from: Cursor | undefined,
  { maxPages = 10_000, withholds = false, warn }: WalkOptions = {},
): AsyncGenerator<Page, void, undefined> {
  // Empty pages in the middle are legitimate.
  const mostIdlePages = 100;
  const seen = new Set<Cursor | undefined>([from]);
  const recent = new Set<unknown>();
  let repeats = 0;
  let idle = 0;
  let cursor = from;
  try {
    for (let pages = 0; ; pages++) {
      if (pages === maxPages) throw new PaginationLimitError(place, maxPages);
      const page = await ask(cursor);
      const { items, next } = page;
      idle++;
      for (const item of items) {
        if (isKnown(recent, keyOf(item))) repeats++;
        else idle = 0;
      }
      const loops = next !== undefined && seen.has(next);
      if (!(loops && withholds)) yield page;
      if (next === undefined) return;
      cursor = next;
      if (loops || idle === mostIdlePages)
        throw new PaginationLoopError(place, cursor, `gave a page twice, or ${mostIdlePages} with nothing new`);
      seen.add(cursor);
    }
  } catch (error) {
    if (error instanceof EvalbridgeError && cursor !== undefined) note(error, { cursor });
    throw error;
  } finally {
    if (repeats > 0) warn?.(`${where(place)}: ${repeats} of the items came twice`);
  }
}

/** Whether a key came before; it is remembered. The oldest are forgotten, so that memory stays bounded. */
function isKnown(recent: Set<unknown>, key: unknown): boolean {
  const remembered = 1000;
  const known = recent.delete(key);
  recent.add(key);
  if (recent.size > remembered) {
    const [oldest] = recent;
    recent.delete(oldest);
  }
  return known;
}

/** What an item is known by: its name where it has one, else its content, as a hash of 64 bits, whatever its size. */
function keyOf(item: unknown): unknown {
  // A longer name is remembered by its hash.
  const longestName = 64;
  const id = at(item, "/id");
  const name = typeof id === "string" ? id : "";
  if (typeof id === "number" || (name !== "" && name.length <= longestName)) return id;
  try {
    return fingerprint(name || JSON.stringify(item));
  } catch {
    // Nested too deeply to be written down, or no JSON at all: known by nothing.
    return {};
  }
}
