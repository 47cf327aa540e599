import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { documentedProviders, follow, readDocument } from "../src/document.ts";

function folderWith(files: Record<string, string>): URL {
  const folder = mkdtempSync(join(tmpdir(), "documents-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return pathToFileURL(`${folder}/`);
}

test("the folder says which providers there are", () => {
  const folder = folderWith({ "b.gen.json": "{}", "a-b.gen.json": "{}", "notes.json": "{}" });
  expect(documentedProviders(folder)).toEqual(["a-b", "b"]);
  expect(documentedProviders(new URL("nowhere/", folder))).toEqual([]);
});

test("a provider without a document is refused with those that have one, and with no command that users do not have", () => {
  const folder = folderWith({ "vogent.gen.json": "{}", "bland.gen.json": "{}" });
  expect(() => readDocument("vogant", folder)).toThrow(
    /^@evalbridge\/mock knows no provider "vogant"; it knows bland, vogent$/,
  );
});

test("where nothing is written yet, the command that writes it is named", () => {
  expect(() => readDocument("vogent", folderWith({}))).toThrow(
    "@evalbridge/mock has no documents to serve; they are written by: npm run codegen",
  );
});

test("a document that is cut off is named, with the reason in one line", () => {
  expect(() => readDocument("vogent", folderWith({ "vogent.gen.json": '{\n"paths": ' }))).toThrow(
    /^@evalbridge\/mock cannot read documents\/vogent\.gen\.json \(Unexpected end of JSON input\); it is written by: npm run codegen$/,
  );
});

test("a reference is followed through others, with escaped names; one in a circle ends", () => {
  const components = { a: { $ref: "#/components/b~1c" }, "b/c": { found: 1 }, loop: { $ref: "#/components/loop" } };
  const document = { paths: {}, components };
  expect(follow(document, { $ref: "#/components/a" })).toEqual({ found: 1 });
  expect(follow(document, { $ref: "#/components/loop" })).toEqual({});
  expect(follow(document, { $ref: "#/components/none" })).toEqual({});
});
