import { execFileSync } from "node:child_process";
import { linkSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gatherFile } from "../src/spec/gather.ts";
import { answering, SmallFolder } from "./small-folder.ts";

const secret = "canary: 5f0c\n";

test.each<[target: string, why: string]>([
  ["https://example.com/a.yaml", "not opened: neither the network nor another place is read"],
  ["http://127.0.0.1:1/a.yaml#/x", "not opened: neither the network nor another place is read"],
  ["//example.com/a.yaml", "not opened: neither the network nor another place is read"],
  ["file:///etc/passwd", "not opened: neither the network nor another place is read"],
  ["FILE:secret.yaml", "not opened: neither the network nor another place is read"],
  ["data:application/json,{}", "not opened: neither the network nor another place is read"],
  ["C:/secret.yaml", "not opened: neither the network nor another place is read"],
  ["/etc/passwd", "not opened: no path from the document's folder"],
  ["../secret.yaml", "not opened: outside of the document's folder"],
  ["./sub/../../secret.yaml", "not opened: outside of the document's folder"],
  ["%2e%2e/secret.yaml", "not opened: outside of the document's folder"],
  ["..%2fsecret.yaml", "no plain path"],
  ["..\\\\secret.yaml", "no plain path"],
  ["\\\\\\\\host\\\\share\\\\a.yaml", "no plain path"],
  ["..%5csecret.yaml", "no plain path"],
  ["a.yaml%00.txt", "no plain path"],
  ["a.yaml?x=1", "no plain path"],
  ["a\\nb.yaml", "no plain path"],
  ["%zz.yaml", "not percent-encoded text"],
  [`${"a/".repeat(600)}b.yaml`, "too long for a path"],
  [`${"a".repeat(300)}.yaml`, "too long for a path"],
  ["absent.yaml", "there is no such file"],
  ["sub", "no file, but a folder or a device"],
  [".", "no file, but a folder or a device"],
  ["out.yaml", "a link leads out of the document's folder"],
  ["outer/secret.yaml", "a link leads out of the document's folder"],
  ["null.yaml", "a link leads out of the document's folder"],
  ["pipe.yaml", "no file, but a folder or a device"],
  ["locked.yaml/x", "there is no such file"],
  ["inner.yaml#/absent", "there is nothing at that place in api/inner.yaml"],
  ["inner.yaml#name", "names an anchor; write a JSON pointer"],
])("$ref %j is refused in one line with its place: %s", (target, why) => {
  const folder = new SmallFolder({
    "api/openapi.yaml": answering(`{ $ref: "${target}" }`),
    "api/sub/a.yaml": "type: string\n",
    "api/inner.yaml": "type: string\n",
    "api/locked.yaml": "type: string\n",
    "secret.yaml": secret,
  });
  symlinkSync("../secret.yaml", join(folder.path, "api/out.yaml"));
  symlinkSync("..", join(folder.path, "api/outer"));
  symlinkSync("/dev/zero", join(folder.path, "api/null.yaml"));
  execFileSync("mkfifo", [join(folder.path, "api/pipe.yaml")]);
  const [problem, ...more] = folder.problems();
  expect(more).toEqual([]);
  expect(problem).toMatch(/^api\/openapi\.yaml:7:73 \$ref [^\n]+: [^\n]+; [^\n]+$/);
  expect(problem).toContain(`: ${why}`);
  expect(problem).not.toContain("5f0c");
});

test("each reference that is refused is told, in whatever file it stands", () => {
  const folder = new SmallFolder({
    "api/openapi.yaml": answering("{ oneOf: [{ $ref: a.yaml }, { $ref: ../b.yaml }] }"),
    "api/a.yaml": "items: { $ref: ../../c.yaml }\ndiscriminator: { mapping: { x: 'http://x/y.yaml' } }\n",
  });
  expect(folder.problems().map((problem) => problem.replace(/: .*$/, ""))).toEqual([
    "api/openapi.yaml:7:101 $ref ../b.yaml",
    "api/a.yaml:1:10 $ref ../../c.yaml",
    "api/a.yaml:2:29 $ref http://x/y.yaml",
  ]);
});

test("links inside of the folder are followed", () => {
  const folder = new SmallFolder({
    "api/openapi.yaml": answering("{ $ref: link.yaml }"),
    "api/a.yaml": "type: string\n",
  });
  symlinkSync("a.yaml", join(folder.path, "api/link.yaml"));
  linkSync(join(folder.path, "api/a.yaml"), join(folder.path, "api/hard.yaml"));
  expect(folder.gather().parts).toEqual(["link.yaml"]);
});

test("a part that cannot be read is told with its own place", () => {
  const folder = new SmallFolder({ "api/openapi.yaml": answering("{ $ref: a.yaml }"), "api/a.yaml": "a: 1\na: 2\n" });
  expect(folder.problems()).toEqual([
    expect.stringMatching(/^api\/a\.yaml:2:1 not YAML: the key "a" is written twice/),
  ]);
});

test("files that lead back to themselves where no component can be are refused", () => {
  const folder = new SmallFolder({
    "api/openapi.yaml": answering("{}").replace("get:", "$ref: a.yaml\n    get:"),
    "api/a.yaml": "post: { callbacks: { c: { '{$x}': { $ref: a.yaml } } } }\n",
  });
  expect(folder.problems()).toEqual(["api/a.yaml:1:1 leads back to itself by references; write out what is meant"]);
});

test("files that stand for too much are refused", () => {
  const files = Array.from({ length: 8 }, (_, index) => [
    `api/p${index}.yaml`,
    index === 7
      ? "[1, 2, 3]"
      : `[${Array(10)
          .fill(`{ $ref: p${index + 1}.yaml }`)
          .join(", ")}]`,
  ]);
  const folder = new SmallFolder({
    "api/openapi.yaml": `${answering("{}")}tags: { $ref: p0.yaml }\n`,
    ...Object.fromEntries(files),
  });
  expect(folder.problems()).toEqual([expect.stringContaining("becomes too large when its files are joined")]);
});

test("an address of a schema's own is refused only where files are joined", () => {
  const schema = "{ $id: 'https://example.com/a', items: { $ref: a.yaml } }";
  const folder = new SmallFolder({ "api/openapi.yaml": answering(schema), "api/a.yaml": "type: string\n" });
  expect(folder.problems()).toEqual(["api/openapi.yaml:7:73 $id: changes what references mean; take it away"]);
  folder.write("api/openapi.yaml", answering("{ $id: 'https://example.com/a' }"));
  expect(folder.gather().verbatim).toBe(true);
});

test("the document itself has to be a file", () => {
  const folder = new SmallFolder({ "api/openapi.yaml": "" });
  expect(folder.problems("api")).toEqual([
    expect.stringMatching(/api: no file, but a folder or a device; name the file itself$/),
  ]);
  expect(folder.problems("absent.yaml")).toEqual(["absent.yaml: cannot be opened (ENOENT); see who may read it"]);
  expect(() => gatherFile("/dev/zero")).toThrow("/dev/zero: no file, but a folder or a device");
});

test("what is no OpenAPI document is told so", () => {
  expect(new SmallFolder({ "api/openapi.yaml": "swagger: '2.0'\n" }).problems()).toEqual([
    "api/openapi.yaml:1:1 not OpenAPI, but Swagger 2.0; convert it to OpenAPI 3 first, e.g. with swagger2openapi",
  ]);
});
