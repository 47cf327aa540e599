import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SmallWorkspace } from "./small-workspace.ts";

/** Runs the command in a process of its own that prints each package it loads. */
const watch = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from "node:module";
  registerHooks({
    load(url, context, next) {
      const name = url.match(/.*\\/node_modules\\/((?:@[^/]+\\/)?[^/]+)/)?.[1];
      if (name) console.error("loads " + name);
      return next(url, context);
    },
  });
`)}`;
const program = `import(${JSON.stringify(join(import.meta.dirname, "../src/codegen.ts"))})
  .then(({ codegen }) => codegen(process.argv.slice(2), process.argv[1]))
  .then((code) => { process.exitCode = code; });`;

function loaded(root: string, ...words: string[]): { packages: Set<string>; printed: string } {
  const { stdout, stderr } = spawnSync(process.execPath, ["--import", watch, "-e", program, "--", root, ...words], {
    encoding: "utf8",
  });
  const packages = Array.from(stderr.matchAll(/^loads (.+)$/gm), (match) => match[1] as string);
  return { packages: new Set(packages), printed: stdout };
}

test("nothing is loaded when nothing has changed, for writing or for checking", () => {
  const { root } = new SmallWorkspace("small");
  const first = loaded(root);
  expect(first.printed).toMatch(/^small {2}4 operations/);
  expect([...first.packages]).toEqual(expect.arrayContaining(["typescript", "openapi-typescript", "js-yaml"]));
  for (const words of [[], ["small"], ["--check"]]) {
    const again = loaded(root, ...words);
    expect(again.printed).toBe("small  unchanged\n");
    expect([...again.packages]).toEqual([]);
  }
});
