import { describe, expect, test } from "vitest";
import { ArgumentError, type Styles } from "../src/index.ts";
import { multipart } from "../src/multipart.ts";
import { acme, json, rejection } from "./fixture.ts";

const type = "multipart/form-data";

async function sent(body: object, styles?: Styles): Promise<{ type: string; blob: Blob }> {
  const media = { type, form: "multipart" as const, ...(styles && { styles }) };
  const api = {
    operations: { createThing: { method: "POST", path: "/f", class: "idempotent", body: "required", media } },
  };
  const seen = acme(() => json({}), { api } as never);
  await seen.client.createThing({ body });
  const [one] = seen.sent;
  return { type: one?.headers.get("content-type") ?? "", blob: one?.init.body as Blob };
}

/** As a server reads it, by the platform's own parser. */
async function read(body: object, styles?: Styles): Promise<[string, unknown][]> {
  const { type, blob } = await sent(body, styles);
  const form = await new Response(blob, { headers: { "content-type": type } }).formData();
  return Promise.all(
    [...form].map(async ([name, value]): Promise<[string, unknown]> => {
      if (typeof value === "string") return [name, value];
      return [name, [value.name, value.type, await value.text()]];
    }),
  );
}

describe("a form of several parts", () => {
  test("has texts, lists repeated, objects as JSON, and files", async () => {
    const body = {
      name: "é\r\nb",
      count: 2,
      on: true,
      left: undefined,
      at: new Date(0),
      tags: ["x", "y"],
      options: { a: [1, null] },
      steps: [{ a: 1 }, { b: 2 }],
      file: new File(["abc"], "a.txt", { type: "text/plain" }),
      blob: new Blob(["d"]),
      bytes: new Uint8Array([101]),
      files: [new File(["f"], "1"), new File(["g"], "2")],
    };
    expect(await read(body)).toEqual([
      ["name", "é\r\nb"],
      ["count", "2"],
      ["on", "true"],
      ["at", "1970-01-01T00:00:00.000Z"],
      ["tags", "x"],
      ["tags", "y"],
      ["options", '{"a":[1,null]}'],
      ["steps", '{"a":1}'],
      ["steps", '{"b":2}'],
      ["file", ["a.txt", "text/plain", "abc"]],
      ["blob", ["blob", "application/octet-stream", "d"]],
      ["bytes", ["blob", "application/octet-stream", "e"]],
      ["files", ["1", "application/octet-stream", "f"]],
      ["files", ["2", "application/octet-stream", "g"]],
    ]);
  });

  test("says of an object that it is JSON, without a file name", async () => {
    const { type, blob } = await sent({ a: { b: 1 }, c: "d" });
    const [, boundary] = /^multipart\/form-data; boundary=(evalbridge-[0-9a-f-]{36})$/.exec(type) ?? [];
    expect(boundary).toBeDefined();
    expect(await blob.text()).toBe(
      [
        `--${boundary}`,
        'content-disposition: form-data; name="a"',
        "content-type: application/json",
        "",
        '{"b":1}',
        `--${boundary}`,
        'content-disposition: form-data; name="c"',
        "",
        "d",
        `--${boundary}--`,
        "",
      ].join("\r\n"),
    );
  });

  test("writes fields in their styles", async () => {
    const body = { list: [1, 2], word: "w", expand: ["a"], ids: ["x", "y z"], file: new File(["f"], "n") };
    const styles: Styles = { list: "json", word: "json", expand: "deep", ids: "comma", file: "deep" };
    expect(await read(body, styles)).toEqual([
      ["list", "[1,2]"],
      ["word", '"w"'],
      ["expand[]", "a"],
      ["ids", "x,y z"],
      ["file", ["n", "application/octet-stream", "f"]],
    ]);
  });

  test.each(['a"; filename="evil', "a\r\nx-evil: 1\r\n\r\nb", "é😀", "a\\b", ""])(
    "keeps a field's name inside its quotation marks: %j",
    async (name) => {
      const entries = await read({ [name]: "v", file: new File(["f"], name || "n") });
      expect(entries).toHaveLength(2);
      const [[shown, value], [, file]] = entries as [[string, string], [string, [string]]];
      expect([shown, value]).toEqual([name, "v"]);
      expect(file[0]).toBe(name || "n");
    },
  );

  test("keeps binary bytes as they are", async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const { type, blob } = await sent({ file: bytes });
    const form = await new Response(blob, { headers: { "content-type": type } }).formData();
    expect(new Uint8Array(await (form.get("file") as File).arrayBuffer())).toEqual(bytes);
  });

  test("has another boundary each time, which its content cannot know", () => {
    expect(multipart(type, [], undefined).type).not.toBe(multipart(type, [], undefined).type);
  });

  test.each<[object, string]>([
    [{ a: null }, 'field "a" of the body holds null'],
    [{ a: ["x", undefined] }, 'field "a" of the body holds undefined'],
    [{ a: [] }, 'field "a" of the body holds an empty list'],
    [{ a: new ReadableStream() }, 'field "a" of the body holds what is no text, number or boolean'],
    [{ a: new FormData() }, 'field "a" of the body holds what is no text'],
    [{ a: { b: 1n } }, 'field "a" of the body cannot be written as JSON'],
    [new FormData(), "the body must be an object of its fields"],
    [[], "the body must be an object of its fields"],
  ])("refuses %o", async (body, why) => {
    const error = await rejection(sent(body));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error.message).toContain(`acme POST /f: ${why}`);
  });
});
