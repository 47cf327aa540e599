import {
  goesByItem,
  type Json,
  type Operation,
  placeIn,
  placeOf,
  pointerOf,
  valueAt,
} from "@evalbridge-internal/scripts";
import type { Finding } from "./finding.ts";

type Paging = NonNullable<Operation["paging"]>;
/** How to go on: the argument that leads to the next page; `undefined` where there is none. */
export interface NextPage {
  readonly findings: readonly Finding[];
  readonly next?: Readonly<Record<string, string | number>>;
}

/** Where a page says that the next one is, by the pointers of `x-pagination`. */
export function nextPage(operation: Operation, paging: Paging, payload: Json): NextPage {
  const value = (pointer: string) => valueAt(payload, placeIn(payload, pointer));
  const lost = (name: string, pointer: string, detail: string): NextPage => ({
    findings: [{ kind: "paging", spec: pagingPlace(operation, name), instance: pointer, detail }],
  });
  const items = value(paging.items);
  if (!Array.isArray(items)) return lost("items", paging.items, "no list there");

  if (paging.kind === "number") {
    for (const name of ["number", "size", "total"] as const) {
      if (typeof value(paging[name]) !== "number") return lost(name, paging[name], "no number there");
    }
    const [number, size, total] = [paging.number, paging.size, paging.total].map((one) => Number(value(one)));
    const more = (number ?? 0) * (size ?? 0) < (total ?? 0);
    return more ? { findings: [], next: { [paging.page]: (number ?? 0) + 1 } } : { findings: [] };
  }

  const more = paging.more === undefined ? undefined : value(paging.more);
  const next = value(paging.next) ?? "";
  if (more === false) return { findings: [] };
  if (typeof next !== "string") return lost("next", paging.next, "the cursor is not text");
  if (next !== "") return { findings: [], next: { [paging.cursor]: next } };
  if (more === true) return lost("next", paging.next, "there is more, but no cursor");
  if (paging.more !== undefined && more === undefined) return lost("more", paging.more, "is there more, or not?");
  if (goesByItem(paging) && items.length > 0) return lost("next", paging.next, "the last item has no id");
  return { findings: [] };
}

/** Whether the second page is one: with items of its own. */
export function samePage(operation: Operation, paging: Paging, first: Json, second: Json): Finding[] {
  const items = (payload: Json) => JSON.stringify(valueAt(payload, placeOf(paging.items)));
  if (items(first) !== items(second) || items(second) === "[]") return [];
  const place = pagingPlace(operation, paging.kind === "cursor" ? "cursor" : "page");
  return [{ kind: "paging", spec: place, instance: paging.items, detail: "the same page again" }];
}

/** What a next page that did not come is a case of. */
export function pageLost(operation: Operation, paging: Paging, status: number): Finding {
  const place = pagingPlace(operation, paging.kind === "cursor" ? "cursor" : "page");
  return { kind: "paging", spec: place, detail: `the next page answers ${status}` };
}

function pagingPlace({ at }: Operation, name: string): string {
  return pointerOf([...at, "x-pagination", name]);
}
