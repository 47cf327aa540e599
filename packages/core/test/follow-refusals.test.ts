import { describe, expect, test } from "vitest";
import { CursorError, follow, HttpError, type Page, PaginationLoopError } from "../src/index.ts";
import { facts, rejection } from "./fixture.ts";

const source = { provider: facts };

async function read(pages: AsyncIterable<Page<number>>, given: Page<number>[] = []): Promise<Page<number>[]> {
  for await (const page of pages) given.push(page);
  return given;
}

describe("a list that is followed from a cursor", () => {
  const answered = (status: number) =>
    read(
      follow(
        source,
        () => Promise.reject(new HttpError({ provider: "acme" }, { status, headers: new Headers(), body: undefined })),
        "old",
      ),
    );

  test.each([400, 404, 410, 422])("takes %d for the end of the cursor's life", async (status) => {
    expect(await rejection(answered(status))).toBeInstanceOf(CursorError);
  });

  test.each([401, 403, 409, 429, 500, 503])("takes %d for what it is", async (status) => {
    const error = await rejection(answered(status));
    expect(error).not.toBeInstanceOf(CursorError);
    expect(error).toMatchObject({ status });
  });

  test("keeps back the page that names an earlier one as the next", async () => {
    const given: Page<number>[] = [];
    const inTurn = async (cursor = "a"): Promise<Page<number>> => ({ items: [1], next: cursor === "a" ? "b" : "a" });
    expect(await rejection(read(follow(source, inTurn, "a"), given))).toBeInstanceOf(PaginationLoopError);
    expect(given).toEqual([{ items: [1], next: "b" }]);
  });
});
