import { isObject, type Json, type Operation, type Parameter, placeOf, valueAt } from "@evalbridge-internal/scripts";

/** Arguments of a call, as a method takes them. */
export type Args = Readonly<Record<string, string | number>>;

/** An answer that was had: ids of others may be in it. */
export interface Heard {
  readonly operation: Operation;
  readonly args: Args;
  readonly payload: Json;
}

/** Where an id may come from: the surest first. */
export const ways = ["collection", "namesake", "mention"] as const;
export type Way = (typeof ways)[number];

/**
 * Path arguments for an operation out of what was heard, by the last parameter of its path:
 * - `collection`: items of the list at the path above it, with the arguments of that list (`/a/{id}/b` for `/a/{id}/b/{c}`);
 * - `namesake`: items of a list whose path ends as that one does (`/a/{id}/runs` for `/eval_runs/{id}`);
 * - `mention`: the parameter's own name in any answer (`agent_id`), or items under the name of the resource (`scores`).
 */
export function pathArguments(operation: Operation, heard: readonly Heard[], way: Way): Args[] {
  const names = [...operation.path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
  const last = names.at(-1);
  if (last === undefined) return [{}];
  const above = operation.path.slice(0, operation.path.lastIndexOf(`/{${last}}`));
  const others = names.slice(0, -1);

  const found = heard.flatMap((one): Args[] => {
    const known = Object.fromEntries(
      others.flatMap((name) => (name in one.args ? [[name, one.args[name] ?? ""]] : [])),
    );
    if (Object.keys(known).length < others.length) return [];
    return idsBy(way, one, above, last).map((id) => ({ ...known, [last]: id }));
  });
  const distinct = new Map(found.map((args) => [JSON.stringify(args), args]));
  return [...distinct.values()];
}

/** What is required and in no path: the user's environment alone can know it, by the variable's name. */
export function environmentArguments(
  provider: string,
  { parameters }: Operation,
  environment: Readonly<Record<string, string | undefined>>,
): { readonly args: Args; readonly missing?: string } {
  const variable = ({ name }: Parameter) => `${provider}_${name}`.toUpperCase().replaceAll("-", "_");
  const needed = parameters.filter((one) => one.required && one.in !== "path");
  const missing = needed.find((one) => !environment[variable(one)]?.trim());
  if (missing) return { args: {}, missing: variable(missing) };
  return { args: Object.fromEntries(needed.map((one) => [one.name, environment[variable(one)]?.trim() ?? ""])) };
}

function idsBy(way: Way, { operation, payload }: Heard, above: string, parameter: string): (string | number)[] {
  const items = itemsOf(operation, payload);
  const resource = lastWord(above);
  if (way === "collection") return operation.path === above ? items.flatMap((item) => idOf(item, parameter)) : [];
  if (way === "namesake")
    return lastWord(operation.path) === resource ? items.flatMap((item) => idOf(item, parameter)) : [];
  return objectsIn(payload).flatMap((one) => {
    const listed = one[resource];
    const inside = Array.isArray(listed) ? listed.flatMap((item: Json) => idOf(item, parameter)) : [];
    return parameter === "id" ? inside : [...inside, ...asId(one[parameter])];
  });
}

/** The items of a list, paged or not. */
export function itemsOf({ paging }: Operation, payload: Json): readonly Json[] {
  const list = paging ? valueAt(payload, placeOf(paging.items)) : payload;
  if (Array.isArray(list)) return list;
  const inner = isObject(payload) ? Object.values(payload).find(Array.isArray) : undefined;
  return inner ?? [];
}

function idOf(item: Json, parameter: string): (string | number)[] {
  return isObject(item) ? asId(item.id ?? item[parameter]) : [];
}

function asId(value: Json | undefined): (string | number)[] {
  return (typeof value === "string" && value !== "") || typeof value === "number" ? [value] : [];
}

/** `/v1/eval-scores` and `/eval_scores` are about scores. */
function lastWord(path: string): string {
  return path.split(/[/_-]/).at(-1) ?? "";
}

function objectsIn(value: Json): Readonly<Record<string, Json>>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  return isObject(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : [];
}
