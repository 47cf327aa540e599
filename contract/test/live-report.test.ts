// What a live check shows: neither the key nor a value of an answer, in a table that fits, and by its exit code.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { createMocks, type Mocks } from "@evalbridge/mock";
import { isObject, type Json } from "@evalbridge-internal/scripts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canaries, echoes } from "../src/faults/canary.ts";
import { seekerOf, written } from "../src/faults/sinks.ts";
import { type Change, sets } from "../src/live/change.ts";
import { serveDrifting } from "../src/live/drifting-server.ts";
import { fitted } from "../src/live/fitted.ts";
import { liveCheck } from "../src/live/live-check.ts";
import { reportLines } from "../src/live/report-lines.ts";
import { createShow } from "../src/live/shown.ts";
import { root } from "../src/repository.ts";

let mocks: Mocks;
beforeAll(async () => {
  mocks = await createMocks({ providers: ["bland"] });
});
afterAll(() => mocks.close());
const upstream = () => mocks.baseUrls.bland ?? "";

/** Repeats a text wherever an answer has room for one. */
function repeating(texts: readonly string[]): Change {
  const one = (index: number) => texts[index % texts.length] ?? "";
  const headers = (index: number) => {
    const text = one(index).replace(/[^\x20-\x7e]/g, "");
    const type = index % 2 === 0 ? { "content-type": text } : {};
    return { ...type, sunset: text, deprecation: text, link: `<${text}>; rel="sunset"`, "x-request-id": text };
  };
  const grown = (value: Json, index: number): Json => {
    if (Array.isArray(value)) return value.map((inner: Json, place) => grown(inner, index + place));
    if (!isObject(value)) return typeof value === "string" ? one(index) : value;
    const inner = Object.entries(value).map(([name, field], place) => [name, grown(field, index + place)]);
    return { ...Object.fromEntries(inner), [one(index)]: 1, [one(index + 1)]: one(index + 2) };
  };
  return (reply, { nth, target }) => {
    const index = nth + target.length;
    const place = target.includes("agents") ? `/${encodeURIComponent(one(index))}` : "";
    // Some lists keep their ids, so that others can be asked for at all.
    const body = target.includes("status") ? one(index) : JSON.stringify(grown(JSON.parse(reply.body), index));
    if (place !== "" && nth === 0) return { status: 302, headers: { ...headers(index), location: place }, body };
    return {
      ...reply,
      status: target.includes("templates") ? 422 : reply.status,
      headers: { ...reply.headers, ...headers(index) },
      body,
    };
  };
}

describe.each(Object.entries(canaries))("a key of the kind %s", (_, key) => {
  const hasKey = seekerOf(key);
  const texts = Object.values(echoes).map((echo) => echo(key));

  test("is in no report, however and wherever the server repeats it", async () => {
    await using server = await serveDrifting(upstream(), repeating(texts));
    const report = await liveCheck("bland", {
      baseUrl: server.baseUrl,
      environment: { BLAND_API_KEY: key },
      retry: { attempts: 1 },
    });
    expect(server.came.some(({ headers }) => hasKey(headers.authorization ?? ""))).toBe(true);
    expect(report.drifts.length).toBeGreaterThan(10);
    expect(hasKey(`${written(report)}\n${reportLines(report, 80).join("\n")}`)).toBe(false);
  });

  test("is in no word that is shown, whole or in part", () => {
    const show = createShow(key);
    const words = texts.flatMap((text) => [text, ...text.split(/\W+/), text.slice(0, 24), text.slice(-24)]);
    expect(words.filter((word) => hasKey(show(word)))).toEqual([]);
    expect(["PAUSED", "new_field"].map(show)).toEqual(["PAUSED", "new_field"]);
  });
});

test("no value of an answer is in a report", async () => {
  mocks.requests.length = 0;
  await using server = await serveDrifting(upstream(), sets("status", "Jane Doe, +1 555 0100"));
  const report = await liveCheck("bland", { baseUrl: server.baseUrl, environment: mocks.environment });
  const text = `${written(report)}\n${reportLines(report, 80).join("\n")}`;
  const said = mocks.requests.flatMap(({ answer }) => answer.body?.match(/"[^"]{6,}"(?!:)/g) ?? []);
  const values = new Set(said.map((value) => value.slice(1, -1)).filter((value) => /\d|\s/.test(value)));
  expect(values.size).toBeGreaterThan(50);
  expect([...values, "Jane", "555"].filter((value) => text.includes(value))).toEqual([]);
  expect(report.drifts).toMatchObject([{ kind: "unknown word", detail: "a string" }]);
});

test("a base URL is shown without what may be secret in it", async () => {
  const report = await liveCheck("bland", {
    baseUrl: "https://me:s3cret@127.0.0.1/api?k=s3cret",
    environment: { BLAND_API_KEY: "k" },
  });
  expect(report).toMatchObject({ baseUrl: "https://127.0.0.1/api", requests: 0 });
  expect(written(report)).not.toContain("s3cret");
});

test("a line is broken between words, before the slashes of a pointer, and else where it must", () => {
  expect(fitted("one two three", 8, "  ")).toEqual(["one two", "  three"]);
  expect(fitted("at /paths/v1/get", 10, "  ")).toEqual(["at /paths", "  /v1/get"]);
  expect(fitted("x".repeat(12), 5, " ")).toEqual(["xxxxx", " xxxx", " xxx"]);
});

describe("as a command", () => {
  const program = join(root, "contract/src/live/main.ts");
  const run = (args: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
    new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      const env = { PATH: process.env.PATH, ...environment };
      execFile(process.execPath, [program, ...args], { env }, (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
      });
    });

  test("it ends with 1 where there is drift, and says what was sent and what was found", async () => {
    await using server = await serveDrifting(upstream(), sets("status", "PAUSED"));
    const { code, stdout, stderr } = await run(["bland", "--base-url", server.baseUrl], { BLAND_API_KEY: "mock-key" });
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toMatch(
      /^Bland: 16 of 17 safe operations called at http:\/\/127\.0\.0\.1:\d+\.\n\d+ requests sent, each a GET/,
    );
    expect(stdout).toContain("unknown word: PAUSED");
    expect(stdout).toContain("  body  /data/data/0/status\n  spec  #/components/schemas/RunStatus/enum\n");
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test("it ends with 0 where there is none, with --json for programs", async () => {
    const { code, stdout } = await run(["bland", "--json"], mocks.environment);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ provider: "bland", drifts: [] });
  });

  test.each([
    [["blond"], /name one provider of bland, feather, humanloop, vogent; usage: contract:live/],
    [["bland", "--max-requests", "0"], /--max-requests takes a whole number above 0/],
    [["bland", "--writes"], /Unknown option '--writes'/],
  ])("%j is a mistake: it ends with 2, with the way out", async (args, words) => {
    const { code, stdout, stderr } = await run(args, { BLAND_API_KEY: "mock-key" });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(words);
  });
});
