// The traps of packages/core/test/walk.test.ts, set by each list of each provider.
import { ContractError, type EvalbridgeError } from "@evalbridge/core";
import { goesByItem, type Operation, type Spec } from "@evalbridge-internal/scripts";
import { describe, expect, test } from "vitest";
import { neededArguments, pageBody } from "../src/paging-corpus.ts";
import { emptyInTheMiddle, item, type Says, trapsOf } from "../src/paging-traps.ts";
import { type ProviderModule, providerModule } from "../src/provider-module.ts";
import { providers } from "../src/repository.ts";
import { specOf } from "../src/specs.ts";
import { createListsClient, listsSpec } from "../src/toy-lists.ts";

interface Walked {
  readonly items: readonly unknown[];
  /** The cursor, or page, of each request. */
  readonly asked: readonly (string | undefined)[];
  readonly error?: unknown;
}

const clientOf = async ({ provider }: Spec): Promise<ProviderModule["createClient"]> =>
  provider === listsSpec.provider ? createListsClient : (await providerModule(provider)).createClient;

async function walk(spec: Spec, operation: Operation, says: Says, cursor?: unknown): Promise<Walked> {
  const createClient = await clientOf(spec);
  const parameter = (operation.paging?.kind === "number" ? operation.paging.page : operation.paging?.cursor) as string;
  const asked: (string | undefined)[] = [];
  const fetch = async (url: string) => {
    const cursor = new URL(url).searchParams.get(parameter) ?? undefined;
    return Response.json(pageBody(spec, operation, says(cursor, asked.push(cursor))));
  };
  const methods = createClient({ apiKey: "key", fetch, onWarning: () => {} });
  const args = { ...neededArguments(operation), ...(cursor !== undefined && { [parameter]: cursor }) };
  const items: unknown[] = [];
  try {
    for await (const one of methods[operation.id]?.all?.(args) ?? []) items.push(one);
    return { items, asked };
  } catch (error) {
    return { items, asked, error };
  }
}

const lists = [...providers.map(specOf), listsSpec].flatMap((spec) =>
  spec.operations.flatMap((operation) =>
    operation.paging ? [{ provider: spec.provider, id: operation.id, spec, operation, paging: operation.paging }] : [],
  ),
);

test("there are lists of each provider", () => {
  expect(new Set(lists.map(({ provider }) => provider))).toEqual(new Set([...providers, "lists"]));
  expect(lists.length).toBeGreaterThan(20);
});

describe.each(lists)("$provider $id", ({ spec, operation, paging }) => {
  test.each(trapsOf(paging))("ends %s with a typed error that says where to go on", async (_, says, kind, requests) => {
    const { error, asked } = await walk(spec, operation, says);
    expect(error).toBeInstanceOf(kind);
    expect(asked).toHaveLength(requests);
    const { cursor } = error as EvalbridgeError;
    // At its first page a walk has nothing to go on from.
    expect(cursor === undefined).toBe(requests === 1);
    if (cursor !== undefined) expect((await walk(spec, operation, says, cursor)).asked[0]).toBe(String(cursor));
  });

  if (goesByItem(paging))
    test("meets an empty page as its end, unless there is more: then with an error that says where to go on", async () => {
      const { items, error, asked } = await walk(spec, operation, emptyInTheMiddle(paging));
      expect([items, asked]).toEqual([[item("2")], [undefined, "2"]]);
      if (paging.kind !== "cursor" || paging.more === undefined) expect(error).toBeUndefined();
      else expect([error, error]).toEqual([expect.any(ContractError), expect.objectContaining({ cursor: "2" })]);
    });
  else
    test("goes on over an empty page in the middle, to its end", async () => {
      const { items, error, asked } = await walk(spec, operation, emptyInTheMiddle(paging));
      expect(error).toBeUndefined();
      expect([items, asked.length]).toEqual([[item("1"), item("3")], 3]);
    });

  if (paging.kind === "cursor" && paging.more !== undefined)
    test("ends with an error where there is more but no cursor, and well where there is a cursor but no more", async () => {
      const torn = await walk(spec, operation, () => ({ items: [item("1")], next: null, more: true }));
      expect(torn.error).toBeInstanceOf(ContractError);
      const over = await walk(spec, operation, () => ({ items: [item("1")], next: "1", more: false }));
      expect([over.items, over.asked.length, over.error]).toEqual([[item("1")], 1, undefined]);
    });
});
