// What a method's arguments say of how a body is sent that may be of any media type.
import { expect, test } from "vitest";
import { emitOperations } from "../../src/emit/client.ts";
import { readUpstream } from "./read-schemas.ts";

test.each([
  ["*/*", "the type of the Blob, else as application/octet-stream"],
  ["application/*", "the type of the Blob, else as application/octet-stream"],
  ["image/png", "image/png"],
])("bytes as %s are told to be sent as %s", (media, told) => {
  const content = { [media]: { schema: { type: "string", format: "binary" } } };
  const post = { requestBody: { required: true, content }, responses: { 204: { description: "" } } };
  expect(emitOperations(readUpstream({}, { "/a": { post } }))).toContain(`/** Sent as ${told}. */`);
});
