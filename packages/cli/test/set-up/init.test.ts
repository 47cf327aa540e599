import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createSource } from "@evalbridge/bridge";
import { describe, expect, test } from "vitest";
import { createProgram } from "../../src/command-line/program.ts";
import { configProblems } from "../../src/config/check-config.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { configText } from "../../src/set-up/init/config-text.ts";
import { kindsWithKeys } from "../../src/set-up/init/provider-keys.ts";
import { workflowText } from "../../src/set-up/init/workflow-text.ts";
import { writeTogether } from "../../src/set-up/init/write-together.ts";
import { formatFor, initCommand } from "../../src/set-up/init.ts";
import { emptyFolder, fakeContext } from "./fake-context.ts";

const key = "canary-key-4711";
const workflow = ".github/workflows/evals.yml";

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = emptyFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

async function init(folder: string, environment: Record<string, string> = {}, force?: boolean) {
  const fake = fakeContext({ folder, environment });
  return { exit: await initCommand({ force }, fake.context), ...fake };
}

describe("evalbridge init", () => {
  test.each([
    ["no package.json", {}, "evalbridge.config.json"],
    ["modules", { "package.json": '{ "type": "module" }' }, "evalbridge.config.ts"],
    ["no modules", { "package.json": "{}" }, "evalbridge.config.mts"],
    ["a broken package.json", { "package.json": "{" }, "evalbridge.config.json"],
  ])("with %s writes a configuration that loads as it is", async (_, files, name) => {
    const folder = folderWith(files);
    const { exit, outLines } = await init(folder, { BLAND_API_KEY: key, FEATHER_API_KEY: key, VOGENT_API_KEY: " " });
    expect(exit).toBe(0);
    const { file, config } = await loadConfig(folder);
    expect(file).toBe(join(folder, name));
    expect(config.sources).toEqual({
      feather: { provider: "feather", keyEnv: "FEATHER_API_KEY" },
      "feather-kb": { provider: "feather-kb", keyEnv: "FEATHER_API_KEY" },
      bland: { provider: "bland", keyEnv: "BLAND_API_KEY" },
    });
    expect(outLines()[0]).toBe(`wrote ${name}: feather, feather-kb, bland`);
    // Feather's runs have no parents to list.
    expect(outLines().at(-2)).toBe("next: evalbridge parents feather-kb");
    expect(readFileSync(join(folder, name), "utf8") + readFileSync(join(folder, workflow), "utf8")).not.toContain(key);
  });

  test("without a key has every kind of run, and says so", async () => {
    const folder = emptyFolder();
    const { out } = await init(folder);
    const { config } = await loadConfig(folder);
    expect(Object.keys(config.sources ?? {})).toEqual(["vogent", "humanloop", "feather", "feather-kb", "bland"]);
    expect(out()).toContain("no key is set, so it has every kind of run");
    for (const line of out().split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });

  test("writes JSON where this Node would not run TypeScript", () => {
    expect(formatFor(folderWith({ "package.json": "{}" }), false)).toBe("json");
  });

  test.each(["evalbridge.config.json", workflow])(
    "writes nothing where %s is there, until it is forced",
    async (path) => {
      const folder = emptyFolder();
      await init(folder);
      for (const file of ["evalbridge.config.json", workflow]) writeFileSync(join(folder, file), "mine");
      const other = path === workflow ? "evalbridge.config.json" : workflow;
      rmSync(join(folder, other));
      await expect(init(folder)).rejects.toThrow(`${path} is there already; --force writes over it`);
      expect(readFileSync(join(folder, path), "utf8")).toBe("mine");
      expect(existsSync(join(folder, other))).toBe(false);
      expect((await init(folder, {}, true)).exit).toBe(0);
      expect(readFileSync(join(folder, path), "utf8")).not.toBe("mine");
    },
  );

  test("does not put a second configuration beside one of another name, even when forced", async () => {
    const folder = folderWith({ "evalbridge.config.js": "export default {};" });
    await expect(init(folder, {}, true)).rejects.toThrow(/^evalbridge\.config\.js is there already/);
    expect(readdirSync(folder).sort()).toEqual([".git", "evalbridge.config.js"]);
  });

  test("inside a repository says where its root is, where alone GitHub reads workflows", async () => {
    const root = emptyFolder();
    mkdirSync(join(root, "packages/web"), { recursive: true });
    await expect(init(join(root, "packages/web"))).rejects.toThrow(`go there first: cd ${root}`);
    expect(readdirSync(join(root, "packages/web"))).toEqual([]);
  });
});

test("of files written together none is there when one cannot be written", () => {
  const folder = folderWith({ taken: "a file, where a folder is wanted" });
  const files = [
    { path: "a.txt", text: "a" },
    { path: "taken/b.txt", text: "b" },
  ];
  expect(() => writeTogether(folder, files, true)).toThrow(/^nothing was written: /);
  expect(readdirSync(folder).sort()).toEqual([".git", "taken"]);
  mkdirSync(join(folder, "b.txt"));
  const over = [
    { path: "a.txt", text: "a" },
    { path: "b.txt", text: "b" },
  ];
  expect(() => writeTogether(folder, over, true)).toThrow("b.txt is a folder; take it away");
  expect(readdirSync(folder).sort()).toEqual([".git", "b.txt", "taken"]);
});

test("each kind has the variable of its provider, and all of them only where none is set", () => {
  for (const { kind, variable } of kindsWithKeys({}).kinds) {
    const { name } = createSource(kind).provider;
    expect(variable).toBe(`${name.toUpperCase()}_API_KEY`);
    const one = kindsWithKeys({ [variable]: key });
    expect(one.found).toBe(true);
    expect(one.kinds.map((other) => other.kind)).toContain(kind);
    expect(configProblems(JSON.parse(configText(one.kinds, "json")))).toEqual([]);
  }
});

describe("the workflow", () => {
  const { kinds } = kindsWithKeys({ VOGENT_API_KEY: key, FEATHER_API_KEY: key });
  const text = workflowText(kinds, "1.2.3");
  /** Without comments: what GitHub acts on. */
  const lines = text.split("\n").filter((line) => !line.trim().startsWith("#"));
  const acted = lines.join("\n");

  test("gates on the newest run of a parent, by this version, and starts none", () => {
    const command = /evalbridge@1\.2\.3 gate --latest --parent "\$\{EVALS_PARENT:\?[^}]*such as vogent:id\}" /;
    expect(acted.replace(/\s+/g, " ")).toMatch(command);
    expect(acted).toMatch(/--min-pass-rate \d+%/);
    expect(acted).not.toMatch(/runs start/);
    expect(text).toMatch(/run costs money, and a job that is run again would start, and pay for, a second one/);
  });

  test("asks for nothing that the gate does not know", () => {
    const { context } = fakeContext();
    const gate = createProgram(context, async () => {}).commands.find((one) => one.name() === "gate");
    const asked = acted.match(/(?<= )--[a-z-]+/g)?.filter((option) => option !== "--yes") ?? [];
    expect(asked.length).toBeGreaterThan(5);
    expect(gate?.options.map(({ long }) => long)).toEqual(expect.arrayContaining(asked));
  });

  test("may read the repository and nothing else, and never runs with the rights of the base", () => {
    expect(acted).toMatch(/^permissions:\n {2}contents: read\n\n/m);
    expect(acted.match(/permissions:/g)).toHaveLength(1);
    expect(text).not.toMatch(/pull_request_target/);
    expect(acted).toMatch(/persist-credentials: false/);
    // A job that is skipped counts as passed: there is no condition under which this one does not judge.
    expect(acted.match(/\bif: .*/g)).toEqual([expect.stringContaining("always()")]);
  });

  test("cuts no run of itself off, so that one that is run again is alone", () => {
    expect(acted).toMatch(/^concurrency:\n {2}group: evals-\$\{\{ github\.ref \}\}\n {2}cancel-in-progress: false$/m);
  });

  test("names each key once, as a secret, and takes nothing of an event into a shell", () => {
    const secrets = lines.flatMap((line) => /^ {10}(\w+): \$\{\{ secrets\.(\w+) \}\}$/.exec(line)?.slice(1) ?? []);
    expect(secrets).toEqual(["VOGENT_API_KEY", "VOGENT_API_KEY", "FEATHER_API_KEY", "FEATHER_API_KEY"]);
    expect(acted.match(/secrets\./g)).toHaveLength(2);
    const [, shell = ""] = /run: >-\n((?: {10}.*\n)+)/.exec(acted) ?? [];
    expect(shell).toContain("npx");
    expect(shell).not.toContain("${{");
  });

  test("pins each action by its major version, and keeps the report however the gate ends", () => {
    const uses = lines.flatMap((line) => /uses: (.*)$/.exec(line)?.[1] ?? []);
    expect(uses).toHaveLength(3);
    for (const one of uses) expect(one).toMatch(/^actions\/[a-z-]+@v\d+$/);
    expect(acted).toMatch(/if: \$\{\{ always\(\) \}\}\n {8}uses: actions\/upload-artifact/);
    expect(acted).toMatch(/--html evals\.html[\s\S]*path: \|\n {12}evals\.html\n/);
  });
});
