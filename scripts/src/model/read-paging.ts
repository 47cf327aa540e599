import type { Paging } from "@evalbridge/core";
import { isObject, type Json, textOf } from "../json.ts";

/** What `x-pagination` says; what is missing from it is empty text, for the conventions to find. */
export function readPaging(value: Json | undefined): Paging | undefined {
  if (!isObject(value)) return undefined;
  const text = (name: string) => textOf(value[name]) ?? "";
  const limit = textOf(value.limit);
  const more = textOf(value.more);
  if (Object.hasOwn(value, "page")) {
    return {
      kind: "number",
      page: text("page"),
      ...(limit !== undefined && { limit }),
      items: text("items"),
      number: text("number"),
      size: text("size"),
      total: text("total"),
    };
  }
  return {
    kind: "cursor",
    cursor: text("cursor"),
    ...(limit !== undefined && { limit }),
    items: text("items"),
    next: text("next"),
    ...(more !== undefined && { more }),
  };
}

/** Whether a list goes on after its last item: its answers have no cursor but that item's id. */
export function goesByItem(paging: Paging): boolean {
  return paging.kind === "cursor" && paging.next.startsWith(`${paging.items}/-1`);
}
