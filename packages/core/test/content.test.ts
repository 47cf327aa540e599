import { describe, expect, test } from "vitest";
import { type Api, ArgumentError, type Media, type OperationFacts } from "../src/index.ts";
import { acme, json, rejection } from "./fixture.ts";

const start: OperationFacts = { method: "POST", path: "/things", class: "idempotent", body: "optional" };
const withMedia = (media: Media, more: Partial<OperationFacts> = {}): Api => ({
  operations: { createThing: { ...start, ...more, media } },
});

/** What was sent of a body, once. */
async function sentOf(media: Media, body: unknown): Promise<{ type: string | null; body: unknown }> {
  const { client, sent } = acme(() => json({}), { api: withMedia(media) });
  await client.createThing({ body });
  expect(sent).toHaveLength(1);
  return { type: sent[0]?.headers.get("content-type") ?? null, body: sent[0]?.init.body };
}

async function refusal(media: Media, body: unknown): Promise<string> {
  const { client, sent } = acme(() => json({}), { api: withMedia(media) });
  const error = await rejection(client.createThing({ body }));
  expect(error).toBeInstanceOf(ArgumentError);
  expect(error.message).not.toContain("\n");
  expect(sent).toHaveLength(0);
  return error.message;
}

test.each(["application/merge-patch+json", "application/vnd.api+json"])("JSON is sent as %s", async (type) => {
  expect(await sentOf({ type, form: "json" }, { a: null })).toEqual({ type, body: '{"a":null}' });
  expect(await refusal({ type, form: "json" }, { a: 1n })).toContain("the body cannot be written as JSON");
});

describe("an encoded form", () => {
  const type = "application/x-www-form-urlencoded";
  const media: Media = { type, form: "urlencoded" };

  test("has lists repeated and objects in brackets, unless a style says otherwise", async () => {
    const body = {
      name: "a b&c",
      count: 2,
      on: false,
      left: undefined,
      empty: "",
      tags: ["x", "y"],
      metadata: { k: "v", deeper: { list: [1] } },
      items: [{ price: "p", quantity: 1 }],
      expand: ["a", "b"],
      raw: { x: [1] },
    };
    const sent = await sentOf({ ...media, styles: { expand: "deep", raw: "json" } }, body);
    expect(sent.type).toBe(type);
    expect([...new URLSearchParams(sent.body as string)]).toEqual([
      ["name", "a b&c"],
      ["count", "2"],
      ["on", "false"],
      ["empty", ""],
      ["tags", "x"],
      ["tags", "y"],
      ["metadata[k]", "v"],
      ["metadata[deeper][list][]", "1"],
      ["items[0][price]", "p"],
      ["items[0][quantity]", "1"],
      ["expand[]", "a"],
      ["expand[]", "b"],
      ["raw", '{"x":[1]}'],
    ]);
  });

  test("may be empty", async () => {
    expect(await sentOf(media, {})).toEqual({ type, body: "" });
  });

  test.each<[unknown, string]>([
    [{ a: null }, 'field "a" of the body holds null, which cannot be said there; leave it out, or give "" to empty it'],
    [{ a: [] }, 'field "a" of the body holds an empty list or object, which cannot be said there; leave it out'],
    [{ "line\nbreak": {} }, 'field "line\\nbreak" of the body holds an empty list or object'],
    [{ a: new Blob() }, 'field "a" of the body holds what is no text, number or boolean'],
    ["a=1", "the body must be an object of its fields"],
    [null, "the body must be an object of its fields"],
    [[["a", 1]], "the body must be an object of its fields"],
    [new URLSearchParams("a=1"), "the body must be an object of its fields"],
    [new FormData(), "the body must be an object of its fields"],
  ])("refuses %o", async (body, why) => {
    expect(await refusal(media, body)).toContain(`acme POST /things: ${why}`);
  });

  test.each(["__proto__", "constructor"])("has a field called %s, and no style by that name", async (name) => {
    const { body } = await sentOf({ ...media, styles: { other: "json" } }, JSON.parse(`{"${name}":{"a":1}}`));
    expect(body).toBe(`${name}%5Ba%5D=1`);
  });
});

describe("text", () => {
  test("is sent as it is", async () => {
    const text = "é\n<a/>";
    expect(await sentOf({ type: "application/xml", form: "text" }, text)).toEqual({
      type: "application/xml",
      body: text,
    });
  });

  test.each([1, {}, null, new Blob(["x"])])("is no other value: %o is refused", async (body) => {
    expect(await refusal({ type: "text/plain", form: "text" }, body)).toBe("acme POST /things: the body must be text");
  });
});

describe("bytes", () => {
  const media: Media = { type: "application/zip", form: "bytes" };
  const bytes = new Uint8Array([1, 2, 255]);

  test.each([
    ["a Blob", new Blob([bytes], { type: "image/png" })],
    ["a file", new File([bytes], "a.zip")],
    ["text", "plain"],
    ["nothing at all", ""],
  ])("are sent as they are: %s", async (_, body) => {
    const sent = await sentOf(media, body);
    expect(sent.type).toBe("application/zip");
    expect(sent.body).toBe(body);
  });

  test("of any type are sent with their own, or as bytes", async () => {
    for (const type of ["*/*", "image/*"]) {
      const any: Media = { type, form: "bytes" };
      expect((await sentOf(any, new Blob([bytes], { type: "image/png" }))).type).toBe("image/png");
      expect((await sentOf(any, new Blob([bytes]))).type).toBe("application/octet-stream");
      expect((await sentOf(any, bytes)).type).toBe("application/octet-stream");
    }
  });

  test.each([
    ["a stream", new ReadableStream()],
    ["an object", { a: 1 }],
    ["a list", [1, 2]],
    ["a number", 7],
    ["null", null],
    ["a form", new FormData()],
  ])("are not %s: it is refused", async (_, body) => {
    expect(await refusal(media, body)).toBe(
      "acme POST /things: the body must be a Blob, ArrayBuffer, typed array or text; a stream could not be sent again",
    );
  });
});

describe("the headers of a call", () => {
  test("have no content type where there is no body", async () => {
    const { client, sent } = acme(() => json({}), { api: withMedia({ type: "text/plain", form: "text" }) });
    await client.createThing({});
    expect(sent[0]?.headers.get("content-type")).toBeNull();
    expect(sent[0]?.init.body).toBeUndefined();
  });

  test("say what is accepted: JSON, unless the operation says otherwise", async () => {
    const api: Api = { operations: { createThing: start, getThing: { ...start, accept: "text/csv" } } };
    const { client, sent } = acme(() => json({}), { api });
    await client.createThing({ body: {} });
    await client.getThing({ body: {} });
    expect(sent.map(({ headers }) => [headers.get("accept"), headers.get("content-type")])).toEqual([
      ["application/json", "application/json"],
      ["text/csv", "application/json"],
    ]);
  });

  test("hold the key of a call beside the type of its body", async () => {
    const api = withMedia(
      { type: "application/x-www-form-urlencoded", form: "urlencoded" },
      { class: "keyed", key: { header: "idempotency-key" } },
    );
    const { client, sent } = acme(() => json({}), { api });
    await client.createThing({ body: { a: 1 } }, { idempotencyKey: "order-7" });
    expect(sent[0]?.headers.get("idempotency-key")).toBe("order-7");
    expect(sent[0]?.headers.get("content-type")).toBe("application/x-www-form-urlencoded");
  });
});

test("a key among the fields of a form is put there, and into no Blob, which a copy would empty", async () => {
  const keyed: Partial<OperationFacts> = { class: "keyed", key: { argument: "/body/key" } };
  const form = withMedia({ type: "application/x-www-form-urlencoded", form: "urlencoded" }, keyed);
  const { client, sent } = acme(() => json({}), { api: form });
  await client.createThing({ body: { a: 1 } }, { idempotencyKey: "k" });
  expect(sent[0]?.init.body).toBe("a=1&key=k");
  const file = withMedia({ type: "application/zip", form: "bytes" }, keyed);
  const error = await rejection(acme(() => json({}), { api: file }).client.createThing({ body: new Blob(["x"]) }));
  expect(error).toBeInstanceOf(ArgumentError);
  expect(error.message).toContain("the idempotency key has no place");
});

test.each<[string, Media, unknown]>([
  ["a form", { type: "application/x-www-form-urlencoded", form: "urlencoded" }, { a: [1] }],
  ["several parts", { type: "multipart/form-data", form: "multipart" }, { a: new Blob(["x"]), b: 1 }],
  ["a Blob", { type: "image/png", form: "bytes" }, new Blob(["x"])],
])("%s is sent again as it was sent first, by a retry and by a redirect", async (_, media, body) => {
  const answers = [
    () => json({}, 503),
    () => new Response(null, { status: 307, headers: { location: "/v1/other" } }),
    () => json({ a: 1 }),
  ];
  const { client, sent } = acme((_, index) => (answers[index] as () => Response)(), {
    api: withMedia(media),
    retry: { baseDelayMs: 0 },
  });
  expect(await client.createThing({ body })).toEqual({ a: 1 });
  const seen = await Promise.all(
    sent.map(async ({ init, headers }) => [headers.get("content-type"), await new Response(init.body).text()]),
  );
  expect(seen).toHaveLength(3);
  expect(seen[1]).toEqual(seen[0]);
  expect(seen[2]).toEqual(seen[0]);
  expect(seen[0]?.[1]).not.toBe("");
});
