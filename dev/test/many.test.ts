// A workspace of many providers: what changed is generated, and nothing else. `npm run many` measures 200.
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generateIn } from "../many/generate.ts";
import { changeSpec, makeWorkspace, providerNames } from "../many/workspace.ts";

const names = providerNames(12);
const outputs = (name: string) => [
  `packages/${name}/src/openapi.gen.ts`,
  `packages/${name}/src/operations.gen.ts`,
  `packages/${name}/src/table.gen.ts`,
  `packages/mock/documents/${name}.gen.json`,
  `packages/cli/documents/${name}.gen.json`,
];

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "evalbridge-many-"));
  await makeWorkspace(folder, names, ["vogent"]);
  const cold = generateIn(folder);
  expect(cold).toMatchObject({ code: 0, errors: "", generated: names });
  expect([...cold.written].sort()).toEqual(names.flatMap(outputs).sort());
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

test("without a change no provider of twelve is generated again, and no file is touched", () => {
  expect(generateIn(folder)).toMatchObject({ code: 0, errors: "", generated: [], written: [] });
});

test("a change in one of twelve specs generates that one provider, and touches its files alone", () => {
  changeSpec(folder, "p007");
  const { code, generated, written } = generateIn(folder);
  expect({ code, generated, written: [...written].sort() }).toEqual({
    code: 0,
    generated: ["p007"],
    written: outputs("p007").sort(),
  });
});

test("--check finds the one edited file among those of twelve providers, and touches none", () => {
  const [edited = ""] = outputs("p003");
  appendFileSync(join(folder, edited), "\n");
  const found = generateIn(folder, "--check");
  expect(found).toMatchObject({ code: 1, written: [] });
  expect(found.errors).toBe(`${edited}: not what specs/p003 generates; run: npm run codegen\n`);
  expect(generateIn(folder)).toMatchObject({ code: 0, generated: ["p003"] });
});
