// Where a document says of a body that it may be of any media type, its schema tells what it is.
import { expect, test } from "vitest";
import { emitOperations } from "../../src/emit/client.ts";
import { readUpstream } from "./read-schemas.ts";

const $ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const schemas = {
  File: { type: "string", format: "binary" },
  Again: $ref("File"),
  Whole: { allOf: [$ref("File")] },
  Perhaps: { type: ["string", "null"] },
  Thing: { type: "object", properties: { id: { type: "string" } } },
  Either: { oneOf: [{ type: "string" }, $ref("Thing")] },
  Anything: {},
};

test.each<[name: keyof typeof schemas, form: string]>([
  ["File", "bytes"],
  ["Again", "bytes"],
  ["Whole", "bytes"],
  ["Perhaps", "bytes"],
  ["Thing", "json"],
  ["Either", "json"],
  ["Anything", "json"],
])("a body of any media type that is a %s is sent and read as %s, said in place or elsewhere", (name, form) => {
  for (const schema of [schemas[name], $ref(name)])
    for (const media of ["*/*", "application/*"]) {
      const content = { [media]: { schema } };
      const post = { requestBody: { required: true, content }, responses: { 200: { description: "", content } } };
      const [operation] = readUpstream(schemas, { "/a": { post } }).operations;
      expect([operation?.body?.form, operation?.success.form], media).toEqual([form, form]);
    }
});

test("the comment of such a body says what it is sent as", () => {
  const said = (media: string, schema: object) => {
    const requestBody = { required: true, content: { [media]: { schema } } };
    const post = { operationId: "send", requestBody, responses: { 204: { description: "" } } };
    return /Sent as [^*]*\./.exec(emitOperations(readUpstream(schemas, { "/a": { post } })))?.[0];
  };
  expect(said("*/*", $ref("File"))).toBe("Sent as the type of the Blob, else as application/octet-stream.");
  expect(said("image/png", $ref("File"))).toBe("Sent as image/png.");
  expect(said("*/*", $ref("Thing"))).toBe("Sent as JSON.");
});
