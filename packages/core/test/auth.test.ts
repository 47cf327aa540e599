import { inspect } from "node:util";
import { afterEach, describe, expect, test, vi } from "vitest";
import { basicAuth, cookieAuth, queryAuth } from "../src/auth-schemes.ts";
import { createCredentials } from "../src/credentials.ts";
import { type Auth, CredentialsError, NetworkError, type RequestInfo } from "../src/index.ts";
import { acme, facts, failure, json, rejection } from "./fixture.ts";

afterEach(() => vi.unstubAllEnvs());

const base64 = (text: string) => Buffer.from(text, "utf8").toString("base64");
const sheet = (auth: Auth) => ({ ...facts, auth });
const queryNamed = (name: string) => ({ kind: "query", name, by: queryAuth }) as const;
const query = queryNamed("api_key");
const basic = { kind: "basic", by: basicAuth } as const;
const cookieNamed = (name: string) => ({ kind: "cookie", name, by: cookieAuth }) as const;

/** The headers and the address of one request, sent with a key. */
async function sentWith(auth: Auth, apiKey: string) {
  const { client, sent } = acme(() => json({}), { facts: sheet(auth), apiKey });
  await client.getThing({ id: "1", tag: "x,y z" });
  const [{ headers, url } = { headers: new Headers(), url: "" }] = sent;
  for (const name of ["accept", "user-agent"]) headers.delete(name);
  return { headers: Object.fromEntries(headers), url };
}

describe("a key", () => {
  const plain = "https://api.acme.test/v1/things/1?tag=x%2Cy%20z";
  test.each<[Auth, string, Record<string, string>, string]>([
    [{ kind: "bearer" }, "k-1", { authorization: "Bearer k-1" }, ""],
    [{ kind: "header", name: "X-Key" }, "k-1", { "x-key": "k-1" }, ""],
    [{ kind: "header", name: "X-Key", prefix: undefined } as never, "k-1", { "x-key": "k-1" }, ""],
    [{ kind: "header", name: "authorization", prefix: "Token " }, "k-1", { authorization: "Token k-1" }, ""],
    [{ kind: "header", name: "authorization", prefix: "key=" }, "k-1", { authorization: "key=k-1" }, ""],
    [basic, "Aladdin:open sesame", { authorization: "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==" }, ""],
    [basic, "test:123£", { authorization: "Basic dGVzdDoxMjPCow==" }, ""],
    [basic, "sk_1:", { authorization: `Basic ${base64("sk_1:")}` }, ""],
    [basic, ":a:b", { authorization: `Basic ${base64(":a:b")}` }, ""],
    [cookieNamed("session"), "a=b:c", { cookie: "session=a=b:c" }, ""],
    [query, "k-1", {}, "&api_key=k-1"],
    [query, "a&b=c#+/é", {}, "&api_key=a%26b%3Dc%23%2B%2F%C3%A9"],
    [queryNamed("auth[key]"), "k", {}, "&auth%5Bkey%5D=k"],
    [{ kind: "none" }, "k-1", {}, ""],
  ])("travels as %o says: %s", async (auth, key, headers, search) => {
    expect(await sentWith(auth, key)).toEqual({ headers, url: plain + search });
  });

  test("of a Basic pair is that of RFC 7617's own examples", async () => {
    const headers: Record<string, string> = {};
    await createCredentials(sheet(basic), "test:123£").authorize(headers, fetch);
    expect(headers["authorization"]).toBe("Basic dGVzdDoxMjPCow==");
  });

  test("that nobody needs is not read: a call works without one", async () => {
    const apiKey = vi.fn(() => "k");
    const { client, sent } = acme(() => json({ a: 1 }), { facts: sheet({ kind: "none" }), apiKey });
    expect(await client.getStatus()).toEqual({ a: 1 });
    expect(apiKey).not.toHaveBeenCalled();
    expect(sent).toHaveLength(1);
  });

  test("that nobody needs is not asked for after a 401", async () => {
    const { client } = acme(() => json({}, 401), { facts: sheet({ kind: "none" }) });
    expect((await rejection(client.getStatus())).message).toBe("acme GET /status → 401");
  });

  test.each(["api_key=wrong", "%61pi=1&api_key", "api_key=a&api_key=b"])(
    "in the query is the only one of its name, where a caller gives others too: %s",
    async (search) => {
      const { client, sent } = acme(() => json({}), { facts: sheet(query), apiKey: "right" });
      await client.http.GET("/things", { querySerializer: () => `limit=1&${search}` });
      expect([...new URL(sent[0]?.url ?? "").searchParams].filter(([name]) => name === "api_key")).toEqual([
        ["api_key", "right"],
      ]);
    },
  );

  test("in the query takes the place of its name however that is written", async () => {
    const { client, sent } = acme(() => json({}), { facts: sheet(queryNamed("a[k]")), apiKey: "right" });
    await client.http.GET("/things", { querySerializer: () => "a[k]=1&x=2&a%5Bk%5D=3" });
    expect(sent[0]?.url).toBe("https://api.acme.test/v1/things?x=2&a%5Bk%5D=right");
  });

  test("that rotates is asked for before each attempt, and sent alone", async () => {
    for (const auth of [query, cookieNamed("s"), basic]) {
      let turn = 0;
      const { client, sent } = acme((_, index) => json({}, index === 0 ? 503 : 200), {
        facts: sheet(auth),
        apiKey: () => `user:${++turn}`,
        retry: { baseDelayMs: 0 },
      });
      await client.getStatus();
      const shown = sent.map(
        ({ url, headers }) => url.slice(31) + headers.get("cookie") + headers.get("authorization"),
      );
      expect(shown).toEqual(
        {
          query: ["?api_key=user%3A1nullnull", "?api_key=user%3A2nullnull"],
          cookie: ["s=user:1null", "s=user:2null"],
          basic: [`nullBasic ${base64("user:1")}`, `nullBasic ${base64("user:2")}`],
        }[auth.kind],
      );
    }
  });
});

test("a way of a key that nobody carries out is refused before anything is sent", () => {
  for (const kind of ["basic", "query", "cookie"])
    expect(() => acme(() => json({}), { facts: sheet({ kind, name: "k" } as never) })).toThrow(
      `acme: auth of the kind ${kind} needs "by", which carries it out`,
    );
});

describe("a key that cannot be sent", () => {
  test.each<[Auth, string, string]>([
    [basic, "canary-1", 'is no user:password; "key:" is one without a password'],
    [basic, "canary:\n1", "holds a control character, or one outside Latin-1"],
    [basic, "canary:\u0000", "holds a control character, or one outside Latin-1"],
    [basic, "canary:ключ", "holds a control character, or one outside Latin-1"],
    [cookieNamed("s"), "canary;x=1", "holds a character that no cookie can carry"],
    [cookieNamed("s"), "canary,1", "holds a character that no cookie can carry"],
    [cookieNamed("s"), 'canary"', "holds a character that no cookie can carry"],
    [cookieNamed("s"), "canary\\", "holds a character that no cookie can carry"],
    [cookieNamed("s"), "canaryé", "holds a character that no cookie can carry"],
    [cookieNamed("s"), "canary 1", "holds white space or a character that no header can carry"],
    [query, "canary 1", "holds white space or a character that no header can carry"],
    [{ kind: "header", name: "x", prefix: "Token " }, "canary\n", ""],
  ])("as %o says is refused without being shown: %j", async (auth, key, why) => {
    const { client, sent } = acme(() => json({}), { facts: sheet(auth), apiKey: key });
    if (why === "") return expect(await client.getStatus()).toEqual({});
    const error = await rejection(client.getStatus());
    expect(error).toBeInstanceOf(CredentialsError);
    expect(error.message).toBe(`acme: the key from option apiKey ${why}`);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("canary");
    expect(sent).toHaveLength(0);
  });

  test("is named by its variable where it came from there", async () => {
    vi.stubEnv("ACME_API_KEY", "canary");
    const { client } = acme(() => json({}), { facts: sheet(basic), apiKey: undefined });
    expect((await rejection(client.getStatus())).message).toContain("the key from ACME_API_KEY is no user:password");
  });
});

describe("a redirect", () => {
  const to = (location: string) => new Response(null, { status: 307, headers: { location } });

  test("within the origin takes the key in the query along, once, though the server repeats it", async () => {
    const places = ["/v1/a?x=1,2&api_key=old&api_key=older", "/v1/b?y=%2C#z", "/v1/c?api_key"];
    const { client, sent } = acme((_, index) => (places[index] ? to(places[index]) : json({})), {
      facts: sheet(query),
      apiKey: "the-key",
    });
    const { response } = await client.getThing.raw({ id: "1", tag: "t" });
    expect(sent.map(({ url }) => url.slice("https://api.acme.test/v1".length))).toEqual([
      "/things/1?tag=t&api_key=the-key",
      "/a?x=1,2&api_key=the-key",
      "/b?y=%2C&api_key=the-key",
      "/c?api_key=the-key",
    ]);
    expect(response.url).toBe("https://api.acme.test/v1/c");
  });

  test.each<[string, Auth, string]>([
    ["query", query, "the-key"],
    ["cookie", cookieNamed("s"), "the-key"],
    ["Basic", basic, "user:password"],
  ])("to another origin is refused, and gets no key in a %s", async (_, auth, apiKey) => {
    const { client, sent } = acme(() => to("https://evil.test/?api_key=the-key"), { facts: sheet(auth), apiKey });
    const error = await rejection(client.getThing({ id: "1" }));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error.message).toContain("redirected to https://evil.test: refused, the key stays with its origin");
    expect(sent).toHaveLength(1);
  });
});

describe("wherever a key travels", () => {
  const password = "canary/Pass+wörd";
  const cases: [string, Auth, string, string[]][] = [
    ["query", query, "canary+key/1=é&", []],
    ["cookie", cookieNamed("s"), "canary+key/1=", []],
    ["header", { kind: "header", name: "authorization", prefix: "Token " }, "canary+key/1=", []],
    ["basic", basic, `canary-user:${password}`, ["canary-user", password]],
  ];

  test.each(cases)(
    "in a %s, it is in no error, hook, span, warning, response or inspection",
    async (_, auth, key, parts) => {
      const secrets = [key, ...parts];
      const spelled = secrets.flatMap((one) => [
        one,
        encodeURIComponent(one),
        base64(one),
        base64(one).replace(/=+$/, ""),
        base64(`x${one}`).slice(2),
        Buffer.from(one, "utf8").toString("hex"),
      ]);
      const told: unknown[] = [];
      const tell = (value: unknown) => void told.push(value);
      const startSpan = (...all: unknown[]) => {
        tell(all);
        return span;
      };
      const span = { setAttribute: (...all: unknown[]) => tell(all), setStatus: tell, end: () => {} };
      const echo = spelled.map((one) => `<${one}>`).join(" ");
      const headers = { "x-request-id": spelled[0] as string, "x-echo": encodeURIComponent(echo) };
      const answers = [
        () => json({}),
        ...[401, 404, 500].map((status) => () => json({ message: echo, [key]: echo }, status, headers)),
        () => new Response(echo, { status: 200, headers }),
        () => Promise.reject(Object.assign(failure("ECONNRESET"), { message: `GET ${echo}`, request: echo })),
      ];
      const { client, sent } = acme(
        ({ url, headers }, index) => {
          const [answer] = answers.splice(0, 1);
          expect(index).toBeLessThan(20);
          // As the platform does, and as a careless fetch would say it.
          if (!answer) return Promise.reject(new TypeError(`cannot reach ${url} with ${inspect(headers)}`));
          return Promise.resolve(answer()).then((response) =>
            Object.defineProperty(response, "url", { value: url, configurable: true }),
          );
        },
        {
          facts: sheet(auth),
          apiKey: key,
          onRequest: tell,
          onResponse: tell,
          onRetry: tell,
          onWarning: tell,
          tracer: { startSpan },
        },
      );
      tell(await client.getStatus.raw());
      for (let turn = 0; turn < 6; turn++) tell(await rejection(client.getStatus()));
      tell(await client.http.GET("/status").catch((error: unknown) => error));
      tell(client);
      expect(sent).toHaveLength(8);
      for (const value of told) {
        const texts = [
          inspect(value, { depth: 9, showHidden: true, getters: true, maxStringLength: null }),
          JSON.stringify(value),
        ];
        for (const one of spelled) for (const text of texts) expect(text).not.toContain(one);
      }
      expect(inspect(told, { depth: 9 })).toContain("[redacted]");
    },
  );

  test.each([
    ["admin:pass", "admin has no right, pass", "admin has no right, [redacted]"],
    ["admin:pa:ss", "pa:ss is wrong", "[redacted] is wrong"],
    ["a-long-user:", "no right for a-long-user", "no right for [redacted]"],
    ["a-long-user:x", "x is wrong", "x is wrong"],
  ])("of %s a message shows what is no secret, and no more", async (apiKey, message, shown) => {
    const { client } = acme(() => json({ message }, 403), { facts: sheet(basic), apiKey });
    expect((await rejection(client.getStatus())).message).toBe(`acme GET /status → 403: ${shown}`);
  });

  test.each(["user:secret", "user:secret1", "user:secret12"])(
    "the whole of %s is redacted in a header",
    async (apiKey) => {
      const seen: (string | undefined)[] = [];
      const onRequest = ({ headers }: RequestInfo) => void seen.push(headers.authorization);
      await acme(() => json({}), { facts: sheet(basic), apiKey, onRequest }).client.getStatus();
      expect(seen).toEqual(["Basic [redacted]"]);
    },
  );

  test("client.http sends it in the same way", async () => {
    for (const [, auth, key] of cases) {
      const { client, sent } = acme(() => json({}), { facts: sheet(auth), apiKey: key });
      await client.getStatus();
      await client.http.GET("/status");
      const [own, http] = sent.map(({ url, headers }) => [url, headers.get("authorization"), headers.get("cookie")]);
      expect(http).toEqual(own);
    }
  });
});
