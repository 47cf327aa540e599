import { inspect } from "node:util";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createCredentials } from "../src/credentials.ts";
import { CredentialsError } from "../src/index.ts";
import { acme, facts, json, rejection } from "./fixture.ts";

const key = "canary-4c1d9b6e";

afterEach(() => vi.unstubAllEnvs());

/** All that a person, a log or a copy could get out of a value. */
function shown(value: unknown): string {
  const texts = [
    inspect(value, { depth: null, showHidden: true, maxStringLength: null, getters: true }),
    String(value),
  ];
  for (const write of [(one: unknown) => JSON.stringify(one), (one: unknown) => structuredClone(one)]) {
    try {
      texts.push(inspect(write(value), { depth: null, showHidden: true }));
    } catch (error) {
      texts.push(inspect(error, { depth: null, showHidden: true }));
    }
  }
  return texts.join("\n");
}

describe("a key", () => {
  test("is put where the provider wants it, when a request wants it", async () => {
    const headers = {};
    await createCredentials(facts, key).authorize(headers, fetch);
    await createCredentials({ ...facts, auth: { kind: "bearer" } }, key).authorize(headers, fetch);
    expect(headers).toEqual({ "x-api-key": key, authorization: `Bearer ${key}` });
  });

  test("is in nothing that shows credentials or a client, before it is used and after", async () => {
    const credentials = createCredentials(facts, () => key);
    const { client } = acme(() => json({}), { apiKey: key });
    for (let turn = 0; turn < 2; turn++) {
      for (const value of [credentials, client, client.getThing, client.http]) expect(shown(value)).not.toContain(key);
      await credentials.authorize({}, fetch);
      await client.http.GET("/status");
      await client.getStatus();
    }
  });

  test("from the environment is in no view of a client either", async () => {
    vi.stubEnv("ACME_API_KEY", key);
    const { client, sent } = acme(() => json({}), { apiKey: undefined });
    await client.getStatus();
    expect(sent[0]?.headers.get("x-api-key")).toBe(key);
    expect(shown(client)).not.toContain(key);
  });

  test("that was sent is redacted, also after another took its place", async () => {
    const keys = ["first-key-1", "second-key-2"];
    let turn = 0;
    const credentials = createCredentials(facts, () => keys[turn++] as string);
    const { authorize, redact } = credentials;
    expect(redact(keys.join())).toBe(keys.join());
    await authorize({}, fetch);
    await authorize({}, fetch);
    expect(redact(keys.join())).toBe("[redacted],[redacted]");
  });
});

describe("the fingerprint of a key", () => {
  test("is a number of 32 bits, its own", async () => {
    const keys = [key, key, "another-key"];
    const { authorize, fingerprint } = createCredentials(facts, () => keys.shift() as string);
    const seen = [fingerprint()];
    while (keys.length > 0) {
      await authorize({}, fetch);
      seen.push(fingerprint());
    }
    const [, first, again, other] = seen as [number, number, number, number];
    expect(again).toBe(first);
    expect(other).not.toBe(first);
    for (const print of [first, other]) expect(print).toBe(print | 0);
    const { authorize: elsewhere, fingerprint: same } = createCredentials(facts, key);
    await elsewhere({}, fetch);
    expect(same()).toBe(first);
  });
});

describe("a key that cannot be sent", () => {
  test.each([
    ["a line break", `${key}\r\nx-evil: 1`],
    ["a line feed", `${key}\nx`],
    ["a carriage return", `${key}\rx`],
    ["a NUL", `${key}\0`],
    ["a space", `${key} ${key}`],
    ["a tab", `${key}\t${key}`],
    ["a space that does not break", `${key}\u00a0${key}`],
    ["a sign that deletes", `${key}\x7f`],
    ["a letter outside Latin-1", `${key}\u2026`],
  ])("for %s is refused without being shown", async (_, text) => {
    for (const option of [text, () => text, async () => text]) {
      const headers = {};
      const error = await rejection((async () => createCredentials(facts, option).authorize(headers, fetch))());
      expect(error).toBeInstanceOf(CredentialsError);
      expect(error.message).toBe(
        "acme: the key from option apiKey holds white space or a character that no header can carry",
      );
      expect(shown(error)).not.toContain(key);
      expect(headers).toEqual({});
    }
  });

  test.each([undefined, null, 7, { key }, ""])("for being no text, or empty, is refused: %j", async (value) => {
    const error = await rejection((async () => createCredentials(facts, () => value as string).authorize({}, fetch))());
    expect(error).toBeInstanceOf(CredentialsError);
    expect(error.message).toBe("acme: the key from option apiKey is empty");
    expect(shown(error)).not.toContain(key);
  });
});

describe("a function that gives no key", () => {
  const failing = (thrown: unknown) => {
    let turn = 0;
    return () => {
      if (turn++ === 0) return key;
      throw thrown;
    };
  };

  test.each([
    ["an error that says the key", new Error(`vault refuses ${key}`), "vault refuses [redacted]"],
    ["an error that holds the request", Object.assign(new Error("no"), { request: { headers: { key } } }), "no"],
  ])("throws %s: the cause is a copy without it", async (_, thrown, message) => {
    const { authorize } = createCredentials(facts, failing(thrown));
    await authorize({}, fetch);
    const error = await rejection((async () => authorize({}, fetch))());
    expect(error).toBeInstanceOf(CredentialsError);
    expect(error.message).toBe("acme: the function given as option apiKey failed");
    expect(error.cause).toMatchObject({ message });
    expect(error.cause).not.toBe(thrown);
    expect(shown(error)).not.toContain(key);
  });

  test("rejects with a text: the cause is that text without the key", async () => {
    const { authorize } = createCredentials(facts, failing(`no ${key}`));
    await authorize({}, fetch);
    expect((await rejection((async () => authorize({}, fetch))())).cause).toBe("no [redacted]");
  });
});

test("an environment that may not be read is one without a key", async () => {
  const env = new Proxy(
    {},
    {
      get: () => {
        throw new Error("NotCapable");
      },
    },
  );
  vi.stubGlobal("process", { env });
  const { client, sent } = acme(() => json({}), { apiKey: undefined });
  const error = await rejection(client.getStatus());
  vi.unstubAllGlobals();
  expect(error.message).toBe("acme: no key. Set ACME_API_KEY, or give the option apiKey");
  expect(sent).toHaveLength(0);
});
