import { describe, expect, test } from "vitest";
import { type Api, ContractError, HttpError, type OperationFacts } from "../src/index.ts";
import { acme, json, rejection } from "./fixture.ts";

const read: OperationFacts = { method: "GET", path: "/things", class: "safe" };
const giving = (result: NonNullable<OperationFacts["result"]>): Api => ({
  operations: { getThing: { ...read, result } },
  envelope: { data: "/data", errors: "/errors" },
});
const results = ["none", "optional", "text", "bytes"] as const;

describe("a success that is text", () => {
  test.each(["", "a,b\n1,é", '{"errors":"no"}'])("is that text, whatever it looks like: %j", async (text) => {
    const { client } = acme(() => new Response(text, { headers: { "content-type": "text/csv" } }), {
      api: giving("text"),
    });
    const { data, body, response } = await client.getThing.raw();
    expect([data, body, response.headers.get("content-type")]).toEqual([text, text, "text/csv"]);
    expect(await client.getThing()).toBe(text);
  });
});

describe("a success that is bytes", () => {
  test("is a Blob of the answer's type", async () => {
    const bytes = new Uint8Array([0xff, 0x00, 0xfe]);
    const { client } = acme(() => new Response(bytes, { headers: { "content-type": "audio/mpeg" } }), {
      api: giving("bytes"),
    });
    const { data, body } = await client.getThing.raw();
    expect(data).toBeInstanceOf(Blob);
    expect(body).toBe(data);
    expect((data as Blob).type).toBe("audio/mpeg");
    expect(new Uint8Array(await (data as Blob).arrayBuffer())).toEqual(bytes);
  });

  test("may be empty, and of no type", async () => {
    const { client } = acme(() => new Response(null, { status: 204 }), { api: giving("bytes") });
    const blob = (await client.getThing()) as Blob;
    expect([blob.size, blob.type]).toEqual([0, ""]);
  });
});

describe("a success that may be empty", () => {
  test("is undefined where it is, and JSON where it is not, envelope opened", async () => {
    const answers = [new Response(null, { status: 204 }), new Response(""), json({ data: { a: 1 }, errors: null })];
    const { client } = acme((_, index) => answers[index] as Response, { api: giving("optional") });
    expect(await client.getThing.raw()).toMatchObject({ data: undefined, body: undefined });
    expect(await client.getThing()).toBeUndefined();
    expect(await client.getThing()).toEqual({ a: 1 });
  });

  test.each([" ", "<p>", '{"a":'])("is no result where it holds %j", async (text) => {
    const { client } = acme(() => new Response(text), { api: giving("optional") });
    const error = await rejection(client.getThing());
    expect(error).toBeInstanceOf(ContractError);
    expect(error.message).toContain("the body is not JSON");
  });
});

test("JSON that is empty is a ContractError unless it may be", async () => {
  const { client } = acme(() => new Response(null, { status: 204 }), { api: { operations: { getThing: read } } });
  expect((await rejection(client.getThing())).message).toBe("acme GET /things → 204, but the body is empty");
});

describe.each(results)("where a success is %s", (result) => {
  test("an error is read as anywhere: its status, its message, its body", async () => {
    const answers = [json({ message: "no such thing" }, 404), new Response("gone wrong", { status: 500 })];
    const { client } = acme((_, index) => answers[index] as Response, { api: giving(result) });
    const errors = [await rejection(client.getThing()), await rejection(client.getThing())];
    for (const error of errors) expect(error).toBeInstanceOf(HttpError);
    expect(errors.map(({ message }) => message)).toEqual([
      "acme GET /things → 404: no such thing",
      "acme GET /things → 500: gone wrong",
    ]);
    expect(errors[0]?.body).toEqual({ message: "no such thing" });
  });

  test("one larger than the limit is refused", async () => {
    const { client } = acme(() => new Response("x".repeat(11)), { api: giving(result) });
    const error = await rejection(client.getThing({ maxResponseBytes: 10 }));
    expect(error).toBeInstanceOf(ContractError);
    expect(error.message).toContain("larger than 10 bytes");
  });
});

test.each(["HEAD", "OPTIONS"] as const)(
  "the method %s is sent as it is, and the answer's headers come through raw",
  async (method) => {
    const api: Api = { operations: { getThing: { ...read, method, result: "none" } } };
    const { client, sent } = acme(() => new Response(null, { headers: { "x-size": "3" } }), { api });
    expect((await client.getThing.raw()).response.headers.get("x-size")).toBe("3");
    expect(sent[0]?.init.method).toBe(method);
  },
);

test.each([301, 302, 303, 307, 308])("a HEAD follows a redirect of %d, and stays one", async (status) => {
  const api: Api = { operations: { getThing: { ...read, method: "HEAD", result: "none" } } };
  const moved = new Response(null, { status, headers: { location: "/v1/other" } });
  const { client, sent } = acme((_, index) => (index === 0 ? moved : new Response(null)), { api });
  await client.getThing();
  expect(sent.map(({ init, url }) => [init.method, new URL(url).pathname])).toEqual([
    ["HEAD", "/v1/things"],
    ["HEAD", "/v1/other"],
  ]);
});
