import { expect, test } from "vitest";
import { changed, smallSpec } from "../small-spec.ts";
import { SmallRepository } from "./small-repository.ts";

const withLost = changed(smallSpec, "enum: [waiting, done]", "enum: [waiting, done, lost]");

test("two states of a provider are compared, and the verdict, its reasons and the changes are told", async () => {
  const repository = new SmallRepository();
  repository.writeSpec("small", withLost);
  const { code, printed } = await repository.diff("main:small", "small");
  expect(code).toBe(0);
  const report = printed.join("\n");
  expect(report).toMatch(/^main:small → small\nmajor: /);
  expect(report).toMatch(/^ {2}structure {2}major {2}1 breaking, 2 new, 0 fixed$/m);
  expect(report).toMatch(/^ {2}redocly {4}major {2}listRuns: Enum of `Status` gained values: 'lost'\.$/m);
  expect(report).toMatch(/^ {2}types {6}major {2}no longer: listRuns has only known words in runs\[\]\.status;/m);
  expect(report).toContain(
    'Breaking\n  listRuns and startRun\n    Run.status can now be "lost"\n\nNew\n  listRuns\n    status can now be "lost"',
  );
  expect(report.split("\n").filter((line) => line.length > 80)).toEqual([]);
});

test("files are compared too, and --json tells the whole verdict", async () => {
  const repository = new SmallRepository();
  repository.write("old.yaml", smallSpec);
  repository.write("new.yaml", withLost);
  const { code, printed } = await repository.diff(
    `${repository.root}/old.yaml`,
    `${repository.root}/new.yaml`,
    "--json",
  );
  expect(code).toBe(0);
  expect(JSON.parse(printed.join(""))).toMatchObject({
    level: "major",
    signals: { structure: "major", redocly: "major", types: "major" },
    changes: [
      { level: "major", operations: ["listRuns", "startRun"], field: "Run.status", text: 'can now be "lost"' },
      {},
      {},
    ],
  });
});

test("a document that knows none of our conventions is compared as it is", async () => {
  const repository = new SmallRepository();
  const document = (more: object) =>
    JSON.stringify({
      openapi: "3.0.0",
      info: { title: "Any", version: "1" },
      servers: [{ url: "https://any.example.com" }],
      paths: {
        "/things": {
          get: {
            responses: {
              200: {
                description: "All.",
                content: {
                  "application/json": {
                    schema: { type: "object", properties: { total: { type: "integer" }, ...more } },
                  },
                },
              },
            },
          },
        },
      },
    });
  repository.write("old.json", document({ next: { type: "string" } }));
  repository.write("new.json", document({}));
  const { printed } = await repository.diff(`${repository.root}/old.json`, `${repository.root}/new.json`);
  expect(printed.join("\n")).toMatch(/Breaking\n {2}\w+\n {4}result\.next is gone/);
});

test("a provider that has not changed is told so", async () => {
  const { code, printed } = await new SmallRepository().diff("main:small", "small");
  expect(code).toBe(0);
  expect(printed.join("\n")).toMatch(/^main:small → small\nnone: nothing that a user of the package could notice\n/);
});

test("which source an operation starts is nothing that a user of its package could notice", async () => {
  const repository = new SmallRepository();
  repository.write("old.yaml", changed(smallSpec, "      x-starts: small\n", ""));
  repository.write("new.yaml", smallSpec);
  const { printed } = await repository.diff(`${repository.root}/old.yaml`, `${repository.root}/new.yaml`);
  expect(printed.join("\n")).toMatch(/^none: nothing that a user of the package could notice$/m);
});

test.each([
  [["small"], /^usage: spec:diff <old> <new>/],
  [["small", "alone", "--jsn"], /^spec:diff: there is no option --jsn; usage: /],
  [["nothing", "small"], /^nothing: no file, and no provider \(there are: alone, small\)/],
  [["nowhere:small", "small"], /^git knows no commit "nowhere"/],
  [["--output=x:small", "small"], /^spec:diff: there is no option --output=x:small/],
  [["main:smal", "small"], /^at [0-9a-f]{12} there is no provider "smal"; there are: alone, small$/],
])("%j is answered in one line", async (words, problem) => {
  const { code, printed, errors } = await new SmallRepository().diff(...words);
  expect({ code, printed }).toEqual({ code: 2, printed: [] });
  expect(errors).toEqual([expect.stringMatching(problem)]);
  expect(errors.join("").split("\n")).toHaveLength(1);
});

test("a spec that is broken is told with its place", async () => {
  const repository = new SmallRepository();
  repository.writeSpec("small", "openapi: 3.1.0\npaths: { /a: [ }\n");
  const { code, errors } = await repository.diff("main:small", "small");
  expect(code).toBe(2);
  expect(errors[0]).toMatch(/^specs\/small\/openapi\.yaml:2:\d+ /);
});
