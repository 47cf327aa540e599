import type { Paging } from "@evalbridge/core";
import {
  type Json,
  type JsonObject,
  type Operation,
  type Place,
  placeIn,
  type Spec,
} from "@evalbridge-internal/scripts";

/** What one page is made to say; what is left out is as the example has it. */
export interface PageSays {
  readonly items: readonly Json[];
  /** The cursor, which may be the last item's id, or, followed by number, the page's own. */
  readonly next: Json;
  readonly more?: boolean;
  readonly size?: number;
  readonly total?: Json;
}

/** The body of a list's answer: its first example, with what the trap changes. */
export function pageBody({ envelope }: Spec, { success, paging }: Operation, says: PageSays): Json {
  const inside = envelope?.data ?? "";
  const changes: (readonly [string | undefined, Json | undefined])[] =
    paging?.kind === "number"
      ? [
          [paging.items, [...says.items]],
          [paging.number, says.next],
          [paging.size, says.size],
          [paging.total, says.total],
        ]
      : [
          [paging?.items, [...says.items]],
          [paging?.next, says.next],
          [moreOf(paging), says.more],
        ];
  let body = success.examples[0]?.value ?? null;
  for (const [pointer, value] of changes) {
    if (pointer !== undefined && value !== undefined) body = put(body, placeIn(body, `${inside}${pointer}`), value);
  }
  return body;
}

function moreOf(paging: Paging | undefined): string | undefined {
  return paging?.kind === "cursor" ? paging.more : undefined;
}

function put(body: Json, [key, ...rest]: Place, value: Json): Json {
  if (key === undefined) return value;
  // A page without items has no last one.
  if (Array.isArray(body)) return body.map((one: Json, index) => (index === key ? put(one, rest, value) : one));
  const object = body as JsonObject;
  return { ...object, [key]: put(object[key] ?? null, rest, value) };
}

/** Arguments that a list needs beside its cursor. */
export function neededArguments({ parameters }: Operation): Record<string, unknown> {
  const needed = parameters.filter(({ required }) => required);
  return Object.fromEntries(needed.map(({ name, schema }) => [name, schema.type === "array" ? ["x"] : "x"]));
}
