import { chmodSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import stringWidth from "string-width";
import { describe, expect, onTestFinished, test } from "vitest";
import { type Finding, failed } from "../../src/set-up/doctor/finding.ts";
import { findingLines } from "../../src/set-up/doctor/finding-lines.ts";
import type { Probes } from "../../src/set-up/doctor/probes.ts";
import { type DoctorFlags, doctorCommand } from "../../src/set-up/doctor.ts";
import { codedError, fakeProbes, goodConnection } from "./doctor-probes.ts";
import { emptyFolder, fakeContext, type Given, nowMs } from "./fake-context.ts";

const key = "canary-key-4711";

async function doctor(given: Given, probes: Partial<Probes> = {}, flags: DoctorFlags = {}) {
  const fake = fakeContext(given);
  const exit = await doctorCommand({ json: true, provider: ["bland"], ...flags }, fake.context, fakeProbes(probes));
  expect(fake.out() + fake.err()).not.toContain(key);
  const found: Finding[] = flags.json === false ? [] : JSON.parse(fake.out()).findings;
  const steps = found.filter((one) => one.source !== undefined);
  return { exit, steps, last: steps.at(-1), told: steps.map(({ topic, outcome }) => `${topic} ${outcome}`), ...fake };
}

/** Serves an API here, and a configuration that leads there. */
async function api(answer: RequestListener, provider = "bland"): Promise<Given> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return at(`http://127.0.0.1:${port}`, provider);
}

function at(baseUrl: string, provider = "bland"): Given {
  const folder = emptyFolder();
  const config = { sources: { bland: { provider, keyEnv: "BLAND_API_KEY", baseUrl } } };
  writeFileSync(join(folder, "evalbridge.config.json"), JSON.stringify(config));
  return { folder, environment: { BLAND_API_KEY: key } };
}

const answering =
  (status: number, body: string, type = "application/json"): RequestListener =>
  (_, response) =>
    // Nothing to wait for before it is asked again.
    response.writeHead(status, { "content-type": type, "retry-after-ms": "0" }).end(body);

describe("a source without a key", () => {
  test("is left out in a line, and is no failure", async () => {
    const { exit, told } = await doctor({}, {}, { provider: undefined });
    expect(exit).toBe(0);
    expect(told).toEqual(Array(5).fill("key left out"));
  });

  test("that was asked for by name, or has an address, fails with the variable", async () => {
    expect(await doctor({})).toMatchObject({ exit: 3, last: { wayOut: "export BLAND_API_KEY=…" } });
    const environment = { BLAND_BASE_URL: "https://eu.example.com" };
    expect(await doctor({ environment }, {}, { provider: undefined })).toMatchObject({ exit: 3 });
  });
});

test("a key with more beside it fails by its own name, and nothing is asked with it", async () => {
  const environment = { BLAND_API_KEY: `${key} of mine` };
  const text = "bland: the key from BLAND_API_KEY holds white space or a character that no header can carry";
  const wayOut = "let nothing but the key be there";
  expect(await doctor({ environment })).toMatchObject({ exit: 3, told: ["key failed"], last: { text, wayOut } });
});

describe("a key that is no environment variable", () => {
  function from(source: object, text = key): Given {
    const folder = emptyFolder();
    writeFileSync(join(folder, "key.txt"), text, { mode: 0o600 });
    const config = { sources: { bland: { provider: "bland", ...source } } };
    writeFileSync(join(folder, "evalbridge.config.json"), JSON.stringify(config));
    return { folder };
  }

  test("is read from a file that its owner alone can read", async () => {
    const lookup = () => Promise.reject(codedError("ENOTFOUND"));
    const { steps } = await doctor(from({ keyFile: "key.txt" }), { lookup });
    expect(steps[0]).toMatchObject({ outcome: "ok", text: "file key.txt" });
  });

  test("is refused, with 3, from one that others can read", async () => {
    const given = from({ keyFile: "key.txt" });
    chmodSync(join(given.folder ?? "", "key.txt"), 0o644);
    expect(await doctor(given)).toMatchObject({ exit: 3, last: { wayOut: "type: chmod 600 key.txt" } });
  });

  test("that a command does not print is told without what it did print", async () => {
    const keyCommand = [process.execPath, "-e", `console.error("${key}"); process.exit(7)`];
    const { exit, last } = await doctor(from({ keyCommand }));
    expect([exit, last?.wayOut]).toEqual([3, "run it by hand to see why"]);
    expect(last?.text).toContain("failed (7)");
  });
});

test("what is wrong here is what it ends with, also where a provider is down", async () => {
  const environment = { VOGENT_API_KEY: key };
  const lookup = () => Promise.reject(codedError("ENOTFOUND"));
  expect((await doctor({ environment }, { lookup }, { provider: ["vogent"] })).exit).toBe(2);
  expect((await doctor({ environment }, { lookup }, { provider: ["vogent", "bland"] })).exit).toBe(3);
});

describe("the way to a source", () => {
  const environment = { BLAND_API_KEY: key };

  test("ends at the first step that fails", async () => {
    const lookup = () => Promise.reject(codedError("ENOTFOUND"));
    const { exit, told, last } = await doctor({ environment }, { lookup });
    expect([exit, told]).toEqual([2, ["key ok", "address failed"]]);
    expect(last?.text).toBe("api.bland.ai: no such name (ENOTFOUND)");
  });

  test.each([
    ["ECONNREFUSED", "nothing listens there", /network/],
    ["CERT_HAS_EXPIRED", "its certificate has expired", /clock/],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "its certificate is for another name", /network/],
    ["SELF_SIGNED_CERT_IN_CHAIN", "an authority that Node does not know", /NODE_EXTRA_CA_CERTS=<file\.pem>$/],
    ["HPE_INVALID_CONSTANT", "no web server", /network/],
    ["E_UNHEARD_OF", "no answer (E_UNHEARD_OF)", /network/],
  ])("says what %s means, with a way out", async (code, text, wayOut) => {
    const { exit, last } = await doctor({ environment }, { connect: () => Promise.reject(codedError(code)) });
    expect(exit).toBe(2);
    expect(last?.text).toContain(text);
    expect(last?.wayOut).toMatch(wayOut);
  });

  test("takes the code out of an error for several addresses", async () => {
    const connect = () => Promise.reject(new AggregateError([codedError("ETIMEDOUT"), codedError("ENETUNREACH")]));
    expect((await doctor({ environment }, { connect })).last?.text).toContain("(ETIMEDOUT)");
  });

  test("by way of a proxy asks for the proxy's address, and points at it", async () => {
    const asked: string[] = [];
    const lookup = async (host: string) => {
      asked.push(host);
      return ["192.0.2.9"];
    };
    const proxied = { ...environment, HTTPS_PROXY: "http://u:canary@proxy.test:3128", NODE_USE_ENV_PROXY: "1" };
    const connect = () => Promise.reject(codedError("ECONNREFUSED"));
    const { last } = await doctor({ environment: proxied }, { lookup, connect });
    expect(asked).toEqual(["proxy.test"]);
    expect(last).toMatchObject({
      text: "https://api.bland.ai by way of http://proxy.test:3128: nothing listens there (ECONNREFUSED)",
      wayOut: "look at the proxy, or add api.bland.ai to NO_PROXY",
    });
  });

  test("waits no longer than a step may take for a name server or a server that never answers", async () => {
    const limits: number[] = [];
    const timeout = (ms: number) => {
      limits.push(ms);
      return AbortSignal.abort(new DOMException("over", "TimeoutError"));
    };
    const never = () => new Promise<never>(() => {});
    expect((await doctor({ environment }, { lookup: never, timeout })).last?.text).toBe(
      "api.bland.ai: no answer in time",
    );
    const { exit, last } = await doctor(at("https://192.0.2.7"), { connect: never, timeout });
    expect([exit, last?.text]).toEqual([2, "https://192.0.2.7: no answer in time"]);
    expect(new Set(limits)).toEqual(new Set([10_000]));
  });

  test("of a provider that has closed ends in that", async () => {
    const closed = { HUMANLOOP_API_KEY: key };
    const lookup = () => Promise.reject(codedError("ENOTFOUND"));
    const { last } = await doctor({ environment: closed }, { lookup }, { provider: ["humanloop"] });
    expect(last?.wayOut).toBe("Humanloop has closed; take away HUMANLOOP_API_KEY");
  });

  test("is given up with Ctrl-C", async () => {
    const stop = new AbortController();
    const lookup = () => {
      stop.abort();
      return new Promise<never>(() => {});
    };
    await expect(doctor({ environment, signal: stop.signal }, { lookup })).rejects.toThrow("aborted");
  });

  test.each([
    ["Dec  3 12:00:00 2026 GMT", "warning"],
    ["Dec  5 12:00:00 2026 GMT", "ok"],
  ])("warns of a certificate that ends within two weeks: %s is %s", async (validTo, outcome) => {
    const server = await api(answering(401, "{}"));
    const { steps } = await doctor(server, { connect: async () => ({ ...goodConnection, validTo }) });
    expect(steps.find(({ topic }) => topic === "connection")?.outcome).toBe(outcome);
  });
});

describe("what a server answers", () => {
  const html = "<!doctype html><title>Not here</title>";
  test.each<[what: string, answer: RequestListener, exit: number, text: RegExp, wayOut: RegExp]>([
    ["401", answering(401, "{}"), 3, /^401: Bland refuses the key from BLAND_API_KEY$/, /make a new one/],
    ["403", answering(403, "{}"), 3, /^403: the key from BLAND_API_KEY may not read runs$/, /make one/],
    ["404", answering(404, "{}"), 3, /404/, /base URL.*https:\/\/api\.bland\.ai/],
    ["a page of HTML", answering(200, html, "text/html"), 3, /not JSON/, /base URL/],
    ["a move elsewhere", (_, r) => r.writeHead(302, { location: "https://x.test/" }).end(), 3, /redirect/, /base URL/],
    ["500", answering(500, "{}"), 2, /^500: Bland has a fault of its own$/, /later/],
    ["a cut connection", (_, response) => void response.destroy(), 2, /\(\w+\)$/, /./],
  ])("%s is told with the way out", async (_, answer, exit, text, wayOut) => {
    const { exit: ended, steps } = await doctor(await api(answer));
    const finding = steps.find(({ topic }) => topic === "answer");
    expect([ended, finding?.outcome]).toEqual([exit, "failed"]);
    expect(finding?.text).toMatch(text);
    expect(finding?.wayOut).toMatch(wayOut);
  });

  test("429 is a warning: the key was taken", async () => {
    const { exit, steps } = await doctor(await api(answering(429, "{}")));
    expect(exit).toBe(0);
    expect(steps.find(({ topic }) => topic === "answer")).toMatchObject({
      outcome: "warning",
      wayOut: "wait a minute",
    });
  });

  test("cannot steer the terminal, or show the key that it repeats", async () => {
    const hostile = JSON.stringify({
      errors: [{ message: `\u001b[2J\u0007bad ${key}\r\nFAKE` }],
      message: `${key}\u001b`,
    });
    const { out } = await doctor(await api(answering(404, hostile)), {}, { json: false });
    expect(out().replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
  });

  test("one request with the key is all that is sent", async () => {
    const asked: string[] = [];
    const given = await api((request, response) => {
      asked.push(`${request.method} ${request.headers.authorization === key ? "with the key" : ""}`);
      response.writeHead(200, { "content-type": "application/json" }).end('{"data":{"items":[]},"errors":null}');
    });
    await doctor(given);
    expect(asked).toEqual(["GET with the key"]);
  });

  test("of a provider whose lists are by parent, the parents alone are asked for", async () => {
    const asked: (string | undefined)[] = [];
    const given = await api((request, response) => {
      asked.push(request.url?.split("?")[0]);
      response.writeHead(200, { "content-type": "application/json" }).end('{"data":[{"id":"cfg_1","name":"a"}]}');
    }, "vogent");
    expect((await doctor(given)).exit).toBe(0);
    expect(asked).toEqual(["/eval_configs"]);
  });
});

describe("the clock", () => {
  test.each([
    [0, "ok", "as the server's"],
    [120_000, "ok", "as the server's"],
    [121_000, "warning", "this machine is 2 min ahead of the server"],
    [-3_600_000, "warning", "this machine is 60 min behind the server"],
  ])("that is %d ms off is %s", async (offMs, outcome, text) => {
    const given = await api(answering(401, "{}"));
    const connect = async () => ({ date: new Date(nowMs - offMs).toUTCString() });
    expect((await doctor(given, { connect })).last).toMatchObject({ topic: "clock", outcome, text });
  });

  test.each([undefined, "", "soon"])("is not spoken of where the server says %j", async (date) => {
    const given = await api(answering(401, "{}"));
    expect((await doctor(given, { connect: async () => ({ date }) })).last?.topic).toBe("answer");
  });
});

test("a finding is shown in one piece, whatever is in it", () => {
  const finding = failed("answer", "\u001b[2Jone\r\ntwo \u202ethree", "four\u0007", 2);
  const lines = findingLines(finding, { width: 80, color: false, isTerminal: false });
  expect(lines).toEqual(["FAILED    answer         one two \ufffdthree; four "].map((line) => line.trimEnd()));
});

test.each([80, 200])("at %d columns no line is wider, and a terminal gets signs", async (width) => {
  const environment = { BLAND_API_KEY: `"${key}"`, VOGENT_API_KEY: key, HTTPS_PROXY: "http://proxy.test:1" };
  const lookup = () => Promise.reject(codedError("EAI_AGAIN"));
  const flags = { json: false, provider: undefined };
  const { out, exit } = await doctor({ environment, width, isTerminal: true, color: false }, { lookup }, flags);
  expect(exit).toBe(2);
  for (const line of out().split("\n")) expect(stringWidth(line)).toBeLessThanOrEqual(width);
  expect(out()).toMatch(/^✓ {2}node/m);
  expect(out()).toMatch(/^ {2}! {2}key .*quotation marks/m);
  expect(out()).toMatch(/^ {2}✗ {2}address/m);
  expect(out()).toMatch(/\n2 failed, 2 warnings\n\nnext: evalbridge doctor, once that is mended\n$/);
});
