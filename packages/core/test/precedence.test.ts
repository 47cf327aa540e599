// What comes first where several are given, and what of little counts as something.
import { afterEach, expect, test, vi } from "vitest";
import { ArgumentError } from "../src/index.ts";
import { acme, json, rejection } from "./fixture.ts";

afterEach(() => vi.unstubAllEnvs());

test("the key given as option is sent, whatever the environment holds, without the white space around it", async () => {
  vi.stubEnv("ACME_API_KEY", "from-the-environment");
  const { client, sent } = acme(() => json({}), { apiKey: " from-the-option\n" });
  await client.getStatus();
  expect(sent[0]?.headers.get("x-api-key")).toBe("from-the-option");
});

test("of the places of an error's message the first that holds text is told", async () => {
  const body = { message: "first", detail: [{ msg: "second" }] };
  const { client } = acme(() => json(body, 422));
  expect((await rejection(client.getStatus())).message).toBe("acme GET /status → 422: first");
  const other = acme(() => json({ ...body, message: " " }, 422)).client;
  expect((await rejection(other.getStatus())).message).toBe("acme GET /status → 422: second");
});

test("a pause of nought that a server asks for is told", async () => {
  const { client } = acme(() => json({}, 429, { "retry-after": "0" }));
  expect(await rejection(client.getStatus())).toHaveProperty("retryAfterMs", 0);
});

test("null in place of arguments, and a body in a circle, are errors of the caller's, and nothing is sent", async () => {
  const { client, sent } = acme(() => json({}));
  expect(await rejection(client.getThing(null as never))).toBeInstanceOf(ArgumentError);
  for (const args of [5, "", "abc", true, () => 1])
    expect((await rejection(client.listThings(args as never))).message).toBe(
      "acme GET /things: takes one object of arguments",
    );
  const circle: Record<string, unknown> = {};
  circle["self"] = circle;
  expect(await rejection(client.createThing({ body: circle }))).toBeInstanceOf(ArgumentError);
  expect(sent).toEqual([]);
});
