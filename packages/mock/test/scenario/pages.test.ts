import { describe, expect, test } from "vitest";
import { allOf, lists, sources, walked } from "../fixtures/lists.ts";
import { playing } from "../fixtures/playing.ts";

const paged = sources.filter((source) => lists[source].next);

test.each(sources)("%s lists give each of 130 runs once", async (source) => {
  const world = await playing(lists[source].provider, { [source]: { size: 130 } });
  const ids = await allOf(world, source);
  expect(ids).toHaveLength(130);
  expect(ids.toSorted()).toEqual(
    world.mocks
      .runs(source)
      .map(({ id }) => id)
      .toSorted(),
  );
});

describe.each(paged)("%s", (source) => {
  const { provider, path, next } = lists[source];
  const parameter = next?.[1];
  const world = (more: object = {}) => playing(provider, { [source]: { size: 23, parents: 1, ...more } });
  const parent = ({ mocks }: Awaited<ReturnType<typeof world>>) => mocks.runs(source)[0]?.parents[0] ?? "";

  test("pages hold what is asked for, newest first, and the last one what is left", async () => {
    const played = await world();
    const pages = await walked(played, source, "limit=10", parent(played));
    expect(pages.map((page) => page.length)).toEqual([10, 10, 3]);
    expect(pages.flat()).toEqual(played.mocks.runs(source).map(({ id }) => id));
  });

  test("a list that fills its last page has no empty one after it", async () => {
    const played = await world({ size: 20 });
    const pages = await walked(played, source, "limit=10", parent(played));
    expect(pages.map((page) => page.length)).toEqual([10, 10]);
  });

  test("pageSize holds a page smaller than what is asked for", async () => {
    const played = await world({ pageSize: 8 });
    const pages = await walked(played, source, "limit=50", parent(played));
    expect(pages.map((page) => page.length)).toEqual([8, 8, 7]);
  });

  test("a cursor that this list has not given is refused", async () => {
    const played = await world();
    const { status } = await played.ask(`GET ${path(parent(played))}?${parameter}=nonsense`);
    expect(status).toBe(400);
  });

  test("runs that come while the list is walked lose and repeat none of those that were there", async () => {
    const played = await world({ moves: { insert: 2 } });
    const before = played.mocks.runs(source).map(({ id }) => id);
    const ids = (await walked(played, source, "limit=5", parent(played))).flat();
    expect(ids).toEqual(before);
    expect(played.mocks.runs(source)).toHaveLength(23 + 2 * 5);
  });

  test("runs that go at the front while the list is walked lose none of those that stay", async () => {
    const played = await world({ moves: { remove: 1 } });
    const before = played.mocks.runs(source).map(({ id }) => id);
    expect((await walked(played, source, "limit=5", parent(played))).flat()).toEqual(before);
    expect(played.mocks.runs(source)).toHaveLength(23 - 5);
  });
});

describe("cursors that are numbers", () => {
  test.each(["vogent", "feather", "feather-kb"] as const)("repeat runs of %s when others come", async (source) => {
    const moving = { size: 20, parents: 1, cursors: "number", moves: { insert: 1 } } as const;
    const played = await playing(lists[source].provider, { [source]: moving });
    const [run] = played.mocks.runs(source);
    const ids = (await walked(played, source, "limit=5", run?.parents[0])).flat();
    expect(ids.length).toBeGreaterThan(new Set(ids).size);
  });

  test.each(["vogent", "feather", "feather-kb"] as const)("skip runs of %s when others go", async (source) => {
    const moving = { size: 20, parents: 1, cursors: "number", moves: { remove: 1 } } as const;
    const played = await playing(lists[source].provider, { [source]: moving });
    const before = played.mocks.runs(source);
    const ids = (await walked(played, source, "limit=5", before[0]?.parents[0])).flat();
    expect(before.map(({ id }) => id).filter((id) => !ids.includes(id)).length).toBeGreaterThan(0);
  });
});

test("an altered cursor is refused", async () => {
  const { ask } = await playing("feather", { feather: { size: 9 } });
  const { next_cursor } = (await ask("GET /v1/eval-runs?limit=4")).body;
  const altered = `${next_cursor[0] === "M" ? "N" : "M"}${next_cursor.slice(1)}`;
  expect((await ask(`GET /v1/eval-runs?cursor=${next_cursor}`)).status).toBe(200);
  expect((await ask(`GET /v1/eval-runs?cursor=${altered}`)).status).toBe(400);
});

test("a cursor goes on though the run that it holds on to is deleted", async () => {
  const { ask, mocks } = await playing("feather", { feather: { size: 9 } });
  const ids = mocks.runs("feather").map(({ id }) => id);
  const { next_cursor } = (await ask("GET /v1/eval-runs?limit=4")).body;
  expect((await ask(`DELETE /v1/eval-runs/${ids[3]}`)).status).toBe(204);
  const { items } = (await ask(`GET /v1/eval-runs?limit=9&cursor=${next_cursor}`)).body;
  expect(items.map(({ id }: { id: string }) => id)).toEqual(ids.slice(4));
  expect((await ask(`GET /v1/eval-runs/${ids[3]}`)).status).toBe(404);
});

test("Bland's list goes backwards from a run too", async () => {
  const { ask, mocks } = await playing("bland", { bland: { size: 9 } });
  const ids = mocks.runs("bland").map(({ id }) => id);
  const { data } = (await ask(`GET /v1/evals/runs?limit=3&ending_before=${ids[6]}`)).body.data;
  expect(data.map(({ id }: { id: string }) => id)).toEqual(ids.slice(3, 6));
});

test("what runs are listed under is paged, and read by its id", async () => {
  const parents = ["a", "b", "c"].map((letter) => ({ id: `cfg_${letter}`, name: `Config ${letter}` }));
  const { ask } = await playing("vogent", { vogent: { parents } });
  const one = (await ask("GET /eval_configs?limit=2")).body;
  const two = (await ask(`GET /eval_configs?limit=2&cursor=${one.cursor}`)).body;
  expect([...one.data, ...two.data].map(({ id, name }) => ({ id, name }))).toEqual(parents);
  expect(two.cursor).toBeNull();
  expect((await ask("GET /eval_configs/cfg_b")).body).toMatchObject({ id: "cfg_b", name: "Config b" });
  expect((await ask("GET /eval_configs/cfg_x")).status).toBe(400);
});

test("Humanloop's numbered pages tell the size that they have", async () => {
  const { ask } = await playing("humanloop", { humanloop: { parents: 5, pageSize: 2 } });
  const page = async (number: number) => (await ask(`GET /evaluations?file_id=pr_1&size=10&page=${number}`)).body;
  const pages = [await page(1), await page(2), await page(3), await page(4)];
  expect(pages.map(({ records, page, size, total }) => [records.length, page, size, total])).toEqual([
    [2, 1, 2, 5],
    [2, 2, 2, 5],
    [1, 3, 2, 5],
    [0, 4, 2, 5],
  ]);
});
