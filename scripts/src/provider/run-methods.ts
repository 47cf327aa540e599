import { propertyKey } from "../emit/names.ts";
import type { Operation, Spec } from "../model/operation.ts";
import { listOf } from "./run-operations.ts";

/** The lists that a source walks: one, or one of each parent. */
export function scopes(within: string | undefined, parents: Operation | undefined, facts: string): string {
  if (within === undefined) return 'scopes: async () => ({ items: [{ key: "" }] }),';
  const otherwise = parents
    ? "return this.parents(cursor, call);"
    : `throw new ArgumentError({ provider: ${facts}.name }, ${JSON.stringify(`runs are listed by ${within}: give parents`)});`;
  return `async scopes({ parents }${parents ? ", cursor, call" : ""}) {
      if (parents) return { items: parents.map((key) => ({ key })) };
      ${otherwise}
    },`;
}

/** A page of one of them. */
export function page(spec: Spec, list: Operation, within: string | undefined): string {
  const scope = within === undefined ? "_scope" : "scope";
  const fixed = within === undefined ? [] : [`${propertyKey(within)}: scope.key`];
  const { paging } = list;
  if (!paging) {
    const args = fixed.length > 0 ? `{ ${fixed.join(", ")} }, call` : list.parameters.length > 0 ? "{}, call" : "call";
    const pointer = listOf(spec, list) ?? "";
    const items = pointer
      .split("/")
      .slice(1)
      .map((key) => `?.[${JSON.stringify(key)}]`)
      .join("");
    return `async page(${scope}, _query, _cursor, _limit, call) {
${wholeness(spec, list)}      const answer = await client.${list.id}(${args});
      return { items: (answer${items} ?? []).map(toRecord) };
    },`;
  }
  const limit = paging.limit === undefined ? [] : [`${propertyKey(paging.limit)}: limit`];
  const next =
    paging.kind === "number"
      ? `${propertyKey(paging.page)}: cursor === undefined ? 1 : Number(cursor)`
      : `${propertyKey(paging.cursor)}: cursor`;
  return `async page(${scope}, _query, cursor, ${limit.length > 0 ? "limit" : "_limit"}, call) {
      const args = { ${[...fixed, ...limit, next].join(", ")} };
      return mapPage(await client.${list.id}.page(args, call), toRecord);
    },`;
}

/** What the runs are listed under. */
export function parentsMethod(spec: Spec, parents: Operation): string {
  const { paging } = parents;
  if (paging?.kind !== "cursor")
    return `
    async parents(_cursor, call) {
      const answer = await client.${parents.id}({}, call);
      return { items: (answer${(listOf(spec, parents) ?? "")
        .split("/")
        .slice(1)
        .map((key) => `?.[${JSON.stringify(key)}]`)
        .join("")} ?? []).map(({ id }) => ({ key: id })) };
    },`;
  return `
    async parents(cursor, call) {
      return mapPage(await client.${parents.id}.page({ ${propertyKey(paging.cursor)}: cursor }, call), ({ id }) => ({ key: id }));
    },`;
}

const goesOn =
  /^(limit|count|size|page|offset|skip|take|top|first|cursor|marker|after|before|(start|end)(ing)?_?(after|before|at|token)|(per|page|next)_?(page|size|token|number|cursor))$/i;

/** A list that takes a limit or a place to go on from has more than one page: to read the first alone would lose runs. */
function wholeness({ provider }: Spec, { parameters }: Operation): string {
  const signs = parameters.filter((one) => one.in === "query" && goesOn.test(one.name)).map(({ name }) => name);
  if (signs.length === 0) return "      // One answer holds all of them.\n";
  return `      // The list takes ${signs.join(", ")}, and the description does not say how it goes on: its first page alone would lose runs. Write
      // x-pagination into specs/${provider}/overlay.yaml, and make this package again; or take this line out, where one answer does
      // hold all of them. Until then it does not compile.
      const isWhole: "one answer holds all of them" = false;
`;
}
