import { canaryAddress, document, type Hostile, withSchema } from "./hostile.ts";

const targets = [
  "file:///etc/passwd",
  "file:../../../canary.yaml",
  "/etc/passwd",
  "../../../canary.yaml",
  "../../../canary.yaml#/secret",
  "..%2f..%2f..%2fcanary.yaml",
  "%2e%2e/%2e%2e/%2e%2e/canary.yaml",
  "..\\..\\..\\canary.yaml",
  "./source.json",
  `http://${canaryAddress}/a.yaml`,
  `HTTP://${canaryAddress}/a.yaml#/a`,
  `//${canaryAddress}/a.yaml`,
  `https://user:key@${canaryAddress}/`,
  `ftp://${canaryAddress}/a`,
  "data:application/json,{}",
  "node:fs",
  "javascript:process.exit(1)",
  "\\\\host\\share\\a.yaml",
  "/dev/zero",
  "/proc/self/environ",
];

const toTarget = (target: string): Hostile => ({
  name: `$ref ${target}`,
  bytes: withSchema({ $ref: target }),
  isRejected: true,
  says: /openapi\.yaml:\d+:\d+ \$ref /,
});

const everywhere = (target: string): string =>
  document({
    paths: {
      "/a": { $ref: target },
      "/b": {
        get: { parameters: [{ $ref: target }], responses: { 200: { $ref: target } }, requestBody: { $ref: target } },
      },
    },
    components: {
      schemas: {
        A: { discriminator: { propertyName: "k", mapping: { a: target } }, allOf: [{ $ref: target }] },
        B: { $id: target, $schema: target, $dynamicRef: target },
      },
    },
    servers: [{ url: target }],
    externalDocs: { url: target },
  });

export const references: readonly Hostile[] = [
  ...targets.map(toTarget),
  { name: "the network everywhere", bytes: everywhere(`http://${canaryAddress}/a.yaml`), isRejected: true },
  { name: "a file everywhere", bytes: everywhere("../../../canary.yaml"), isRejected: true },
  {
    name: "the network as data",
    bytes: withSchema({
      default: { $ref: `http://${canaryAddress}/` },
      "x-a": { $ref: "/etc/passwd" },
      $schema: `http://${canaryAddress}/`,
    }),
  },
  { name: "a reference that is no text", bytes: withSchema({ $ref: { $ref: 1 } }) },
  { name: "a reference to nothing", bytes: withSchema({ $ref: "#/components/schemas/Gone" }) },
  { name: "a reference into what JavaScript has", bytes: withSchema({ $ref: "#/constructor/prototype" }) },
  { name: "a reference to __proto__", bytes: withSchema({ $ref: "#/__proto__" }) },
  { name: "a reference to the whole document", bytes: withSchema({ $ref: "#" }) },
  {
    name: "a reference to itself",
    bytes: withSchema({ $ref: "#/components/schemas/A" }, { A: { $ref: "#/components/schemas/A" } }),
  },
  { name: "a reference of broken signs", bytes: withSchema({ $ref: "#/components/%E0%A4%A" }) },
  {
    name: "discriminators to nowhere",
    bytes: withSchema(
      {
        oneOf: [{ $ref: "#/components/schemas/A" }],
        discriminator: {
          propertyName: "__proto__",
          mapping: { a: "#/nowhere", b: "../x", constructor: "#/components/schemas/A" },
        },
      },
      { A: { type: "object" } },
    ),
  },
  {
    name: "allOf that leads back to itself",
    bytes: withSchema(
      { $ref: "#/components/schemas/A" },
      {
        A: { allOf: [{ $ref: "#/components/schemas/B" }] },
        B: { allOf: [{ $ref: "#/components/schemas/A" }, { properties: { b: { $ref: "#/components/schemas/A" } } }] },
      },
    ),
  },
];
