import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { outputsOf } from "../src/workspace.ts";
import { changed, smallSpec } from "./small-spec.ts";
import { SmallWorkspace } from "./small-workspace.ts";

const small = Object.values(outputsOf("small", "authored", true));

test("--check passes what was generated", async () => {
  const workspace = new SmallWorkspace("small");
  await workspace.codegen();
  expect(await workspace.codegen("--check")).toEqual({ code: 0, printed: ["small  unchanged"], errors: [] });
});

test.each(small)("--check names %s when it was edited, and when it is missing, and mends neither", async (file) => {
  const workspace = new SmallWorkspace("small");
  await workspace.codegen();
  const edited = `${workspace.read(file)}\n`;
  workspace.write(file, edited);
  const fails = { code: 1, printed: [] };
  expect(await workspace.codegen("--check")).toEqual({
    ...fails,
    errors: [`${file}: not what specs/small generates; run: npm run codegen`],
  });
  expect(workspace.read(file)).toBe(edited);
  rmSync(join(workspace.root, file));
  expect(await workspace.codegen("--check")).toEqual({ ...fails, errors: [`${file}: missing; run: npm run codegen`] });
  expect((await workspace.codegen()).code).toBe(0);
  expect((await workspace.codegen("--check")).code).toBe(0);
});

test("--check names the files that an edited spec would change", async () => {
  const workspace = new SmallWorkspace("small");
  await workspace.codegen();
  workspace.writeSpec("small", changed(smallSpec, "summary: Start a run", "summary: Begin a run"));
  const { code, errors } = await workspace.codegen("--check");
  expect(code).toBe(1);
  expect(errors).toEqual(small.map((file) => `${file}: not what specs/small generates; run: npm run codegen`));
});

test.each([
  "packages/small/src/extra.gen.ts",
  "packages/gone/src/openapi.gen.ts",
  "packages/mock/documents/gone.gen.json",
])("--check names a generated file that no spec generates: %s", async (file) => {
  const workspace = new SmallWorkspace("small");
  await workspace.codegen();
  workspace.write(file, "");
  expect(await workspace.codegen("--check")).toEqual({
    code: 1,
    printed: ["small  unchanged"],
    errors: [`${file}: no spec generates this file; delete it`],
  });
});
