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
      // One answer holds all of them.
      const answer = await client.${list.id}(${args});
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
