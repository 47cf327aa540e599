import { describe, expect, test } from "vitest";
import { ArgumentError, type OperationFacts } from "../src/index.ts";
import { addKey } from "../src/key.ts";

const place = { provider: "acme", method: "POST", path: "/orders" };
const uuid = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
const keyed = (key: OperationFacts["key"], body?: "required"): OperationFacts => ({
  method: "POST",
  path: "/orders",
  class: "keyed",
  ...(body && { body }),
  ...(key && { key }),
});

describe("the key of a call", () => {
  test("is a fresh UUID in a header", () => {
    const operation = keyed({ header: "idempotency-key" });
    const args = {};
    const first = addKey(operation, place, args, {});
    expect(first).toEqual({ args, headers: { "idempotency-key": uuid } });
    expect(addKey(operation, place, args, {}).headers).not.toEqual(first.headers);
  });

  test("is a fresh UUID among the arguments, in a body or not", () => {
    const body = Object.freeze({ amount: 1 });
    expect(addKey(keyed({ argument: "/body/key" }, "required"), place, { body }, {})).toEqual({
      args: { body: { amount: 1, key: uuid } },
    });
    expect(addKey(keyed({ argument: "/token" }), place, { id: "1" }, {})).toEqual({
      args: { id: "1", token: uuid },
    });
  });

  test("is the caller's own, from the option or from the arguments", () => {
    const option = { idempotencyKey: "order-7" };
    expect(addKey(keyed({ header: "X-Key" }), place, {}, option).headers).toEqual({ "x-key": "order-7" });
    expect(addKey(keyed({ argument: "/token" }), place, {}, option).args).toEqual({ token: "order-7" });
    expect(addKey(keyed({ argument: "/token" }), place, { token: "mine" }, option).args).toEqual({
      token: "mine",
    });
  });

  test("makes no body where one is missing: that is refused by name later", () => {
    expect(addKey(keyed({ argument: "/body/key" }, "required"), place, {}, {})).toEqual({ args: {} });
  });

  test.each(["", "two words", "line\nbreak", "ключ", "x".repeat(256)])("of %j is refused", (idempotencyKey) => {
    const call = () => addKey(keyed({ header: "x-key" }), place, {}, { idempotencyKey });
    expect(call).toThrow(ArgumentError);
    expect(call).toThrow(/idempotencyKey takes 1 to 255 visible ASCII characters/);
  });

  test("is put nowhere for an operation that takes none", () => {
    expect(addKey({ method: "GET", path: "/", class: "safe" }, place, {}, { idempotencyKey: "\n" })).toEqual({
      args: {},
    });
  });
});
