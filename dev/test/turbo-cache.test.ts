// The cache at work, in a copy of this repository: what it serves, and what it must not.
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyRepository, linkInstalled } from "../many/copy.ts";
import { run } from "../many/turbo.ts";
import { output } from "../release/command.ts";

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "evalbridge-cache-"));
  await copyRepository(folder);
  linkInstalled("scripts", folder);
  await output(process.execPath, ["scripts/src/codegen.ts", "vogent"], { cwd: folder });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const check = () => run(folder, ["@evalbridge/vogent#codegen"]);

test("a check that passed is not made again; a tampered file is found though, and mended it is as it was", async () => {
  expect(await check()).toMatchObject({ code: 0, cached: 0, executed: 1 });
  expect(await check()).toMatchObject({ code: 0, cached: 1, executed: 0 });

  const file = "packages/vogent/src/operations.gen.ts";
  const text = readFileSync(join(folder, file), "utf8");
  appendFileSync(join(folder, file), "// tampered\n");
  for (const _ of ["a failure", "which is never cached"]) {
    const tampered = await check();
    expect(tampered.code).toBe(1);
    expect(tampered.output).toContain(`${file}: not what specs/vogent generates; run: npm run codegen`);
  }
  writeFileSync(join(folder, file), text);
  expect(await check()).toMatchObject({ code: 0, cached: 1, executed: 0 });
});

test("another provider's spec is no reason to check this one again", async () => {
  expect((await check()).code).toBe(0);
  appendFileSync(join(folder, "specs/bland/openapi.yaml"), "\n");
  expect(await check()).toMatchObject({ code: 0, cached: 1, executed: 0 });
});
