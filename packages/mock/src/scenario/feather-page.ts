import type { Wanted } from "./page.ts";
import { type Call, type Spoken, wantedBy } from "./speech.ts";

/** The most on a page of Feather's, whatever it is a page of. */
export const mostOnPage = 200;

/** The page that is asked for. */
export const wanted = (call: Call): Wanted => wantedBy(call, 50);

/** The page that is answered. */
export function paged(items: readonly unknown[], next: string | undefined): Spoken {
  return { body: { items, next_cursor: next ?? null, has_more: next !== undefined } };
}
