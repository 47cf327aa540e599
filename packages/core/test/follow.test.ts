import { describe, expect, test } from "vitest";
import {
  ContractError,
  CursorError,
  follow,
  IncompleteListError,
  InternalServerError,
  itemsOf,
  NotFoundError,
  type Page,
  PaginationLoopError,
} from "../src/index.ts";
import { facts, rejection } from "./fixture.ts";

const pages: Record<string, Page<number>> = {
  first: { items: [1, 2], next: "empty" },
  empty: { items: [], next: "last" },
  last: { items: [3] },
  same: { items: [4], next: "same" },
};
const source = { provider: facts };
const ask = async (cursor = "first"): Promise<Page<number>> => pages[cursor] ?? { items: [] };

describe("a list that is followed", () => {
  test("goes from its start, or from a cursor, through empty pages to its end", async () => {
    expect(await Array.fromAsync(itemsOf(follow(source, ask)))).toEqual([1, 2, 3]);
    expect(await Array.fromAsync(itemsOf(follow(source, ask, "empty")))).toEqual([3]);
  });

  test("ends with an error when cursors come in turn", async () => {
    const inTurn = async (cursor?: string): Promise<Page<number>> => ({ items: [], next: cursor === "a" ? "b" : "a" });
    expect(await rejection(Array.fromAsync(itemsOf(follow(source, inTurn))))).toBeInstanceOf(PaginationLoopError);
  });

  test("says that an answer is not of the documented form where reading it fails", async () => {
    const unreadable = async (): Promise<Page<number>> => {
      const record = JSON.parse("null");
      return { items: [record.id] };
    };
    const error = await rejection(Array.fromAsync(itemsOf(follow(source, unreadable))));
    expect(error).toBeInstanceOf(ContractError);
    expect(error.message).toBe("acme → an answer is not of the documented form");
  });

  test("asks for no page before it is wanted", async () => {
    const asked: (string | undefined)[] = [];
    const keep = (cursor?: string) => {
      asked.push(cursor);
      return ask(cursor);
    };
    for await (const _ of follow(source, keep)) break;
    expect(asked).toEqual([undefined]);
  });

  test("whose page names itself as the next is an error, before that page is given", async () => {
    const error = await rejection(Array.fromAsync(itemsOf(follow(source, ask, "same"))));
    expect(error).toBeInstanceOf(PaginationLoopError);
    expect(error).toMatchObject({ cursor: "same", provider: "acme" });
  });

  const refusal = (status: number) => {
    const Class = status === 404 ? NotFoundError : InternalServerError;
    return new Class({ provider: "acme" }, { status, headers: new Headers(), body: undefined });
  };
  test("whose cursor is refused is a CursorError; any other failure stays what it is", async () => {
    const refuse = (status: number) => () => Promise.reject(refusal(status));
    const refused = await rejection(Array.fromAsync(itemsOf(follow(source, refuse(404), "old"))));
    expect(refused).toBeInstanceOf(CursorError);
    expect(refused).toMatchObject({ message: "acme → 404; start the list again", cause: refusal(404) });
    expect(await rejection(Array.fromAsync(itemsOf(follow(source, refuse(404)))))).toEqual(refusal(404));
    expect(await rejection(Array.fromAsync(itemsOf(follow(source, refuse(500), "old"))))).toMatchObject({
      status: 500,
      cursor: "old",
    });
  });
});

test("an incomplete list names each source that failed, in one line", () => {
  const failures = [
    { source: "a", error: new Error("broken\n  in two") },
    { source: "b", error: "odd" },
  ];
  const error = new IncompleteListError(failures);
  expect(error.message).toBe("the list is incomplete: a: broken in two; b: odd");
  expect(error).toMatchObject({ failures, cause: failures[0]?.error });
});
