import type { AnySource, Page, RunRecord, Scope, SourceQuery } from "@evalbridge/core";
import { type Json, type Operation, placeOf, type Spec, valueAt } from "@evalbridge-internal/scripts";
import { decoded } from "./expected-answer.ts";

/** A page as it was asked for and as it came. */
export interface WalkedPage {
  readonly scope: Scope;
  readonly cursor: string | undefined;
  readonly page: Page<RunRecord>;
}

/** Pages until there is none left; a list that never ends is given up. */
export async function pagesOf<Item>(
  ask: (cursor: string | undefined) => Promise<Page<Item>>,
  from?: string,
): Promise<{ cursor: string | undefined; page: Page<Item> }[]> {
  const pages = [];
  for (let cursor = from; ; ) {
    const page = await ask(cursor);
    pages.push({ cursor, page });
    if (page.next === undefined) return pages;
    if (pages.length === 50) throw new Error(`50 pages, and there is still a next: ${page.next}`);
    cursor = page.next;
  }
}

/** Every page of every scope. */
export async function walk(source: AnySource, query: SourceQuery = {}, limit = 100): Promise<WalkedPage[]> {
  const scopes = (await pagesOf((cursor) => source.scopes(query, cursor))).flatMap(({ page }) => page.items);
  const walked = [];
  for (const scope of scopes) {
    const pages = await pagesOf((cursor) => source.page(scope, query, cursor, limit));
    walked.push(...pages.map((one) => ({ scope, ...one })));
  }
  return walked;
}

export function runsOf(pages: readonly { readonly page: Page<RunRecord> }[]): RunRecord[] {
  return pages.flatMap(({ page }) => page.items);
}

export function addressOf({ address }: RunRecord): string {
  return address.join("/");
}

/** The operation of that name. */
export function operationOf(spec: Spec, id: string): Operation {
  const operation = spec.operations.find((one) => one.id === id);
  if (!operation) throw new Error(`${spec.provider} has no operation ${id}`);
  return operation;
}

/** The ids in all examples of a list, each with the id of the parent that the example is about, where it is about one. */
export function idsIn(spec: Spec, operationId: string, items: string): { id: string; parent: string | undefined }[] {
  const operation = operationOf(spec, operationId);
  return operation.success.examples.flatMap(({ value, match }) => {
    const list = valueAt(decoded(spec, operation, value) ?? null, placeOf(items));
    return (list as readonly Json[]).map((item) => ({ id: String(valueAt(item, ["id"])), parent: match?.id }));
  });
}
