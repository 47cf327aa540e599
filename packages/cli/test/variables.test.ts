import { expect, test } from "vitest";
import { servedMocks, typed } from "./fixture.ts";

test("a variable is read without the white space around it, and a blank one counts as not set", async () => {
  await using mocks = await servedMocks({ providers: ["humanloop"] });
  const fileId = mocks.environment["HUMANLOOP_FILE_ID"];
  const list = (variable: string) =>
    typed("runs --source humanloop", { environment: { ...mocks.environment, HUMANLOOP_FILE_ID: variable } });
  expect((await list(` ${fileId}\n`)).code).toBe(0);
  const asked = mocks.requests.filter(({ operation }) => operation === "listEvaluations");
  expect(new Set(asked.map(({ url }) => new URL(url).searchParams.get("file_id")))).toEqual(new Set([fileId]));
  expect(await list(" ")).toMatchObject({ stderr: expect.stringMatching(/set HUMANLOOP_FILE_ID/), code: 3 });
});
