import { ArgumentError, NotFoundError, RunNotFoundError, type SourceQuery } from "@evalbridge/core";
import { describe, expect, test } from "vitest";
import { describeCapabilities } from "./describe-capabilities.ts";
import { recordProblems } from "./record-problems.ts";
import type { RunSourceFacts } from "./run-source-facts.ts";
import { type MakeSource, useStage } from "./source-stage.ts";
import { addressOf, operationOf, pagesOf, runsOf, walk } from "./source-walk.ts";
import { specOf } from "./specs.ts";

const queries = {
  status: { status: ["failed"] },
  verdict: { verdict: ["passed"] },
  createdAt: { since: "2025-08-01T00:00:00.000Z", until: "2026-11-10T00:00:00.000Z" },
} as const satisfies Record<string, SourceQuery>;

/** The behaviour that every run source shows, run against its provider's mock. */
export function describeRunSource(name: string, make: MakeSource, facts: RunSourceFacts): void {
  describe(name, () => {
    const { provider, list, world } = facts;
    const stage = useStage(provider, make);
    const someAddress = (world[0] ?? "").split("/");
    const firstScope = async () => (await stage.source.scopes({}, undefined)).items[0] ?? { key: "" };
    const urlsOf = async (query: SourceQuery) =>
      (await stage.requestsOf(() => walk(stage.source, query))).map(({ url }) => url.href);

    describeCapabilities(stage, facts);

    test("lists each run of the world once, in a valid form", async () => {
      const runs = runsOf(await walk(stage.source));
      expect(runs.map(addressOf).sort()).toEqual([...world].sort());
      expect(runs.flatMap((run) => recordProblems(run, provider))).toEqual([]);
    });

    test("asks for no more than the limit, and for no more than the provider gives", async () => {
      const parameter = operationOf(specOf(provider), list).paging?.limit;
      const scope = await firstScope();
      for (const limit of [1, 100_000]) {
        const [sent] = await stage.requestsOf(async () => {
          const { items } = await stage.source.page(scope, {}, undefined, limit);
          // A mock gives its example whatever the limit; a list without one is cut by the source.
          if (parameter === undefined) expect(items.length).toBeLessThanOrEqual(limit);
        });
        if (parameter !== undefined) expect(Number(sent?.url.searchParams.get(parameter))).toBeLessThanOrEqual(limit);
      }
    });

    test("goes on from each cursor as if it had not stopped", async () => {
      const pages = await walk(stage.source, {}, 1);
      for (const [index, { scope, cursor }] of pages.entries()) {
        const rest = pages.slice(index).filter((one) => one.scope.key === scope.key);
        const again = await pagesOf((next) => stage.source.page(scope, {}, next, 1), cursor);
        expect(runsOf(again).map(addressOf)).toEqual(runsOf(rest).map(addressOf));
      }
      expect(pages.some(({ cursor }) => cursor !== undefined)).toBe(true);
    });

    test("reads each run of the list afresh, the same", async () => {
      for (const listed of runsOf(await walk(stage.source))) {
        const run = await stage.source.get(listed.address);
        expect(recordProblems(run, provider)).toEqual([]);
        expect(run).toMatchObject({ address: listed.address, id: listed.id, status: listed.status });
      }
    });

    test("rejects for a run that the provider does not know", async () => {
      const unknowing = make({ ...stage.options, fetch: async () => Response.json({}, { status: 404 }) });
      const error = await unknowing.get(someAddress).catch((reason: unknown) => reason);
      expect(error instanceof NotFoundError || error instanceof RunNotFoundError).toBe(true);
    });

    test("takes an address of a part too many, or too few, for a slip and sends nothing", async () => {
      const [first = ""] = someAddress;
      const wrong = someAddress.length === 1 ? [first, "x"] : [first];
      const asked = await stage.requestsOf(async () => {
        await expect(stage.source.get(wrong)).rejects.toBeInstanceOf(ArgumentError);
        await expect(stage.source.cancel?.(wrong) ?? stage.source.get(wrong)).rejects.toBeInstanceOf(ArgumentError);
        await expect(stage.source.cases?.(wrong, undefined)).rejects.toBeInstanceOf(ArgumentError);
      });
      expect(asked).toEqual([]);
    });

    test.each(Object.entries(queries))(
      "sends the filter %s to the server where it says so, and only there",
      async (filter, query) => {
        const [plain, narrowed] = [await urlsOf({}), await urlsOf(query)];
        if (stage.source.filters[filter as keyof typeof queries] === "server") expect(narrowed).not.toEqual(plain);
        else expect(narrowed).toEqual(plain);
      },
    );

    test("loses nothing by what it sends: a narrowed list holds all that the whole list has of it", async () => {
      const all = runsOf(await walk(stage.source));
      const parents = new Set(all.flatMap(({ parent }) => parent?.id ?? []));
      expect(parents.size).toBeGreaterThan(0);
      const narrowings = [
        ...[...new Set(all.map(({ status }) => status))].map((status) => ({ query: { status: [status] }, status })),
        ...[...parents].map((parent) => ({ query: { parents: [parent] }, parent })),
      ];
      for (const { query, ...wanted } of narrowings) {
        const fits = (run: (typeof all)[number]) =>
          "parent" in wanted ? run.parent?.id === wanted.parent : run.status === wanted.status;
        const given = runsOf(await walk(stage.source, query)).filter(fits);
        expect(given.map(addressOf).sort()).toEqual(all.filter(fits).map(addressOf).sort());
      }
      if (stage.source.filters.parent === "client") return;
      for (const parent of parents) {
        const urls = await urlsOf({ parents: [parent] });
        expect(urls.filter((url) => !url.includes(encodeURIComponent(parent)))).toEqual([]);
      }
    });

    test("passes the signal on: an aborted call sends nothing", async () => {
      const reason = new Error("enough");
      const call = { signal: AbortSignal.abort(reason) };
      const scope = await firstScope();
      const asked = await stage.requestsOf(async () => {
        await expect(stage.source.page(scope, {}, undefined, 10, call)).rejects.toBe(reason);
        await expect(stage.source.get(someAddress, call)).rejects.toBe(reason);
      });
      expect(asked).toEqual([]);
    });
  });
}
