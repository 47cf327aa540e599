// A fetch that is given to a client may be a client itself: an error of ours that it throws says nothing about this request.
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { AmbiguousResultError, BadRequestError, NetworkError } from "../src/index.ts";
import { acme, rejection } from "./fixture.ts";

const refusal = () =>
  new BadRequestError(
    { provider: "other" },
    { status: 400, headers: new Headers({ "x-seen": "acme-key" }), body: "acme-key", message: "no: acme-key" },
  );
const broken = () => new ReadableStream({ start: (stream) => stream.error(refusal()) });
const shown = (error: unknown) => inspect(error, { depth: null, showHidden: true });

describe.each<[string, () => Promise<Response>]>([
  ["that fetch throws", () => Promise.reject(refusal())],
  [
    "that fetch throws before it gives a promise",
    () => {
      throw refusal();
    },
  ],
  ["that a body ends with", async () => new Response(broken())],
])("an error of ours %s", (_, fetch) => {
  test("is the cause of a NetworkError, and is copied without the key", async () => {
    const { client } = acme(fetch, { fetch });
    const error = await rejection(client.getThing({ id: "1" }));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error.message).toContain("no answer from https://api.acme.test (other → 400: no: [redacted])");
    expect(error.cause).toMatchObject({ name: "BadRequestError", status: 400 });
    expect(shown(error)).not.toContain("acme-key");
  });

  test("is not taken for the provider's refusal of a start", async () => {
    const { client } = acme(fetch, { fetch });
    const error = await rejection(client.createThing({ body: {} }));
    expect(error).toBeInstanceOf(AmbiguousResultError);
    expect(shown(error)).not.toContain("acme-key");
  });
});
