import { afterEach, describe, expect, test } from "vitest";
import type { OperationFacts } from "../src/api.ts";
import { addressOf, know } from "../src/arguments.ts";
import { ArgumentError, type ClientOptions } from "../src/index.ts";
import type { Args } from "../src/operation.ts";
import { acme, api, json, rejection } from "./fixture.ts";
import { tooled } from "./tools.ts";

const operation: OperationFacts = {
  method: "POST",
  path: "/things/{id}",
  class: "never-retry",
  query: ["tag"],
  header: ["x-trace"],
  body: "optional",
};
/** Where a call goes, and its headers. */
function arranged(args: Args, facts: OperationFacts = operation): { address: string; headers: Record<string, string> } {
  const headers = {};
  return { address: addressOf(know("acme", "call", tooled(facts)), "", { id: "1", ...args }, headers), headers };
}
const traced = { ...api, operations: { getStatus: { ...operation, path: "/status" } } };

describe("the value of a header", () => {
  test.each([
    ["a text", "a b\tc"],
    ["letters of Latin-1", "clé"],
    ["nothing", ""],
    ["a number", 7],
    ["a yes or no", true],
    ["several texts", ["a", "b"]],
  ])("may be %s", (_, value) => {
    expect(arranged({ "x-trace": value }).headers).toEqual({ "x-trace": [value].flat().join(", ") });
  });

  test.each([[null], [undefined], [[]], [[null]]])("that is %j is left out", (value) => {
    expect(arranged({ "x-trace": value }).headers).toEqual({});
  });

  test.each([
    ["a line break", "canary\r\nx-evil: 1"],
    ["a line feed", "canary\nx"],
    ["a line feed at its end", "canary\n"],
    ["a carriage return", "canary\rx"],
    ["a NUL", "canary\0"],
    ["a sign that deletes", "canary\x7f"],
    ["a letter outside Latin-1", "canary…"],
    ["a line break in one of several texts", ["a", "canary\n"]],
    ["an object", { canary: "canary" }],
    ["an object that writes itself with a line break", { toString: () => "canary\n" }],
    ["an object that cannot be written", Object.create(null)],
  ])("with %s is refused by name, is not repeated, and nothing is sent", async (_, value) => {
    expect(() => arranged({ "x-trace": value })).toThrow(ArgumentError);
    const { client, sent } = acme(() => json({}), { api: traced });
    const error = await rejection(client.getStatus({ "x-trace": value }));
    expect(error.message).toBe(
      'acme POST /status: "x-trace" holds a line break or something else that no header can carry',
    );
    expect(error.stack).not.toContain("canary");
    expect(sent).toHaveLength(0);
  });
});

describe("names that objects inherit", () => {
  const inherited = Object.getOwnPropertyNames(Object.prototype).sort();
  afterEach(() => {
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(inherited);
    expect({}).not.toHaveProperty("polluted");
  });

  test.each(["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"])(
    "are no arguments: %s",
    async (name) => {
      const args = JSON.parse(`{"id":"1","${name}":{"polluted":1,"tag":"x","body":{}}}`);
      const { client, sent } = acme(() => json({}));
      const error = await rejection(client.getThing(args));
      expect(error).toBeInstanceOf(ArgumentError);
      expect(error.message).toContain(`there is no argument "${name}"`);
      expect(sent).toHaveLength(0);
    },
  );

  test("are arguments where an operation has such, and no more than that", () => {
    const strange: OperationFacts = { ...operation, query: ["__proto__", "constructor"], header: ["prototype"] };
    const args = JSON.parse('{"__proto__":"q","constructor":"c","prototype":"p"}');
    const { address, headers } = arranged(args, strange);
    expect(address).toBe("/things/1?__proto__=q&constructor=c");
    expect(headers).toEqual({ prototype: "p" });
    const missing = know("acme", "call", { ...strange, path: "/things/{constructor}" });
    expect(() => addressOf(missing, "", {}, {})).toThrow('path parameter "constructor" is missing');
  });

  test("are sent in a body as they were given", async () => {
    const text = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"a":[{"__proto__":null}]}';
    const { client, sent } = acme(() => json({}));
    await client.createThing({ body: JSON.parse(text) });
    expect(sent[0]?.init.body).toBe(text);
  });

  test("change nothing as options, of a client or a call", async () => {
    const hostile = '{"timeoutMs":1,"maxResponseBytes":1,"baseUrl":"https://evil.test","apiKey":"evil","fetch":1}';
    const text = `{"__proto__":${hostile},"constructor":${hostile},"prototype":${hostile}}`;
    const retry = JSON.parse('{"attempts":1,"__proto__":{"attempts":9,"polluted":1}}');
    const options = { ...(JSON.parse(text) as ClientOptions), retry };
    const { client, sent } = acme(() => json({ a: 1 }, 503), options);
    await rejection(client.getThing({ id: "1" }, { ...JSON.parse(text), retry }));
    expect(sent.map(({ url, headers }) => [url, headers.get("x-api-key")])).toEqual([
      ["https://api.acme.test/v1/things/1", "acme-key"],
    ]);
  });
});
