import { expect, test } from "vitest";
import { type Json, type JsonObject, valueAt } from "../src/json.ts";
import { gatherText } from "../src/spec/gather.ts";
import { checkReferences } from "../src/spec/references.ts";
import { answering, SmallFolder } from "./small-folder.ts";

const schemaPlace = ["paths", "/a", "get", "responses", "200", "content", "application/json", "schema"];
const schemaOf = (root: JsonObject) => valueAt(root, schemaPlace);

test("a document that names no other file comes as it is", () => {
  const text = `# As it is.\n${answering("{ $ref: '#/components/schemas/A' }", "components: { schemas: { A: { type: string } } }\n")}`;
  const folder = new SmallFolder({ "api/openapi.yaml": text });
  expect(folder.gather()).toMatchObject({ text, verbatim: true, parts: [] });
  expect(gatherText("a.yaml", text)).toMatchObject({ text, verbatim: true, parts: [] });
});

test("what other files hold becomes components, one for each, under readable names", () => {
  const folder = new SmallFolder({
    "api/openapi.yaml": answering(
      "{ oneOf: [{ $ref: run.yaml }, { $ref: ./models/all.json#/definitions/Case }, { $ref: run.yaml }] }",
      "components: { schemas: { run: { type: integer } } }\n",
    ),
    "api/run.yaml": "type: object\nproperties:\n  case: { $ref: 'models/all.json#/definitions/Case' }\n",
    "api/models/all.json":
      '{"definitions": {"Case": {"properties": {"of": {"$ref": "../run.yaml"}, "next": {"$ref": "#/definitions/Case"}}}}}',
  });
  const { source, text, verbatim, parts } = folder.gather();
  expect({ verbatim, parts }).toEqual({ verbatim: false, parts: ["models/all.json", "run.yaml"] });
  expect(text).toBe(`${JSON.stringify(source.root, undefined, 2)}\n`);
  expect(schemaOf(source.root)).toEqual({
    oneOf: ["run_2", "Case", "run_2"].map((name) => ({ $ref: `#/components/schemas/${name}` })),
  });
  expect(source.root.components).toEqual({
    schemas: {
      run: { type: "integer" },
      run_2: { type: "object", properties: { case: { $ref: "#/components/schemas/Case" } } },
      Case: {
        properties: { of: { $ref: "#/components/schemas/run_2" }, next: { $ref: "#/components/schemas/Case" } },
      },
    },
  });
  checkReferences(source);
  expect(folder.gather().text).toBe(text);
});

test("a component that is only a reference gives its name to what is there", () => {
  const folder = new SmallFolder({
    "api/openapi.yaml": answering(
      "{ $ref: models/user.yaml }",
      "components: { schemas: { Account: { $ref: models/user.yaml } } }\n",
    ),
    "api/models/user.yaml": "properties: { friend: { $ref: user.yaml } }\n",
  });
  const { root } = folder.gather().source;
  expect(schemaOf(root)).toEqual({ $ref: "#/components/schemas/Account" });
  expect(root.components).toEqual({
    schemas: { Account: { properties: { friend: { $ref: "#/components/schemas/Account" } } } },
  });
});

test("each kind goes to its own place, and what has none is written out", () => {
  const folder = new SmallFolder({
    "api/openapi.yaml": `openapi: 3.1.0
info: { title: T, version: "1", description: { $ref: intro.md } }
paths:
  /a: { $ref: paths/a.yaml }
  /b: { $ref: paths/a.yaml, summary: Other }
tags: [{ $ref: parts.yaml#/tag }]
components:
  $ref: components.yaml
`,
    "api/intro.md": "# Hello\n",
    "api/components.yaml": "securitySchemes: { key: { type: apiKey, in: header, name: k } }\n",
    "api/parts.yaml": `tag: { name: t }
limit: { name: limit, in: query, schema: { type: integer } }
answer: { description: d, headers: { H: { $ref: '#/header' } }, content: { text/plain: { examples: { one: { $ref: '#/example' } } } }, links: { l: { $ref: '#/link' } } }
header: { schema: { type: string } }
example: { value: { $ref: nothing.yaml } }
link: { operationId: x }
body: { content: { application/json: { schema: { type: string } } } }
call: { '{$url}': { post: { responses: { default: { $ref: '#/answer' } } } } }
get: { parameters: [{ $ref: '#/limit' }], responses: { default: { $ref: '#/answer' } } }
`,
    "api/paths/a.yaml": `get: { $ref: ../parts.yaml#/get }
post: { requestBody: { $ref: ../parts.yaml#/body }, callbacks: { c: { $ref: ../parts.yaml#/call } }, responses: {} }
`,
  });
  const { source } = folder.gather();
  const { paths, info, tags, components } = source.root;
  expect({ info, tags }).toEqual({
    info: { title: "T", version: "1", description: "# Hello\n" },
    tags: [{ name: "t" }],
  });
  expect(valueAt(paths as Json, ["/b"])).toEqual({
    ...(valueAt(paths as Json, ["/a"]) as JsonObject),
    summary: "Other",
  });
  expect(valueAt(paths as Json, ["/a", "get"])).toEqual({
    parameters: [{ $ref: "#/components/parameters/limit" }],
    responses: { default: { $ref: "#/components/responses/answer" } },
  });
  expect(
    Object.entries(components as JsonObject).map(([section, named]) => [section, ...Object.keys(named as JsonObject)]),
  ).toEqual([
    ["securitySchemes", "key"],
    ["parameters", "limit"],
    ["responses", "answer"],
    ["requestBodies", "body"],
    ["callbacks", "call"],
    ["headers", "header"],
    ["examples", "example"],
    ["links", "link"],
  ]);
  expect(valueAt(components as Json, ["examples", "example"])).toEqual({ value: { $ref: "nothing.yaml" } });
});

test("what is data is never followed", () => {
  const data = "{ $ref: ../../nothing.yaml }";
  const folder = new SmallFolder({
    "api/openapi.yaml": answering(
      `{ default: ${data}, enum: [${data}], const: ${data}, example: ${data}, x-a: ${data}, examples: [${data}] }`,
    ),
  });
  expect(folder.gather().verbatim).toBe(true);
});

test("a discriminator's targets and a document's own names are references", () => {
  const folder = new SmallFolder({
    "api/openapi.yaml": `$self: https://example.com/api/openapi.yaml\n${answering(
      "{ $ref: pet.yaml }",
      "components: { schemas: { Dog: { type: object } } }\n",
    ).replace("3.0.3", "3.2.0")}`,
    "api/pet.yaml": `oneOf: [{ $ref: cat.yaml }]
discriminator: { propertyName: k, mapping: { cat: cat.yaml, dog: Dog, dog2: 'openapi.yaml#/components/schemas/Dog', self: '#' } }
properties: { a: { $ref: 'https://example.com/api/openapi.yaml#/components/schemas/Dog' } }
`,
    "api/cat.yaml": "type: object\n",
  });
  const { source } = folder.gather();
  expect(valueAt(source.root, ["components", "schemas", "pet"])).toEqual({
    oneOf: [{ $ref: "#/components/schemas/cat" }],
    discriminator: {
      propertyName: "k",
      mapping: {
        cat: "#/components/schemas/cat",
        dog: "Dog",
        dog2: "#/components/schemas/Dog",
        self: "#/components/schemas/pet",
      },
    },
    properties: { a: { $ref: "#/components/schemas/Dog" } },
  });
});

test("beside a reference stays what stands there", () => {
  const folder = new SmallFolder({
    "api/openapi.yaml": answering("{ $ref: a%20b.yaml, description: d, properties: { x: { $ref: 'a b.yaml' } } }"),
    "api/a b.yaml": "type: object\n",
  });
  const $ref = "#/components/schemas/a_b";
  expect(schemaOf(folder.gather().source.root)).toEqual({ description: "d", properties: { x: { $ref } }, $ref });
});

test("pointers are written as they have to be", () => {
  const folder = new SmallFolder({
    "api/openapi.yaml": answering("{ $ref: a.yaml#/x~1y%25/é }"),
    "api/a.yaml": "x/y%: { é: { type: string } }\n",
  });
  const { source } = folder.gather();
  checkReferences(source);
  expect(schemaOf(source.root)).toEqual({ $ref: "#/components/schemas/part" });
});

test("a document that came alone has no other file", () => {
  expect(() => gatherText("https://example.com/a.yaml", answering("{ $ref: b.yaml }"))).toThrow(
    "https://example.com/a.yaml:7:73 $ref b.yaml: another file, and this one came alone; give the path of the document with its files beside it",
  );
});
