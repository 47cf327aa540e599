import type { Json } from "../../../src/json.ts";
import { type HostileDocument, inert, refused } from "../hostile-document.ts";
import { answer, at, operation, small } from "./base.ts";
import { named } from "./slot.ts";

/** Names that are something else somewhere: to JavaScript, to a disk, to a reader; and such as get into each other's way. */
const names: Readonly<Record<string, readonly string[]>> = {
  "of the prototype": [
    "__proto__",
    "constructor",
    "prototype",
    "hasOwnProperty",
    "toString",
    "valueOf",
    "__defineGetter__",
  ],
  "of paths": ["../x", "..", ".", "/", "a/b", "..\\x", "/etc/passwd", "C:\\x", "%2e%2e", "a~1b", "a~b"],
  "of the language": [
    "class",
    "function",
    "default",
    "await",
    "yield",
    "enum",
    "static",
    "eval",
    "arguments",
    "null",
    "true",
  ],
  "of types": [
    "Promise",
    "Array",
    "Record",
    "NonNullable",
    "Blob",
    "string",
    "never",
    "unknown",
    "Schema",
    "WithRequired",
  ],
  "of ours": [
    "Api",
    "api",
    "paths",
    "operations",
    "components",
    "Schemas",
    "http",
    "HostileClient",
    "body",
    "args",
    "options",
  ],
  "of methods": ["then", "toJSON", "raw", "page", "pages", "all", "apply", "call", "bind", "name", "length"],
  "that are none": ["", " ", "\t", "-", "_", "$", "1", "1a", "$ref", "$id", "?", "#", "{}", "&", "="],
  "that are long": ["x".repeat(300), "y".repeat(1000), `${"x".repeat(299)}y`],
  "that look alike": ["run", "r\u1d1cn", "\u0433un", "ru\u0578", "\uff52un", "r\u200bun", "e\u0301", "\u00e9"],
  "that differ in case": ["Run", "run", "RUN", "rUn", "RuN", "run_2", "Run_2"],
  "of other writing": ["\u{1f600}", "\u{1f468}\u200d\u{1f469}", "\u0645\u0631\u062d\u0628\u0627", "\u4e2d\u6587"],
  "that become one": ["a.b", "a b", "a-b", "a_b", "aB", "a:b", "A.B", "a..b"],
};

const object = (list: readonly string[]): Json => ({
  type: "object",
  required: list,
  properties: Object.fromEntries(list.map((name) => [name, { type: "string" }])),
});

/** A document in which each name is a schema, a property, a parameter, an operation, a path, a tag and a way to sign in. */
function everywhere(list: readonly string[]): string {
  return small((document) => {
    for (const [index, name] of list.entries()) {
      at(document, "components", "schemas").set(name, object(list));
      at(document, "components", "securitySchemes").set(name, { type: "http", scheme: "bearer" });
      const parameters = ["query", "header"].map((place) => ({ name, in: place, schema: { type: "string" } }));
      const used = `#/components/schemas/${encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"))}`;
      const content = named("application/json", { schema: { $ref: used } });
      const parts = { operationId: name, tags: [name], parameters, security: [named(name, [])] };
      operation(document, `/${name}/${index}`, {
        ...parts,
        requestBody: { content },
        responses: { 200: answer({ $ref: used }) },
      });
      operation(
        document,
        `/by/${index}/{${name}}`,
        { ...parts, parameters: [{ name, in: "path", required: true, schema: {} }] },
        "get",
      );
    }
  });
}

const long = "x".repeat(10_000);

export const hostileNames: readonly HostileDocument[] = [
  ...Object.entries(names).map(([what, list]) => inert(`names ${what}`, () => everywhere(list))),
  refused("a key of 10,000 characters", () => everywhere([long]), /:\d+:\d+ .*a key of 10\d\d\d characters/),
  inert("an operation of 10,000 characters", () =>
    small((document) => operation(document, "/long", { operationId: long })),
  ),
  inert("a parameter of 10,000 characters", () =>
    small((document) => operation(document, "/long", { parameters: [{ name: long, in: "query", schema: {} }] })),
  ),
];
