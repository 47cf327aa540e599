import { expect, test } from "vitest";
import { createMocks, type Scenario } from "../../src/index.ts";
import { lists, sources } from "../fixtures/lists.ts";
import { playing } from "../fixtures/playing.ts";

const uuid = "deed0000-0000-4000-8000-000000000001";

test.each([
  [{ runs: [{ id: uuid }, { id: "nightly" }] }, "runs[1].id"],
  [{ runs: [{ parent: "nightly" }] }, "runs[0].parent"],
  [{ runs: [{ parent: [uuid, "nightly"] }] }, "runs[0].parent"],
  [{ parents: [{ id: uuid }, { id: "nightly" }] }, "parents[1].id"],
])("%j of Feather's is refused: no request could name it", async (script, place) => {
  for (const source of ["feather", "feather-kb"] as const)
    await expect(createMocks({ scenario: { [source]: script } as Scenario })).rejects.toThrow(
      new TypeError(`@evalbridge/mock: scenario.${source}.${place} is "nightly", and takes a UUID`),
    );
});

test.each(sources)("whatever a scenario of %s is let have for an id, a request can name", async (source) => {
  const { provider, path } = lists[source];
  const isUuid = provider === "feather";
  const [id, parent] = isUuid ? [uuid.toUpperCase(), uuid] : ["nightly", "of the night"];
  const { ask, mocks } = await playing(provider, { [source]: { runs: [{ id, parent }], parents: [{ id: parent }] } });
  expect(mocks.runs(source)).toMatchObject([{ id, parents: [parent] }]);
  const { status, body } = await ask(`GET ${path(encodeURIComponent(parent))}`);
  expect([status, lists[source].itemsIn(body).map((run) => run.id)]).toEqual([200, [id]]);
});
