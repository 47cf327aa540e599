import { describe, expect, test } from "vitest";
import { run } from "./kb-run.ts";
import { server } from "./server.ts";

const base = "/v1/knowledge-base/evals";
const list = `GET ${base}/runs`;

describe("the list of knowledge-base runs", () => {
  test("is one for all suites, found without a request", async () => {
    const { kbRuns, sent } = server({ [list]: { items: [run], next_cursor: "p2", has_more: true } });
    const { items, next } = await kbRuns.scopes({}, undefined);
    expect([items.length, next, sent]).toEqual([1, undefined, []]);
    const page = await kbRuns.page(items[0] ?? { key: "" }, {}, undefined, 500);
    expect(page.items.map(({ id }) => id)).toEqual(["run_1"]);
    expect(page.next).toBe("p2");
    await kbRuns.page(items[0] ?? { key: "" }, {}, "p2", 7);
    expect(sent).toEqual([`${list}?limit=200`, `${list}?limit=7&cursor=p2`]);
  });

  test.each([[["suite_1"]], [["suite_1", "suite_2"]], [["all", "a/b?c=1&d", '"é"']]])(
    "of the suites %j is one list each, asked for by suite",
    async (parents) => {
      const { kbRuns, sent } = server({ [list]: { items: [], has_more: false } });
      const { items } = await kbRuns.scopes({ parents }, undefined);
      expect(items).toEqual(parents.map((key) => ({ key })));
      for (const scope of items) expect(await kbRuns.page(scope, { parents }, undefined, 5)).toEqual({ items: [] });
      expect(sent.map((line) => new URL(line.slice(4), "https://feather.test").searchParams.get("suite_id"))).toEqual(
        parents,
      );
    },
  );

  test("asks the server to filter by suite and by nothing else", async () => {
    const { kbRuns, sent } = server({ [list]: { items: [], has_more: false } });
    const query = {
      status: ["failed"],
      verdict: ["passed"],
      since: "2026-01-01T00:00:00.000Z",
      until: "2026-02-01T00:00:00.000Z",
    } as const;
    const { items } = await kbRuns.scopes(query, undefined);
    for (const scope of items) await kbRuns.page(scope, query, undefined, 5);
    expect(sent).toEqual([`${list}?limit=5`]);
    expect(kbRuns.filters).toEqual({ parent: "server", status: "client", createdAt: "client", verdict: "client" });
  });

  test("of a deleted suite still names that suite as parent, since Feather lists the runs under it", async () => {
    const { kbRuns } = server({ [list]: { items: [{ ...run, suite_id: null }], has_more: false } });
    const asked = await kbRuns.page({ key: "suite_9" }, { parents: ["suite_9"] }, undefined, 5);
    expect(asked.items[0]?.parent).toEqual({ id: "suite_9", name: "Refunds" });
    const all = await kbRuns.page((await kbRuns.scopes({}, undefined)).items[0] ?? { key: "" }, {}, undefined, 5);
    expect(all.items[0]).not.toHaveProperty("parent");
  });

  test("has suites as parents, page by page, by name", async () => {
    const suite = { id: "suite_1", name: "Refunds", pass_threshold: 70 };
    const { kbRuns, sent } = server({
      [`GET ${base}/suites`]: (url: URL) =>
        url.searchParams.has("cursor")
          ? { items: [], has_more: false }
          : { items: [suite], next_cursor: "s2", has_more: true },
    });
    expect(await kbRuns.parents(undefined)).toEqual({ items: [{ key: "suite_1", name: "Refunds" }], next: "s2" });
    expect(await kbRuns.parents("s2")).toEqual({ items: [] });
    expect(sent).toEqual([`GET ${base}/suites?limit=200`, `GET ${base}/suites?limit=200&cursor=s2`]);
  });
});

test("both sources work over the client they are given", async () => {
  const { runs, kbRuns, sent } = server({
    "GET /v1/eval-runs": { items: [], has_more: false },
    [list]: { items: [], has_more: false },
  });
  await runs.page({ key: "{}" }, {}, undefined, 5);
  await kbRuns.page({ key: "" }, {}, undefined, 5);
  expect(sent).toEqual(["GET /v1/eval-runs?limit=5", `${list}?limit=5`]);
  expect(runs.provider).toBe(kbRuns.provider);
});
