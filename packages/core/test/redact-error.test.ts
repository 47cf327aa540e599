import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { createRedactor } from "../src/redact.ts";
import { redactError } from "../src/redact-error.ts";

const key = "canary-4c1d9b6e";
const { learn, redact } = createRedactor();
learn(key);

/** All that a copy holds, hidden or not. */
const shown = (value: unknown) => inspect(value, { depth: null, showHidden: true, maxStringLength: null });
const copyOf = (error: unknown) => redactError(error, redact) as Error & Record<string, unknown>;

describe("something thrown", () => {
  test("is copied with its name, message and stack, without the key", () => {
    const error = Object.assign(new TypeError(`bad ${key}`), {
      stack: `TypeError: bad ${key}\n    at call (${key}.js:1:2)`,
    });
    const copy = copyOf(error);
    expect(copy).not.toBe(error);
    expect(copy).toBeInstanceOf(Error);
    expect(copy.name).toBe("TypeError");
    expect(copy.message).toBe("bad [redacted]");
    expect(copy.stack).toBe("TypeError: bad [redacted]\n    at call ([redacted].js:1:2)");
    expect(shown(copyOf(Object.assign(new Error("x"), { name: key })))).not.toContain(key);
  });

  test("without a stack is copied with one line in its place", () => {
    const error = new RangeError(key);
    Object.defineProperty(error, "stack", { value: undefined });
    expect(copyOf(error).stack).toBe("RangeError: [redacted]");
  });

  test("keeps what Node tells of an error of the system", () => {
    const facts = { code: "ECONNREFUSED", errno: -111, syscall: "connect", address: "127.0.0.1", port: 443 };
    expect(copyOf(Object.assign(new Error("x"), facts))).toMatchObject(facts);
    const told = { code: key, syscall: key, address: key, hostname: key };
    expect(copyOf(Object.assign(new Error("x"), told))).toMatchObject({
      code: "[redacted]",
      syscall: "[redacted]",
      address: "[redacted]",
      hostname: "[redacted]",
    });
    expect(copyOf(Object.assign(new Error("x"), { code: { key }, port: [key] }))).not.toHaveProperty("code");
  });

  test("is copied though it says nothing of the key: what hangs on it may", () => {
    const error = Object.assign(new Error("plain"), { request: { headers: { key } }, [Symbol("socket")]: { key } });
    Object.defineProperty(error, "lazy", { get: () => key, enumerable: true });
    Object.defineProperty(error, "hidden", { value: key });
    expect(shown(error)).toContain(key);
    const copy = copyOf(error);
    expect(Reflect.ownKeys(copy).sort()).toEqual(["lazy", "message", "name", "stack"]);
    expect(shown(copy)).not.toContain(key);
  });

  test("keeps its causes, down to the last", () => {
    const system = Object.assign(new Error(`connect ${key}`), { code: "ECONNREFUSED" });
    const copy = copyOf(new TypeError("fetch failed", { cause: new Error("undici", { cause: system }) }));
    expect(copy).toMatchObject({
      message: "fetch failed",
      cause: { message: "undici", cause: { message: "connect [redacted]", code: "ECONNREFUSED" } },
    });
    expect(Object.hasOwn(copyOf(new Error("x")), "cause")).toBe(false);
    expect(copyOf(new Error("x", { cause: null })).cause).toBeNull();
  });

  test("keeps the errors that it is made of", () => {
    const errors = [Object.assign(new Error(key), { code: "A" }), key, { key }];
    const copy = copyOf(new AggregateError(errors, "all failed", { cause: key }));
    expect(copy).toMatchObject({ name: "AggregateError", message: "all failed", cause: "[redacted]" });
    expect(copy.errors).toMatchObject([{ message: "[redacted]", code: "A" }, "[redacted]", { message: "[object]" }]);
    expect(shown(copy)).not.toContain(key);
  });

  test("of the platform's own kind keeps name and message", () => {
    const copy = copyOf(new DOMException(`gone: ${key}`, "AbortError"));
    expect([copy.name, copy.message]).toEqual(["AbortError", "gone: [redacted]"]);
    expect(shown(copy)).not.toContain(key);
  });

  test.each([
    ["a text", key, "[redacted]"],
    ["data", { config: { [key]: [key] }, code: key }, { message: "[object]", code: "[redacted]" }],
    ["a function", () => key, "[function]"],
    ["nothing", undefined, undefined],
    ["nothing at all", null, null],
    ["a number", 7, "[number]"],
  ])("that is no error is a word, or a text without the key: %s", (_, value, expected) => {
    const copy = redactError(value, redact);
    if (typeof expected === "object" && expected !== null) expect(copy).toMatchObject(expected);
    else expect(copy).toBe(expected);
    expect(shown(copy)).not.toContain(key);
  });
});

describe("a tree of errors", () => {
  test("in circles ends in a word", () => {
    const error = new Error(key);
    error.cause = new AggregateError([error, error], key, { cause: error });
    expect(copyOf(error)).toMatchObject({
      message: "[redacted]",
      cause: { errors: ["[circular]", "[circular]"], cause: "[circular]" },
    });
  });

  test("keeps an error that is in it twice", () => {
    const twice = Object.assign(new Error("x"), { code: "ENOTFOUND" });
    const [one, other] = copyOf(new AggregateError([twice, twice])).errors as [Error, Error];
    expect(one).toMatchObject({ code: "ENOTFOUND" });
    expect(other).toBe(one);
  });

  test("tells its code where a library has hidden it, and texts where it has numbers or lists", () => {
    const hidden = Object.defineProperty(new Error("x"), "code", { value: "ECONNREFUSED" });
    expect(copyOf(hidden).code).toBe("ECONNREFUSED");
    const odd = Object.assign(new Error("x"), { message: 7, stack: ["a", "b"], name: undefined });
    expect(copyOf(odd)).toMatchObject({ message: "7", stack: "a,b", name: "Error" });
  });

  test("ten thousand deep, or wide, or grown anew at each look, ends", () => {
    let deep = new Error(key);
    for (let level = 0; level < 10_000; level++) deep = new Error(key, { cause: deep });
    const wide = new AggregateError(Array.from({ length: 10_000 }, () => new Error(key)));
    const grow = (): Error =>
      Object.defineProperty(new Error(key), "errors", { get: () => Array.from({ length: 8 }, grow) });
    for (const tree of [deep, wide, grow()]) {
      const text = shown(redactError(tree, redact));
      expect(text).not.toContain(key);
      expect(text.length).toBeLessThan(500_000);
    }
    expect(shown(redactError(deep, redact))).toContain("[and so on]");
    expect(copyOf(wide)["errors"]).toHaveLength(32);
  });
});

const refuse = () => {
  throw new Error(key);
};

test.each([
  ["a cause that throws", Object.defineProperty(new Error(key), "cause", { get: refuse })],
  ["a message that is no text", Object.assign(new Error("x"), { message: { toString: refuse } })],
  ["a proxy that throws at all it is asked", new Proxy(new Error(key), { get: refuse })],
])("an error that defends itself is one that cannot be read: %s", (_, error) => {
  const copy = copyOf(error);
  expect(copy.message).toBe("[unreadable]");
  expect(shown(copy)).not.toContain(key);
});
