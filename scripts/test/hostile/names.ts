import { answering, document, type Hostile } from "./hostile.ts";

/** Names that are something else somewhere: to JavaScript, to a disk, to a reader. */
const names: readonly (readonly string[])[] = [
  ["__proto__"],
  ["constructor", "prototype", "hasOwnProperty", "toString", "valueOf", "__defineGetter__"],
  ["../x", "..", ".", "/", "a/b", "..\\x", "/etc/passwd", "C:\\x"],
  [
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
    "undefined",
  ],
  ["Promise", "Array", "Record", "Schemas", "Api", "api", "paths", "operations", "components", "http"],
  ["", " ", "\t"],
  ["x".repeat(300), "y".repeat(1000)],
  ["run", "r\u0075n", "\u0433un", "ru\u0578", "\uFF52un", "r\u200bun", "e\u0301", "\u00e9"],
  ["Run", "run", "RUN", "rUn"],
  ["\u{1F600}", "\u{1F468}\u200d\u{1F469}", "\u0645\u0631\u062d\u0628\u0627", "\u4e2d\u6587"],
  ["1", "1a", "-", "_", "$", "$ref", "$id", "a.b", "a~b", "a~1b", "%2e%2e", "a b", "a-b", "a_b", "aB"],
  ["then", "toJSON", "Symbol.iterator", "raw", "page", "pages", "all", "body", "options", "signal"],
];

/** A document in which each name is a schema, a property, a parameter, an operation, a path, a header and a way to sign in. */
function named(list: readonly string[]): string {
  const each = (make: (name: string, index: number) => unknown, key = (name: string) => name) =>
    list.map((name, index) => [key(name), make(name, index)] as const);
  const object = { type: "object", properties: fromEntries(each(() => ({ type: "string" }))) };
  const parameters = (name: string) => [
    { name, in: "query", schema: { type: "string" } },
    { name, in: "header", schema: { type: "string" } },
  ];
  const get = (name: string) => answering(object, { operationId: name, parameters: parameters(name), tags: [name] });
  return document({
    paths: fromEntries([
      ...each(
        (name) => ({ get: get(name) }),
        (name) => `/${name}`,
      ),
      ...each(
        (name) => ({ get: { ...get(name), parameters: [{ name, in: "path", required: true, schema: {} }] } }),
        (name) => `/by/{${name}}`,
      ),
    ]),
    components: {
      schemas: fromEntries(each(() => object)),
      securitySchemes: fromEntries(each(() => ({ type: "http", scheme: "bearer" }))),
    },
  });
}

/** Assigned, `__proto__` would not become a key. */
const fromEntries = (entries: Iterable<readonly [string, unknown]>): object => Object.fromEntries(entries);

const inDocuments = names.map(
  (list): Hostile => ({ name: `named ${JSON.stringify(list[0]).slice(0, 20)} and the like`, bytes: named(list) }),
);

const good = named(["a"]);

export const hostileNames: readonly Hostile[] = [
  ...inDocuments,
  {
    name: "a key of 10,000 characters",
    bytes: named(["x".repeat(10_000)]),
    isRejected: true,
    says: /a key of 10000 characters/,
  },
  {
    name: "a name of 10,000 characters",
    bytes: document({ paths: { "/a": { get: answering({}, { operationId: "x".repeat(10_000) }) } } }),
  },
  {
    name: "a parameter of 10,000 characters",
    bytes: document({
      paths: { "/a": { get: answering({}, { parameters: [{ name: "x".repeat(10_000), in: "query", schema: {} }] }) } },
    }),
  },
  ...[
    "__proto__",
    "constructor",
    "a b",
    "..x",
    "-x",
    "x\u202ey",
    "X",
    "\u0430pi",
    "x'y",
    "$(id)",
    "a;b",
    "node_modules",
    "core",
    "mock",
  ].map((provider): Hostile => ({ name: `a provider called ${JSON.stringify(provider)}`, bytes: good, provider })),
];
