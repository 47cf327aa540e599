import type { Json } from "../../../src/json.ts";
import { type Here, type HostileDocument, inert, refused } from "../hostile-document.ts";
import { at, operation, small, withSchema } from "./base.ts";

const outside: Readonly<Record<string, (here: Here) => string>> = {
  "one folder up": () => "../canary.yaml",
  "one folder up, with a pointer": () => "../canary.yaml#/description",
  "one folder up, by way of here": () => "./../canary.yaml",
  "one folder up, by way of a folder": () => "linked/../../canary.yaml",
  "one folder up, dots encoded": () => "%2e%2e/canary.yaml",
  "one folder up, slash encoded": () => "..%2fcanary.yaml",
  "one folder up, encoded twice": () => "%252e%252e%252fcanary.yaml",
  "one folder up, with backslashes": () => "..\\canary.yaml",
  "a link to it": () => "link.yaml",
  "a link to its folder": () => "linked/canary.yaml",
  "its whole path": ({ canary }) => canary,
  "its address": ({ canary }) => `file://${canary}`,
  "its address, in capitals": ({ canary }) => `FILE://${canary}`,
  "its address without slashes": ({ canary }) => `file:${canary}`,
  "its address on this machine": ({ canary }) => `file://localhost${canary}`,
  "a password file": () => "/etc/passwd",
  "an endless device": () => "/dev/zero",
  "what the process knows": () => "/proc/self/environ",
  "a folder": () => "./",
  "a place on another disk": () => "C:\\Windows\\win.ini",
  "a share": () => "\\\\127.0.0.1\\share\\a.yaml",
  http: ({ port }) => `http://127.0.0.1:${port}/a.yaml`,
  "http, in capitals": ({ port }) => `HTTP://127.0.0.1:${port}/a.yaml#/a`,
  "http without its name": ({ port }) => `//127.0.0.1:${port}/a.yaml`,
  https: ({ port }) => `https://127.0.0.1:${port}/a.yaml`,
  ftp: ({ port }) => `ftp://127.0.0.1:${port}/a.yaml`,
  data: () => 'data:application/json,{"type":"string"}',
  "a module": () => "node:fs",
  "a package": () => "npm:left-pad",
  "a NUL after a name": () => "part.yaml%00.yaml",
  "a name of 5,000 characters": () => `${"n".repeat(5000)}.yaml`,
};

const everywhere = (target: string): string =>
  small((document) => {
    const reference = { $ref: target };
    at(document, "paths").set("/elsewhere", reference);
    operation(document, "/here", {
      parameters: [reference],
      requestBody: reference,
      responses: { 200: reference },
      callbacks: { done: reference },
    });
    at(document, "components", "schemas").set("Odd", {
      allOf: [reference],
      oneOf: [{ $ref: "#/components/schemas/Thing" }],
      discriminator: { propertyName: "id", mapping: { a: target } },
      $id: target,
      $schema: target,
      $dynamicRef: target,
    });
  });

/** What a document has that is not to be followed: it is data, or an address for people. */
const asData = (target: string): string =>
  withSchema({
    type: "object",
    $schema: target,
    $id: target,
    default: { $ref: target },
    examples: [{ $ref: target }],
    enum: [{ $ref: target }],
    "x-more": { $ref: target },
    externalDocs: { url: target },
  });

const inside: Readonly<Record<string, Json>> = {
  "to what every object has": { $ref: "#/constructor/prototype" },
  "to __proto__": { $ref: "#/__proto__" },
  "to the whole document": { $ref: "#" },
  "to nothing": { $ref: "#/components/schemas/Gone" },
  "of broken signs": { $ref: "#/components/%E0%A4%A" },
  "to itself": { $ref: "#/components/schemas/Odd" },
  "to an empty name": { $ref: "#/components/schemas/" },
};

/** Lists, each of which is two of the next one; the last of them may be missing. */
const doubling = (last: string | undefined): Pick<HostileDocument, "text" | "beside"> => ({
  text: () => small((document) => operation(document, "/odd", { parameters: [{ $ref: "p0.yaml" }] })),
  beside: Object.fromEntries([
    ...Array.from({ length: 30 }, (_, index): [string, string] => [
      `p${index}.yaml`,
      `[${`{ $ref: p${index + 1}.yaml }, `.repeat(2)}]\n`,
    ]),
    ...(last === undefined ? [] : [["p30.yaml", last] as const]),
  ]),
});

export const references: readonly HostileDocument[] = [
  ...Object.entries(outside).map(([what, target]) =>
    refused(`$ref to ${what}`, (here) => withSchema({ $ref: target(here) }), /:\d+:\d+ \$ref /),
  ),
  ...["http", "one folder up", "a link to it"].map((what) =>
    refused(`$ref everywhere to ${what}`, (here) => everywhere((outside[what] as (typeof outside)[string])(here))),
  ),
  ...["http", "its address", "a password file"].map((what) =>
    inert(`an address that is data: ${what}`, (here) => asData((outside[what] as (typeof outside)[string])(here))),
  ),
  ...Object.entries(inside).map(([what, schema]) => inert(`$ref ${what}`, () => withSchema(schema))),
  refused("$ref to an anchor", () => withSchema({ $ref: "#anchor" }), /:\d+:\d+ \$ref #anchor: /),
  refused("$ref that is no text", () => withSchema({ $ref: { $ref: 1 } })),
  {
    name: "a part in a file of its own",
    outcome: "inert",
    text: () => withSchema({ $ref: "part.yaml#/Thing" }),
    beside: { "part.yaml": "Thing: { type: object, description: '*/ globalThis.injected = 1; /*' }\n" },
  },
  {
    name: "a part that names what is outside",
    outcome: "rejected",
    told: /part\.yaml:1:\d+ \$ref \.\.\/canary\.yaml/,
    text: () => withSchema({ $ref: "part.yaml#/Thing" }),
    beside: { "part.yaml": "Thing: { $ref: '../canary.yaml' }\n" },
  },
  {
    name: "parts that name one another",
    outcome: "inert",
    text: () => withSchema({ $ref: "part.yaml" }),
    beside: {
      "part.yaml": "type: object\nproperties: { next: { $ref: other.yaml } }\n",
      "other.yaml": "type: object\nproperties: { next: { $ref: part.yaml } }\n",
    },
  },
  {
    name: "parts that are only one another",
    outcome: "inert",
    text: () => withSchema({ $ref: "part.yaml" }),
    beside: { "part.yaml": "$ref: other.yaml\n", "other.yaml": "$ref: part.yaml\n" },
  },
  { name: "parts that double", outcome: "rejected", told: /becomes too large/, ...doubling("[]") },
  { name: "parts that double, to a file that is not there", outcome: "rejected", ...doubling(undefined) },
];
