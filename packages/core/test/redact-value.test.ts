import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { createRedactor } from "../src/redact.ts";
import { redactValue as redactIn } from "../src/redact-value.ts";

const key = "canary-4c1d9b6e";
const { learn, redact } = createRedactor();
const redactValue = (value: unknown) => redactIn(value, redact);
learn(key);

const shown = (value: unknown) => inspect(value, { depth: null, showHidden: true, maxStringLength: null });

describe("data", () => {
  test("without the key is copied as it is", () => {
    const data = { a: [1, "x", true, null, { b: undefined }], n: 10n, "": {}, list: [[]] };
    const copy = redactValue(data);
    expect(copy).toEqual(data);
    expect(copy).not.toBe(data);
    expect(redactValue(undefined)).toBeUndefined();
  });

  test("loses the key in each text and each name, and is not changed itself", () => {
    const data = { [`x-${key}`]: [`Bearer ${key}`, { deep: key }], other: 1 };
    expect(redactValue(data)).toEqual({ "x-[redacted]": ["Bearer [redacted]", { deep: "[redacted]" }], other: 1 });
    expect(data).toHaveProperty(["x-canary-4c1d9b6e", 1, "deep"], key);
    expect(redactValue(key)).toBe("[redacted]");
  });

  test("keeps __proto__ and its like as names like any other", () => {
    const text = '{"__proto__":{"polluted":"canary-4c1d9b6e"},"constructor":{"prototype":{"polluted":1}}}';
    const copy = redactValue(JSON.parse(text)) as object;
    expect(JSON.stringify(copy)).toBe(text.replace(key, "[redacted]"));
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect(copy).not.toHaveProperty("polluted");
    expect({}).not.toHaveProperty("polluted");
  });

  test("nested a hundred thousand levels deep ends in a word", () => {
    const levels = 100_000;
    const parsed = [JSON.parse(`${"[".repeat(levels)}"${key}"${"]".repeat(levels)}`)];
    let objects: object = { key };
    for (let level = 0; level < levels; level++) objects = { objects };
    for (const deep of [parsed, objects]) {
      const text = JSON.stringify(redactValue(deep));
      expect(text).toContain("[too deep]");
      expect(text).not.toContain(key);
    }
  });

  test("in circles ends in a word; what is there twice stays so", () => {
    const circle: Record<string, unknown> = { key };
    circle["self"] = [circle];
    expect(redactValue(circle)).toEqual({ key: "[redacted]", self: ["[circular]"] });
    const shared = { key };
    expect(redactValue([shared, shared])).toEqual([{ key: "[redacted]" }, { key: "[redacted]" }]);
  });

  test("that can be walked in 2 ** 400 ways is copied part by part", () => {
    let data: unknown = key;
    for (let level = 0; level < 400; level++) data = [data, data];
    let copy = redactValue(data);
    while (Array.isArray(copy)) copy = copy[1];
    expect(copy).toBe("[redacted]");
  });
});

class Held {
  readonly key = key;
  toJSON() {
    return key;
  }
}

describe("what is no data", () => {
  test.each([
    ["a map", new Map([[key, key]])],
    ["a set", new Set([key])],
    ["bytes", new TextEncoder().encode(key)],
    ["a buffer", Buffer.from(key)],
    ["headers", new Headers({ "x-api-key": key })],
    ["a URL", new URL(`https://x.test/${key}`)],
    ["an object of a class", new Held()],
    ["an error", new Error(key)],
    ["a boxed text", Object(key)],
    ["a promise", Promise.resolve(key)],
  ])("is a word: %s", (_, value) => {
    expect(redactValue({ value })).toEqual({ value: "[object]" });
  });

  test.each([
    ["a function", Object.assign(() => key, { key }), "[function]"],
    ["a symbol", Symbol(key), "[symbol]"],
  ])("is a word: %s", (_, value, word) => {
    expect(redactValue([value])).toEqual([word]);
  });

  test("leaves nothing: symbols, hidden properties, toJSON, an array's own properties", () => {
    const data = Object.defineProperty({ [Symbol(key)]: key, toJSON: () => key }, "hidden", { value: key });
    const list = Object.assign([1], { key, map: () => [key] });
    const copy = redactValue({ data, list });
    expect(copy).toEqual({ data: { toJSON: "[function]" }, list: [1] });
    for (const text of [shown(copy), JSON.stringify(copy), shown(structuredClone(copy))])
      expect(text).not.toContain(key);
  });

  const refuse = () => {
    throw new Error(key);
  };
  test.each([
    ["a getter that throws", Object.defineProperty({}, "a", { get: refuse, enumerable: true })],
    ["a proxy that throws", new Proxy({}, { ownKeys: refuse })],
    ["a proxy without a prototype to tell", new Proxy({}, { getPrototypeOf: refuse })],
    ["a list that throws", new Proxy([1], { get: refuse })],
    ["a proxy that was revoked", revoked()],
  ])("is a word: %s", (_, value) => {
    expect(redactValue({ before: 1, value, after: 2 })).toEqual({ before: 1, value: "[unreadable]", after: 2 });
  });
});

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
