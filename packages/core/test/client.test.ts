import { inspect } from "node:util";
import { afterEach, describe, expect, test } from "vitest";
import {
  ArgumentError,
  ContractError,
  CredentialsError,
  createClient,
  HttpError,
  type OperationFacts,
} from "../src/index.ts";
import { type AcmeClient, acme, api, enveloped, facts, json, rejection } from "./fixture.ts";
import { withTools } from "./tools.ts";

const key = "ACME_API_KEY";
afterEach(() => {
  delete process.env[key];
  delete process.env.ACME_BASE_URL;
});

describe("a call", () => {
  test("puts path, query and body arguments where the table says", async () => {
    const { client, sent } = acme(() => json({ ok: 1 }));
    expect(await client.getThing({ id: "a b", tag: ["x", "y&z"], on: true })).toEqual({ ok: 1 });
    await client.createThing({ body: { name: "n" } });
    expect(sent.map(({ url, init }) => `${init.method} ${url}`)).toEqual([
      "GET https://api.acme.test/v1/things/a%20b?tag=x&tag=y%26z&on=true",
      "POST https://api.acme.test/v1/things",
    ]);
    expect(sent[1]?.init.body).toBe('{"name":"n"}');
    expect(sent[1]?.headers.get("content-type")).toBe("application/json");
    expect(sent[0]?.headers.get("content-type")).toBeNull();
  });

  test("without arguments takes its options first", async () => {
    const { client } = acme(() => json({}));
    const aborted = AbortSignal.abort(new Error("mine"));
    expect((await rejection(client.getStatus({ signal: aborted }))).message).toBe("mine");
    expect((await rejection(client.getStatus.raw({ signal: aborted }))).message).toBe("mine");
  });

  test("leaves out arguments that are undefined", async () => {
    const { client, sent } = acme(() => json({}));
    await client.listThings({ limit: undefined, cursor: "c" });
    expect(sent[0]?.url).toBe("https://api.acme.test/v1/things?cursor=c");
  });

  test.each([
    ["an argument that does not exist", { id: "1", tga: 1 }, /no argument "tga"; the arguments are: id, tag, on/],
    ["a missing path parameter", {}, /acme GET \/things\/\{id\}: path parameter "id" is missing/],
    ["an empty path parameter", { id: "" }, /path parameter "id" is empty/],
    ["a path parameter of two dots", { id: ".." }, /path parameter "id" is ".."/],
    ["a path parameter of one dot", { id: "." }, /path parameter "id" is "."/],
    ["half a character in a path parameter", { id: "\ud800" }, /lone surrogate/],
    ["an object as a path parameter", { id: {} }, /must be text or a number/],
  ])("refuses %s and sends nothing", async (_, args, message) => {
    const { client, sent } = acme(() => json({}));
    const error = await rejection(client.getThing(args));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain("\n");
    expect(sent).toHaveLength(0);
  });

  test("keeps a path parameter with slashes, dots and signs inside its segment", async () => {
    const { client, sent } = acme(() => json({}));
    for (const id of ["a/b", "../x", "%2e%2e", "a?b#c", "é+ &", "..;"]) await client.getThing({ id });
    for (const [index, id] of ["a/b", "../x", "%2e%2e", "a?b#c", "é+ &", "..;"].entries()) {
      const path = new URL(sent[index]?.url ?? "").pathname;
      expect(path.split("/")).toHaveLength(4);
      expect(decodeURIComponent(path.split("/")[3] ?? "")).toBe(id);
    }
  });

  test("refuses a missing body, and one that JSON cannot hold", async () => {
    const { client, sent } = acme(() => json({}));
    expect((await rejection(client.createThing({}))).message).toBe("acme POST /things: the body is missing");
    expect((await rejection(client.createThing({ body: { n: 1n } }))).message).toMatch(/cannot be written as JSON/);
    expect(sent).toHaveLength(0);
  });

  test("gives undefined for a success that has no body, whatever comes", async () => {
    const { client } = acme((_, index) => (index === 0 ? new Response(null, { status: 204 }) : new Response("ok")));
    expect(await client.deleteThing({ id: "1" })).toBeUndefined();
    expect(await client.deleteThing({ id: "1" })).toBeUndefined();
  });

  test("gives status and headers through raw", async () => {
    const { client } = acme(() => json({ a: 1 }, 201, { "x-trace": "t" }));
    const { data, body, response } = await client.createThing.raw({ body: {} });
    expect({ data, body, status: response.status, trace: response.headers.get("x-trace") }).toEqual({
      data: { a: 1 },
      body: { a: 1 },
      status: 201,
      trace: "t",
    });
  });

  test.each([
    [
      "HTML",
      () => new Response("<!doctype html><p>hi", { headers: { "content-type": "text/html" } }),
      /200, but the body is not JSON \(text\/html, begins "<!doctype html><p>hi"\)/,
    ],
    ["half a document", () => new Response('{"a": [1, 2'), /is not JSON/],
    ["nothing", () => new Response(""), /200, but the body is empty/],
  ])("names the place when a success holds %s", async (_, answer, message) => {
    const { client } = acme(answer);
    const error = await rejection(client.getThing({ id: "1" }));
    expect(error).toBeInstanceOf(ContractError);
    expect(error.message).toMatch(message);
    expect(error.message).toMatch(/^acme GET \/things\/\{id\} → /);
  });
});

describe("an envelope", () => {
  test("is opened, and its siblings stay reachable through raw", async () => {
    const { client } = acme(() => json({ data: { id: 1 }, errors: null, run_status: "COMPLETE" }), { api: enveloped });
    expect(await client.getThing({ id: "1" })).toEqual({ id: 1 });
    expect((await client.getThing.raw({ id: "1" })).body).toMatchObject({ run_status: "COMPLETE" });
  });

  test("with errors is an HttpError though the status is 200", async () => {
    const { client } = acme(() => json({ data: null, errors: [{ message: "no" }] }), {
      api: enveloped,
      facts: { ...facts, errorMessage: ["/errors/0/message"] },
    });
    const error = await rejection(client.getThing({ id: "1" }));
    expect(error).toBeInstanceOf(HttpError);
    expect(error.message).toBe("acme GET /things/{id} → 200: no");
  });

  test("without a payload is a ContractError; a payload of null is a result", async () => {
    const { client } = acme((_, index) => json(index === 0 ? { errors: null } : { data: null, errors: null }), {
      api: enveloped,
    });
    expect((await rejection(client.getThing({ id: "1" }))).message).toMatch(/200, but the body has no data/);
    expect(await client.getThing({ id: "1" })).toBeNull();
  });
});

describe("the key", () => {
  test("is read from the environment at the first request, not before", async () => {
    const sent: string[] = [];
    const client = createClient<AcmeClient>(facts, withTools(api), {
      fetch: async (_, init) => {
        sent.push(new Headers(init.headers).get("x-api-key") ?? "");
        return json({});
      },
    });
    const error = await rejection(client.getStatus());
    expect(error).toBeInstanceOf(CredentialsError);
    expect(error.message).toBe("acme: no key. Set ACME_API_KEY, or give the option apiKey");
    process.env[key] = " from-env \n";
    await client.getStatus();
    expect(sent).toEqual(["from-env"]);
  });

  test("travels as a bearer token where the provider wants one", async () => {
    const { client, sent } = acme(() => json({}), { facts: { ...facts, auth: { kind: "bearer" } } });
    await client.getStatus();
    expect(sent[0]?.headers.get("authorization")).toBe("Bearer acme-key");
  });

  test("given as a function is asked before each request", async () => {
    let turn = 0;
    const { client, sent } = acme(() => json({}), { apiKey: async () => `key-${++turn}` });
    await client.getStatus();
    await client.getStatus();
    expect(sent.map(({ headers }) => headers.get("x-api-key"))).toEqual(["key-1", "key-2"]);
  });

  test.each([
    ["", "is empty"],
    ["two words", "white space"],
    ["line\nbreak", "white space"],
    ["ключ", "character that no header"],
  ])("%j is refused without being repeated", async (apiKey, message) => {
    const { client, sent } = acme(() => json({}), { apiKey });
    const error = await rejection(client.getStatus());
    expect(error).toBeInstanceOf(CredentialsError);
    expect(error.message).toMatch(message);
    if (apiKey) expect(error.message).not.toContain(apiKey);
    expect(sent).toHaveLength(0);
  });

  test("appears in no error, header, body or inspection, though the server repeats it", async () => {
    const apiKey = 'sk-"canary"-123';
    const { client } = acme(
      (_, index) =>
        index === 0
          ? json({ message: `bad key ${apiKey}` }, 401, { "x-echo": apiKey })
          : new Response(`<p>${apiKey}</p>`, { headers: { "content-type": "text/html" } }),
      { apiKey },
    );
    const errors = [await rejection(client.getStatus()), await rejection(client.getStatus())];
    for (const error of errors) {
      const seen = [error.message, error.stack, inspect(error, { depth: 9, showHidden: true }), JSON.stringify(error)];
      for (const text of seen) expect(text).not.toContain("canary");
    }
    expect(Object.fromEntries(errors[0]?.headers as Headers)).toMatchObject({ "x-echo": "[redacted]" });
    expect(inspect(client, { depth: 9, showHidden: true })).not.toContain("canary");
  });
});

describe("a key that is repeated", () => {
  const apiKey = 'sk/"abc"&<def>+1';
  test.each([
    ["with slashes escaped", JSON.stringify(apiKey).replaceAll("/", "\\/")],
    ["with letters escaped", JSON.stringify(apiKey).replaceAll("&", "\\u0026").replaceAll("<", "\\u003c")],
    [
      "as HTML",
      JSON.stringify(
        apiKey.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;"),
      ),
    ],
    ["as part of a URL", JSON.stringify(`https://x/?key=${encodeURIComponent(apiKey)}`)],
  ])("in an error body, %s, is redacted", async (_, spelled) => {
    const { client } = acme(() => new Response(`{"message": ${spelled}, "seen": [${spelled}]}`, { status: 400 }), {
      apiKey,
    });
    const error = await rejection(client.getStatus());
    expect(error.message).toContain("[redacted]");
    for (const text of [error.message, JSON.stringify(error.body)]) expect(text).not.toMatch(/abc|def/);
  });

  test("in what a failing fetch says is redacted, in the message, which stays one line, and in the cause", async () => {
    const { client } = acme(({ headers }) => Promise.reject(new TypeError(`bad:\n key ${headers.get("x-api-key")}`)));
    const error = await rejection(client.getStatus());
    expect(error.message).toContain("(bad: key [redacted])");
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("acme-key");
  });

  test("is redacted whole when an older key is its beginning", async () => {
    let turn = 0;
    const keys = ["tok-1", "tok-1-tail"];
    const { client } = acme(() => json({ message: `no: ${keys[1]}` }, 400), {
      apiKey: () => keys[turn++ % 2] as string,
    });
    await rejection(client.getStatus());
    expect((await rejection(client.getStatus())).message).toBe("acme GET /status → 400: no: [redacted]");
  });
});

describe("the base URL", () => {
  test("comes from the option, else the environment, else the fact sheet", async () => {
    const urls: string[] = [];
    const fetch = async (url: string) => {
      urls.push(url);
      return json({});
    };
    await createClient<AcmeClient>(facts, withTools(api), { apiKey: "k", fetch }).getStatus();
    process.env.ACME_BASE_URL = "http://127.0.0.1:4010/";
    await createClient<AcmeClient>(facts, withTools(api), { apiKey: "k", fetch }).getStatus();
    await createClient<AcmeClient>(facts, withTools(api), {
      apiKey: "k",
      fetch,
      baseUrl: "http://localhost:1/x",
    }).getStatus();
    expect(urls).toEqual([
      "https://api.acme.test/v1/status",
      "http://127.0.0.1:4010/status",
      "http://localhost:1/x/status",
    ]);
  });

  test.each(["not a url", "ftp://x", "http://x", "http://127.0.0.1.evil.test", "https://u:secret@x", "https://x/?a=1"])(
    "%s is refused in one line that names its origin",
    async (baseUrl) => {
      const { client } = acme(() => json({}), { baseUrl });
      const error = await rejection(client.getStatus());
      expect(error).toBeInstanceOf(ArgumentError);
      expect(error.message).toContain(`acme: the base URL (option baseUrl) must look like https://`);
      expect(error.message).not.toContain("secret");
    },
  );
});

describe("client.http", () => {
  test("is openapi-fetch over the same transport: key, base URL, safe paths", async () => {
    const { client, sent } = acme(() => json({ a: 1 }));
    const { data, response } = await client.http.GET("/things/{id}", { params: { path: { id: "a/b" } } });
    expect([data, response.status]).toEqual([{ a: 1 }, 200]);
    expect(sent[0]?.url).toBe("https://api.acme.test/v1/things/a%2Fb");
    expect(sent[0]?.headers.get("x-api-key")).toBe("acme-key");
    expect((await rejection(client.http.GET("/things/{id}", { params: { path: { id: ".." } } }))).message).toMatch(
      /is ".."/,
    );
  });

  test("refuses a path whose parameter is missing, which openapi-fetch would send as it stands", async () => {
    const { client, sent } = acme(() => json({}));
    const error = await rejection(client.http.GET("/things/{id}"));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error.message).toBe('acme GET: path parameter "id" is missing');
    expect(sent).toHaveLength(0);
  });

  test("sends an id that looks like a placeholder", async () => {
    const { client, sent } = acme(() => json({}));
    await client.http.GET("/things/{id}", { params: { path: { id: "{abc}" } } });
    expect(decodeURIComponent(sent[0]?.url ?? "")).toBe("https://api.acme.test/v1/things/{abc}");
  });

  test("sends bodies, reads bytes, and takes empty answers", async () => {
    const bytes = new Uint8Array([0xff, 0x00, 0xfe]);
    const { client, sent } = acme((_, index) =>
      index === 0 ? new Response(null, { status: 204 }) : new Response(bytes),
    );
    expect((await client.http.POST("/things", { body: { x: 1 } })).response.status).toBe(204);
    expect(new TextDecoder().decode(sent[0]?.init.body as ArrayBuffer)).toBe('{"x":1}');
    const blob = await client.http.GET("/things", { parseAs: "blob" });
    expect(new Uint8Array(await (blob.data as Blob).arrayBuffer())).toEqual(bytes);
  });
});

describe("a row without its tool", () => {
  const get = { method: "GET", path: "/x", class: "safe" } as const;
  test.each<[string, OperationFacts]>([
    ["starts", { ...get, method: "POST", class: "never-retry" }],
    ["starts", { ...get, method: "POST", class: "reconcilable" }],
    ["key", { ...get, method: "POST", class: "keyed", key: { header: "x-key" } }],
    ["page", { ...get, page: { kind: "cursor", cursor: "c", items: "/i", next: "/n" } }],
    ["body", { ...get, method: "PUT", body: "required", media: { type: "text/plain", form: "text" } }],
    ["query", { ...get, query: ["where"] }],
    ["header", { ...get, header: ["x-trace"] }],
    ["key", { ...get, method: "POST", class: "keyed" }],
    ["result", { ...get, result: "text" }],
    ["result", { ...get, result: "bytes" }],
  ])("%s is refused before anything is sent", (tool, row) => {
    const make = () => createClient(facts, { operations: { getStatus: row } });
    expect(make).toThrow(ArgumentError);
    expect(make).toThrow(`acme ${row.method} /x: its row lacks the tool ${tool}; generate the table anew`);
  });
});

test("hooks are for a client of all operations, and onWarning for any", () => {
  for (const hook of ["onRequest", "onResponse", "onRetry", "tracer"])
    expect(() => createClient(facts, { operations: {} }, { [hook]: () => {} })).toThrow(
      "acme: hooks and tracers are for the client of all operations",
    );
  expect(createClient(facts, { operations: {} }, { onWarning: () => {} })).toEqual({});
});
