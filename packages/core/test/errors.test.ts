import { describe, expect, test, vi } from "vitest";
import * as core from "../src/index.ts";
import { acme, facts, json, rejection } from "./fixture.ts";

describe("an error answer", () => {
  test.each([
    [400, core.BadRequestError, false],
    [401, core.AuthenticationError, false],
    [402, core.HttpError, false],
    [403, core.PermissionDeniedError, false],
    [404, core.NotFoundError, false],
    [408, core.HttpError, true],
    [409, core.ConflictError, false],
    [422, core.UnprocessableEntityError, false],
    [429, core.RateLimitError, true],
    [500, core.InternalServerError, true],
    [501, core.InternalServerError, false],
    [503, core.InternalServerError, true],
  ])("of %d is its own class, an HttpError and an EvalbridgeError", async (status, Class, retryable) => {
    const { client } = acme(() => json({ message: "why" }, status, { "x-request-id": "req_1" }));
    const error = await rejection(client.getThing({ id: "secret-id" }));
    expect(error.constructor).toBe(Class);
    expect(error).toBeInstanceOf(core.HttpError);
    expect(error).toBeInstanceOf(core.EvalbridgeError);
    expect(error).toMatchObject({ status, retryable, requestId: "req_1", body: { message: "why" }, name: Class.kind });
    expect(error).toMatchObject({ provider: "acme", method: "GET", path: "/things/{id}" });
    const wayOut = status === 401 ? " (is ACME_API_KEY, or the option apiKey, right?)" : "";
    expect(error.message).toMatch(/^acme GET \/things\/\{id\} → \d+.*: why/);
    expect(error.message.endsWith(`: why${wayOut}`)).toBe(true);
    expect(error.message).not.toContain("secret-id");
  });

  test("reads as one line", async () => {
    const { client } = acme(() => json({ message: "slow\n  down" }, 429));
    expect((await rejection(client.getStatus())).message).toBe("acme GET /status → 429: slow down");
  });

  test.each([
    ["nothing", () => new Response(null, { status: 500 }), "acme GET /status → 500", undefined],
    ["HTML", () => new Response("<h1>no", { status: 502 }), "acme GET /status → 502", "<h1>no"],
    ["plain text", () => new Response("no luck", { status: 503 }), "acme GET /status → 503: no luck", "no luck"],
    [
      "no message where one is looked for",
      () => json({ detail: [{ msg: " " }] }, 400),
      "acme GET /status → 400",
      { detail: [{ msg: " " }] },
    ],
    [
      "a message in the second place",
      () => json({ detail: [{ msg: "bad id" }] }, 422),
      "acme GET /status → 422: bad id",
      { detail: [{ msg: "bad id" }] },
    ],
  ])("whose body is %s is an error all the same", async (_, answer, message, body) => {
    const { client } = acme(answer);
    const error = await rejection(client.getStatus());
    expect(error.message).toBe(message);
    expect(error.body).toEqual(body);
  });

  test("with a very long message keeps the line short and the body whole", async () => {
    const { client } = acme(() => json({ message: "x".repeat(5000) }, 400));
    const error = await rejection(client.getStatus());
    expect(error.message.length).toBeLessThan(400);
    expect(error.body).toEqual({ message: "x".repeat(5000) });
  });

  test("of 409 names what exists, where the provider does", async () => {
    const { client } = acme(() => json({ detail: { existing_run_id: "run_7" } }, 409));
    expect((await rejection(client.getStatus())).existing).toBe("run_7");
    const { client: silent } = acme(() => json({}, 409));
    expect(await rejection(silent.getStatus())).not.toHaveProperty("existing");
  });
});

test.each([
  ["none", undefined, "acme GET /status → 503"],
  ["null", null, "acme GET /status → 503"],
  ["one of several lines, and long", `a\nb${"x".repeat(100)}`, `acme GET /status → 503 a b${"x".repeat(57)}`],
])(
  "an answer whose words for its status are %s is an error of its kind, and tried again",
  async (_, statusText, message) => {
    const answer = { ok: false, status: 503, statusText, headers: new Headers(), body: null } as unknown as Response;
    const { client, sent } = acme(() => answer, { retry: { attempts: 2, baseDelayMs: 0 } });
    const error = await rejection(client.getStatus());
    expect(error).toBeInstanceOf(core.InternalServerError);
    expect(error.message).toBe(message);
    expect(sent).toHaveLength(2);
  },
);

describe("instanceof", () => {
  test("recognises an error of another copy of the package", async () => {
    vi.resetModules();
    const copy = await import("../src/index.ts");
    expect(copy.NotFoundError).not.toBe(core.NotFoundError);
    const answer = { status: 404, headers: new Headers(), body: undefined };
    const foreign = new copy.NotFoundError({ provider: "acme" }, answer);
    expect(foreign).toBeInstanceOf(core.NotFoundError);
    expect(foreign).toBeInstanceOf(core.HttpError);
    expect(foreign).not.toBeInstanceOf(core.ConflictError);
    expect(new Error("404")).not.toBeInstanceOf(core.EvalbridgeError);
    for (const value of [null, undefined, "x", {}, { errorKinds: "EvalbridgeError" }])
      expect(value).not.toBeInstanceOf(core.EvalbridgeError);
  });

  test("keeps its meaning for a user's own subclass", () => {
    class Mine extends core.EvalbridgeError {}
    expect(new Mine("m")).toBeInstanceOf(Mine);
    expect(new Mine("m")).toBeInstanceOf(core.EvalbridgeError);
    expect(new core.EvalbridgeError("m")).not.toBeInstanceOf(Mine);
  });

  test("tells every class of error apart from every other", () => {
    const classes = Object.values(core).filter(
      (value): value is typeof core.EvalbridgeError => typeof value === "function" && "kind" in value,
    );
    expect(classes.length).toBeGreaterThan(12);
    expect(new Set(classes.map(({ kind }) => kind)).size).toBe(classes.length);
    for (const Class of classes) expect(Class.kind).toBe(Class.name);
  });
});

test("a run that is not there is named by its reference", () => {
  const error = new core.RunNotFoundError(facts.name, "acme:run_1");
  expect([error.message, error.ref, error.name]).toEqual([
    "acme has no run acme:run_1",
    "acme:run_1",
    "RunNotFoundError",
  ]);
});
