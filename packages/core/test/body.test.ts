import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readBody } from "../src/body.ts";
import { AmbiguousResultError, ContractError } from "../src/index.ts";
import { acme, json, passing, rejection } from "./fixture.ts";

const place = { provider: "acme", method: "GET", path: "/things" };
const mebibyte = 1 << 20;
/** What the parts of a body end with comes as it is. */
const bytesOf = (response: Response, maxBytes: number) =>
  readBody(place, response, maxBytes, (thrown) => Promise.reject(thrown));

/** A body in pieces of a size, of so many pieces or without end, and what became of it. Each is a word, or begins with a space. */
function pieces(size: number, count = Number.POSITIVE_INFINITY, first = 65) {
  const seen = { given: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(stream) {
        if (seen.given === count) return stream.close();
        seen.given++;
        stream.enqueue(new Uint8Array(size).fill(65).fill(first, 0, 1));
      },
      cancel() {
        seen.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { body, seen };
}

describe("a body", () => {
  test.each([
    ["none", null, ""],
    ["empty", "", ""],
    ["in one piece", "abc", "abc"],
    ["in several pieces", new Blob(["a", "bc"]), "abc"],
  ])("is read to its end when it is %s", async (_, body, text) => {
    const read = await bytesOf(new Response(body), 10);
    expect(new TextDecoder().decode(read)).toBe(text);
  });

  test("of a success is taken up to the limit, and to the last byte", async () => {
    expect(await bytesOf(new Response(pieces(5, 2).body), 10)).toEqual(new Uint8Array(10).fill(65));
    expect(await bytesOf(new Response(pieces(10, 1).body), 10)).toHaveLength(10);
  });

  test.each(["0123456789", { 0: 1 }, null])(
    "that is not made of bytes is told as that, not as too large: %j",
    async (piece) => {
      const body = () => new ReadableStream({ start: (stream) => stream.enqueue(piece) });
      await expect(bytesOf(new Response(body()), 100)).rejects.toThrow("the body is not made of bytes");
      expect(await bytesOf(new Response(body(), { status: 500 }), 100)).toHaveLength(0);
    },
  );

  test("of a success that is larger is refused, its rest cancelled, unread", async () => {
    const { body, seen } = pieces(5);
    const error = await rejection(bytesOf(new Response(body), 10));
    expect(error).toBeInstanceOf(ContractError);
    expect(error.message).toBe(
      "acme GET /things → 200, but the body is larger than 10 bytes; raise it with { maxResponseBytes }",
    );
    expect(error).toMatchObject({ status: 200, retryable: false });
    expect(seen).toEqual({ given: 3, cancelled: true });
  });

  test("is without limit at 0", async () => {
    expect(await bytesOf(new Response(pieces(mebibyte, 3).body), 0)).toHaveLength(3 * mebibyte);
  });

  test("of an error is kept up to 1 MiB, but for a word that is cut, its rest cancelled", async () => {
    const spaced = (size: number) => pieces(size, Number.POSITIVE_INFINITY, 0x20);
    const { body, seen } = spaced(mebibyte - 1);
    const read = await bytesOf(new Response(body, { status: 500 }), 64 * mebibyte);
    expect(read).toHaveLength(mebibyte);
    expect(seen).toEqual({ given: 2, cancelled: true });
    const unlimited = spaced(mebibyte / 2);
    expect(await bytesOf(new Response(unlimited.body, { status: 500 }), 0)).toHaveLength(mebibyte / 2 + 1);
    expect(await bytesOf(new Response(spaced(4).body, { status: 500 }), 10)).toHaveLength(9);
    expect(await bytesOf(new Response(pieces(5).body, { status: 500 }), 10)).toHaveLength(0);
  });

  test("whose cancellation never ends holds nothing up", async () => {
    const stuck = new ReadableStream({
      pull: (stream) => stream.enqueue(new Uint8Array(20)),
      cancel: () => new Promise(() => {}),
    });
    expect(await rejection(bytesOf(new Response(stuck), 10))).toBeInstanceOf(ContractError);
  });
});

describe("maxResponseBytes", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("holds for a client and for a call, and is not tried again", async () => {
    const { client, sent } = acme(() => json({ text: "x".repeat(100) }), { maxResponseBytes: 50, retry: {} });
    expect(await rejection(passing(client.getThing({ id: "1" })))).toBeInstanceOf(ContractError);
    expect(sent).toHaveLength(1);
    expect(await client.getThing({ id: "1" }, { maxResponseBytes: 500 })).toEqual({ text: "x".repeat(100) });
    expect(await client.getThing({ id: "1" }, { maxResponseBytes: 0 })).toEqual({ text: "x".repeat(100) });
  });

  test("leaves it open whether what creates was carried out", async () => {
    const { client } = acme(() => json({ text: "x".repeat(100) }), { maxResponseBytes: 50 });
    const error = await rejection(passing(client.createThing({ body: {} })));
    expect(error).toBeInstanceOf(AmbiguousResultError);
    expect(error.cause).toBeInstanceOf(ContractError);
  });
});

describe("the body of an error that breaks off", () => {
  const halves = (status: number) => {
    const start = (stream: ReadableStreamDefaultController<Uint8Array>) =>
      stream.enqueue(new TextEncoder().encode("no mo"));
    const pull = (stream: ReadableStreamDefaultController<Uint8Array>) => stream.error(new TypeError("terminated"));
    return new Response(new ReadableStream({ start, pull }, { highWaterMark: 0 }), { status });
  };

  test("is kept as far as it came, but for its last word: the status has said enough", async () => {
    expect(new TextDecoder().decode(await bytesOf(halves(500), 100))).toBe("no ");
    await expect(bytesOf(halves(200), 100)).rejects.toThrow("terminated");
  });

  test("leaves no doubt about a start that was refused, and some about one that was not", async () => {
    const refused = acme(() => halves(409));
    expect(await rejection(refused.client.createThing({ body: {} }))).toMatchObject({ status: 409, body: "no " });
    const broken = acme(() => halves(502));
    expect(await rejection(broken.client.createThing({ body: {} }))).toBeInstanceOf(AmbiguousResultError);
  });
});
