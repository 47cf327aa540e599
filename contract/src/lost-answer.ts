import type { Reconcile } from "@evalbridge/core";
import {
  goesByItem,
  type Json,
  type JsonObject,
  type Operation,
  placeOf,
  type Spec,
  valueAt,
} from "@evalbridge-internal/scripts";
import type { Args } from "./valid-calls.ts";

/** The name that the provider gave to what the lost call made. */
export const madeId = "made-1";

/** As good as now: clocks are allowed to differ by more. */
const createdAt = new Date().toISOString();

/** A value with another put at a JSON pointer; objects on the way are made, 0 makes a list, and -1 is the last item where there is one. */
export function put(root: Json | undefined, pointer: string, value: Json): Json {
  const into = (here: Json | undefined, [key, ...rest]: readonly string[]): Json => {
    if (key === undefined) return value;
    if (key === "0") return [into(Array.isArray(here) ? here[0] : undefined, rest)];
    if (key === "-1" && Array.isArray(here))
      return [...here.slice(0, -1), ...here.slice(-1).map((one) => into(one, rest))];
    const object = typeof here === "object" && here !== null ? (here as JsonObject) : {};
    return { ...object, [key]: into(object[key], rest) };
  };
  return into(root, placeOf(pointer));
}

/** Arguments in which everything is given that a rule looks at, each in words of its own. */
export function tellingArgs({ parameters, body }: Operation, rule: Reconcile): Args {
  const pointers = [...Object.values(rule.with[0] ?? {}), ...(rule.needs ?? []), ...Object.values(rule.match)];
  const bare: Json = Object.fromEntries(
    parameters.filter(({ required }) => required).map(({ name }) => [name, `given ${name}`]),
  );
  const start = body ? put(bare, "/body", {}) : bare;
  return pointers.reduce<Json>((args, pointer) => put(args, pointer, `given ${pointer}`), start) as Args;
}

/** What a list shows of the lost call's result, as far as its rule looks; `sent` is the body that was sent. */
export function madeItem(rule: Reconcile, args: Args, sent: JsonObject): Json {
  let item = put({}, rule.id, madeId);
  for (const [found, given] of Object.entries(rule.match))
    item = put(item, found, valueAt(args as Json, placeOf(given)) ?? null);
  if (rule.created !== undefined) item = put(item, rule.created, createdAt);
  for (const pointer of Object.values(rule.as ?? {})) if (pointer !== rule.id) item = put(item, pointer, "shown");
  if (rule.proof) item = put(item, rule.proof.found, valueAt({ body: sent }, placeOf(rule.proof.marker)) ?? null);
  for (const pointer of Object.keys(rule.effect?.unless ?? {})) item = put(item, pointer, "completed");
  return item;
}

/** Things beside it that are not it: each differs in one respect only. */
export function strangerItems(rule: Reconcile, made: Json): Json[] {
  const differing = Object.keys(rule.match).map((found) => put(made, found, "something else"));
  const old = rule.created === undefined ? [] : [put(made, rule.created, "2020-01-01T00:00:00.000Z")];
  const foreign = rule.proof ? [put(made, rule.proof.found, "another's")] : [];
  // Proven is what bears our mark, whatever else it says: a stranger bears none.
  const unmarked = (item: Json) => (rule.proof ? put(item, rule.proof.found, null) : item);
  const strangers = [...[...differing, ...old].map(unmarked), ...foreign];
  // Where its id is what is compared, it is known by that already.
  return strangers.map((item, index) => (rule.id in rule.match ? item : put(item, rule.id, `other-${index}`)));
}

/** Whether a list ends with a page without items alone: its items' ids are its cursors, and no flag tells of more. */
export function endsEmpty({ paging }: Operation): boolean {
  return paging?.kind === "cursor" && paging.more === undefined && goesByItem(paging);
}

/** The body of the list in which a look finds items, as one page of some; where there is no list, the last item alone. */
export function listBody(
  spec: Spec,
  { paging }: Operation,
  rule: Reconcile,
  items: readonly Json[],
  page: { readonly number: number; readonly of: number },
): Json {
  const list = paging?.items ?? rule.items;
  let body = list === undefined ? (items.at(-1) ?? {}) : put({}, list, items);
  const more = page.number < page.of;
  if (paging?.kind === "cursor") {
    if (more) body = put(body, paging.next, `page-${page.number + 1}`);
    else if (!goesByItem(paging)) body = put(body, paging.next, null);
    if (paging.more !== undefined) body = put(body, paging.more, more);
  }
  if (paging?.kind === "number") {
    body = put(put(body, paging.number, page.number), paging.size, items.length);
    body = put(body, paging.total, items.length * page.of);
  }
  return wrapped(spec, body);
}

/** An answer in the provider's envelope, where it has one. */
export function wrapped({ envelope }: Spec, data: Json): Json {
  return envelope ? put(put({}, envelope.data, data), envelope.errors, null) : data;
}
