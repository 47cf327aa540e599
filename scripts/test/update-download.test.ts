import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { download } from "../src/spec/download.ts";
import { problemsOf } from "./small-spec.ts";
import { type Answer, closedOrigin, LoopbackServer, status } from "./update-server.ts";

type Options = Parameters<typeof download>[1];

/** Why an address cannot be had: one line, without the origin. */
async function refusal(url: string, options?: Options): Promise<string> {
  const [problem, ...more] = await download(url, options).then(
    () => ["nothing was refused"],
    (error: unknown) =>
      problemsOf(() => {
        throw error;
      }),
  );
  expect(more).toEqual([]);
  return (problem ?? "").replaceAll(new URL(url).origin, "");
}

test("what is behind an address comes byte for byte, and nothing that identifies anyone was sent", async () => {
  const bytes = Buffer.from([0, 255, 10, 13]);
  const server = await LoopbackServer.start({ "/spec": (response) => response.end(bytes) });
  expect(Buffer.from(await download(`${server.origin}/spec`))).toEqual(bytes);
  const sent = Object.keys(server.requests[0]?.headers ?? {});
  expect(sent).toContain("accept");
  expect(sent.filter((name) => /cookie|auth|from|referer|origin/i.test(name))).toEqual([]);
});

test("a packed answer is unpacked", async () => {
  const server = await LoopbackServer.start({
    "/spec": (response) => response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("openapi: 3.1.0")),
  });
  expect(Buffer.from(await download(`${server.origin}/spec`)).toString()).toBe("openapi: 3.1.0");
});

test.each<[what: string, answer: Answer, line: string]>([
  ["404", status(404), "not there (404); was it moved? correct the address in source.json"],
  ["403", status(403), "not open to everyone (403); save the document yourself and give the file"],
  ["500", status(500), "the server cannot answer now (500); try again later"],
  ["429", status(429), "the server cannot answer now (429); try again later"],
  ["204", status(204), "answered 204, not 200; look at it in a browser, and correct the address"],
  ["nothing", (response) => response.end(), "empty; is the address right?"],
  [
    "less than it announced",
    (response) => {
      response.writeHead(200, { "content-length": "90" }).write("openapi: 3", () => response.destroy());
    },
    "half a file, the connection broke off; try again",
  ],
  [
    "and announces more than a document can have",
    (response) => response.writeHead(200, { "content-length": "101" }).end("x".repeat(101)),
    "larger than 100 bytes, which no document is; is the address right?",
  ],
  [
    "more than a document can have, unannounced",
    (response) => {
      response.write("x".repeat(60));
      response.end("x".repeat(60));
    },
    "larger than 100 bytes, which no document is; is the address right?",
  ],
  [
    "more than a document can have, packed",
    (response) => response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("x".repeat(5000))),
    "larger than 100 bytes, which no document is; is the address right?",
  ],
  [
    "a redirect in a circle",
    status(302, { location: "/spec" }),
    "sends on more than 5 times, perhaps in a circle; look at it in a browser",
  ],
  [
    "a redirect to another host",
    status(302, { location: "https://example.com/login?token=secret" }),
    "sends on to another host, https://example.com/login?…; not followed, if it is right give that address",
  ],
  ["a redirect to no address", status(302, { location: "https://" }), "sends on to something that is no address"],
])("a server that answers %s is told of in one line", async (_, answer, line) => {
  const server = await LoopbackServer.start({ "/spec": answer });
  expect(await refusal(`${server.origin}/spec?key=secret`, { maxBytes: 100 })).toBe(`/spec?…: ${line}`);
});

test("without a limit of its own a document has at most 64 MiB", async () => {
  const announced = (response: Parameters<Answer>[0]) =>
    response.writeHead(200, { "content-length": "67108865" }).end();
  const server = await LoopbackServer.start({ "/spec": announced });
  expect(await refusal(`${server.origin}/spec`)).toBe(
    "/spec: larger than 64 MiB, which no document is; is the address right?",
  );
});

test("fewer bytes than were announced are half a file", async () => {
  const fetch = () => Promise.resolve(new Response("openapi", { headers: { "content-length": "90" } }));
  expect(await refusal("https://example.com/spec", { fetch })).toBe("/spec: half a file, 7 of 90 bytes; try again");
});

test("a redirect within the host is followed", async () => {
  const server = await LoopbackServer.start({ "/old": status(301, { location: "/new" }), "/new": "openapi: 3.1.0" });
  expect(Buffer.from(await download(`${server.origin}/old`)).toString()).toBe("openapi: 3.1.0");
});

test("a redirect from https to http is not followed", async () => {
  const asked: string[] = [];
  const fetch = (url: URL | RequestInfo) => {
    asked.push(String(url));
    return Promise.resolve(new Response(null, { status: 302, headers: { location: "http://example.com/spec" } }));
  };
  expect(await refusal("https://example.com/spec", { fetch })).toBe(
    "/spec: sends on to http://example.com/spec, which is not https; not followed, give an address that stays on https",
  );
  expect(asked).toEqual(["https://example.com/spec"]);
});

test("a server that does not finish is left after the time allowed", async () => {
  const server = await LoopbackServer.start({
    "/never": () => {},
    "/slow": (response) => void response.write("openapi"),
  });
  for (const path of ["/never", "/slow"])
    expect(await refusal(`${server.origin}${path}`, { timeoutMs: 100 })).toBe(
      `${path}: no whole answer within 0.1 seconds; try again later`,
    );
});

test("a port where nothing listens, and one that does not speak TLS, are told of", async () => {
  expect(await refusal(`${await closedOrigin()}/spec`)).toBe(
    "/spec: nothing answers there (connection refused); is the address right?",
  );
  const { origin } = await LoopbackServer.start({});
  expect(await refusal(`${origin.replace("http:", "https:")}/spec`)).toMatch(
    /^\/spec: no safe connection \(TLS, \w+\)/,
  );
});

test.each([
  ["ENOTFOUND", "there is no such host (DNS); is this machine online, and the address right?"],
  ["EAI_AGAIN", "the host's name cannot be looked up (DNS); is this machine online?"],
  ["ENETUNREACH", "cannot be reached; is this machine online, and the address right?"],
  ["CERT_HAS_EXPIRED", "its certificate has expired (TLS); not read, tell the provider"],
  [
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "no safe connection (TLS, DEPTH_ZERO_SELF_SIGNED_CERT); not read, does the address begin with https and its host have a valid certificate?",
  ],
  ["EWHATEVER", "could not be read (EWHATEVER); try again, or save the file yourself and give it"],
])("%s is told in words", async (code, line) => {
  const cause = Object.assign(new Error("getaddrinfo secret"), { code });
  const fetch = () => Promise.reject(new TypeError("fetch failed", { cause: new AggregateError([cause]) }));
  expect(await refusal("https://example.com/spec", { fetch })).toBe(`/spec: ${line}`);
});

test.each([
  [
    "http://example.com/spec",
    "/spec: not https; whoever is on the way could change it, give an https address or a file",
  ],
  [
    "ftp://example.com/spec",
    "/spec: not https; whoever is on the way could change it, give an https address or a file",
  ],
  [
    "https://me:secret@example.com/spec",
    "/spec: the address holds a name or password; nothing is sent that identifies anyone, save the file yourself",
  ],
])("%s is asked for nothing", async (url, line) => {
  const fetch = () => Promise.reject(new Error("asked"));
  expect(await refusal(url, { fetch })).toBe(line);
});
