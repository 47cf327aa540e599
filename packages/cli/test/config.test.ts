import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Mocks } from "@evalbridge/mock";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { linesOf, servedMocks, typed } from "./fixture.ts";

const canary = "canary-key-31337";
let mocks: Mocks;
let folder: string;
beforeAll(async () => {
  mocks = await servedMocks({ providers: ["bland"], scenario: "small" });
});
afterAll(() => mocks.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "evalbridge-"));
  mocks.reset("small");
});
afterEach(() => rmSync(folder, { recursive: true }));

const keysSent = () => [...new Set(mocks.requests.map(({ headers }) => headers["authorization"]))];
const write = (name: string, text: string | object) =>
  writeFileSync(join(folder, name), typeof text === "string" ? text : JSON.stringify(text));

/** Lists by a configuration; of what it says and sends, no key may be in what it says. */
async function listed(
  config: object | string,
  environment: Readonly<Record<string, string>> = {},
  name = "evalbridge.config.json",
) {
  write(name, config);
  const typedList = await typed("runs", { folder, environment });
  expect(typedList.stdout + typedList.stderr).not.toContain(canary);
  return typedList;
}

const at = () => ({ baseUrl: mocks.baseUrls.bland });

describe("a key", () => {
  test("comes from the variable that keyEnv names", async () => {
    const sources = { "bland-eu": { provider: "bland", keyEnv: "BLAND_EU_API_KEY", ...at() } };
    const { stdout, code } = await listed({ sources }, { BLAND_EU_API_KEY: canary, BLAND_API_KEY: "another" });
    expect({ code, keys: keysSent() }).toEqual({ code: 0, keys: [canary] });
    expect(stdout).toMatch(/^bland-eu:/m);
  });

  test("comes from a file that nobody else can read, beside the configuration", async () => {
    const sources = { bland: { provider: "bland", keyFile: "key.txt", ...at() } };
    write("key.txt", `${canary}\n`);
    chmodSync(join(folder, "key.txt"), 0o640);
    const open = await listed({ sources });
    expect(open.stderr).toBe(
      "evalbridge: bland: sources.bland.keyFile: others than its owner can read key.txt; type: chmod 600 key.txt\n",
    );
    expect({ code: open.code, sent: mocks.requests.length }).toEqual({ code: 3, sent: 0 });
    chmodSync(join(folder, "key.txt"), 0o600);
    expect((await listed({ sources })).code).toBe(0);
    expect(keysSent()).toEqual([canary]);
  });

  test("comes from a command, which is asked once and run without a shell", async () => {
    write(
      "print.mjs",
      `import { appendFileSync } from "node:fs"; appendFileSync(process.argv[2], "x"); console.log(process.argv[3])`,
    );
    const keyCommand = [process.execPath, join(folder, "print.mjs"), join(folder, "asked"), `${canary}$(x)`];
    const { code } = await listed({ sources: { bland: { provider: "bland", keyCommand, ...at() } } });
    expect({ code, keys: keysSent() }).toEqual({ code: 0, keys: [`${canary}$(x)`] });
    expect(mocks.requests.length).toBeGreaterThan(0);
    expect(readFileSync(join(folder, "asked"), "utf8")).toBe("x");
  });

  test("from a command that fails is told without what the command said, which may hold it", async () => {
    const keyCommand = [
      process.execPath,
      "-e",
      `console.log("${canary}"); console.error("${canary}"); process.exit(4)`,
    ];
    const { stderr, code } = await listed({ sources: { bland: { provider: "bland", keyCommand, ...at() } } });
    expect(stderr).toMatch(
      /^evalbridge: bland: sources\.bland\.keyCommand: \S*node failed \(4\); run it by hand to see why\n$/,
    );
    expect(code).toBe(3);
  });

  test.each([
    [
      "a file that is not there",
      { keyFile: "none.txt" },
      /keyFile: none\.txt cannot be read \(ENOENT\); write the key into it, then: chmod 600 none\.txt$/,
    ],
    [
      "a command that is not there",
      { keyCommand: ["no-such-program"] },
      /keyCommand: no-such-program failed \(ENOENT\); run it by hand to see why$/,
    ],
    [
      "a command that prints nothing",
      { keyCommand: ["true"] },
      /keyCommand: true printed nothing; it has to print the key$/,
    ],
    [
      "a variable with more than a key in it",
      { keyEnv: "SPACED_KEY" },
      /^evalbridge: bland: the key from SPACED_KEY holds white space or .*; let nothing but the key be there$/,
    ],
    [
      "a command that prints more than a key",
      { keyCommand: ["echo", canary, "of mine"] },
      /^evalbridge: bland: the key from command echo holds white space or .*; let nothing but the key be there$/,
    ],
    ["a variable that is not set", { keyEnv: "NO_SUCH_KEY" }, /^evalbridge: bland: no key; set NO_SUCH_KEY$/],
  ])("from %s is told in one line with the way out", async (_what, origin, line) => {
    const sources = { bland: { provider: "bland", ...origin, ...at() } };
    const { stderr, code } = await listed({ sources }, { SPACED_KEY: `${canary} of mine` });
    expect(linesOf(stderr)).toEqual([expect.stringMatching(line)]);
    expect({ code, sent: mocks.requests.length }).toEqual({ code: 3, sent: 0 });
  });
});

describe("a configuration", () => {
  test.each([
    ["evalbridge.config.ts", (config: string) => `const config: object = ${config};\nexport default config;\n`],
    ["evalbridge.config.js", (config: string) => `export default ${config};\n`],
    ["evalbridge.config.mjs", (config: string) => `export default ${config};\n`],
    ["evalbridge.config.json", (config: string) => config],
  ])("is read from %s, here or in a folder above", async (name, made) => {
    write("package.json", { type: "module" });
    mkdirSync(join(folder, "deep/er"), { recursive: true });
    write(name, made(JSON.stringify({ sources: { mine: { provider: "bland", ...at() } } })));
    const { stdout } = await typed("runs", { folder: join(folder, "deep/er"), environment: { BLAND_API_KEY: "k" } });
    expect(stdout).toMatch(/^mine:/m);
  });

  test("above the repository that one works in is not read", async () => {
    write("evalbridge.config.json", { sources: { mine: { provider: "bland", ...at() } } });
    mkdirSync(join(folder, "repository/.git"), { recursive: true });
    const { stderr } = await typed("runs", { folder: join(folder, "repository") });
    expect(stderr).toMatch(/^evalbridge: no key; set one of VOGENT_API_KEY/);
  });

  test("says what is wrong with it, all of it, a line each, and nothing is sent", async () => {
    const { stderr, code } = await listed({
      sources: {
        bland: { provder: "bland" },
        "bland-eu": { provider: "blnd", keyEnv: 7, keyFile: "a" },
        Mine: { provider: "vogent" },
        two: { provider: "vogent", keyEnv: "A", keyFile: "b" },
      },
      maxRequest: 3,
      gate: { minScore: 1.5, allow: ["parital"] },
    });
    expect(code).toBe(3);
    expect(
      linesOf(stderr).map((line) => line.replace(/^(evalbridge: )?evalbridge\.config\.json: /, "")),
    ).toMatchInlineSnapshot(`
      [
        "there is no maxRequest; did you mean maxRequests?",
        "sources has the name "Mine", where a name is text that matches "^[a-z][a-z0-9-]*$"",
        "sources.bland.provider is missing",
        "there is no sources.bland.provder; did you mean sources.bland.provider?",
        "sources.bland-eu.provider is "blnd", and takes "vogent", "humanloop", "feather", "feather-kb" or "bland"",
        "sources.bland-eu.keyEnv is a number that is not shown, and takes text that matches "^[A-Za-z_][A-Za-z0-9_]*$"",
        "gate.allow.0 is "parital", and takes "partial", "cancelled", "unknown", "zero-cases", "contradiction", "no-score" or "missing"",
        "gate.minScore is 1.5, and takes a number from 0 to 1",
      ]
    `);
    expect(mocks.requests).toEqual([]);
  });

  test.each([
    ["{", "evalbridge: evalbridge.config.json, line 1: this is not JSON"],
    ["[]", /^evalbridge: evalbridge\.config\.json: the configuration is an empty list, and takes an object$/],
    [
      { sources: { two: { provider: "bland", keyEnv: "A", keyFile: "b" } } },
      "evalbridge: evalbridge.config.json: sources.two has keyEnv and keyFile; keep one of them",
    ],
    [
      { sources: { b: { provider: "bland", fileId: "pr_1" } } },
      "evalbridge: evalbridge.config.json: sources.b.fileId is for humanloop alone; take it away",
    ],
  ])("%j is refused in one line", async (config, line) => {
    const { stderr, code } = await listed(config);
    expect(linesOf(stderr)).toEqual([typeof line === "string" ? line : expect.stringMatching(line)]);
    expect(code).toBe(3);
  });

  test("that throws, or exports nothing, is refused in one line", async () => {
    write("package.json", { type: "module" });
    const thrown = await listed(`throw new Error("no\\nvault")`, {}, "evalbridge.config.js");
    expect(thrown.stderr).toBe("evalbridge: evalbridge.config.js cannot be read: no vault\n");
    rmSync(join(folder, "evalbridge.config.js"));
    const empty = await listed("export const a = 1;", {}, "evalbridge.config.mjs");
    expect(empty.stderr).toBe(
      "evalbridge: evalbridge.config.mjs has no default export; write: export default { sources: { … } }\n",
    );
    expect([thrown.code, empty.code]).toEqual([3, 3]);
  });

  // In a process of its own: here it is not Node that loads a module.
  test.each([
    ["js", "mjs", 'its package.json does not say "type": "module"'],
    ["ts", "mts", 'its package.json does not say "type": "module"'],
    ["cjs", "mjs", "by its name it is CommonJS"],
    ["cts", "mts", "by its name it is CommonJS"],
  ])("of the kind %s that is no module to Node says by what name it is: %s", (kind, module, why) => {
    write("package.json", { type: "commonjs" });
    write(`evalbridge.config.${kind}`, "export default {};");
    const main = join(import.meta.dirname, "../src/main.ts");
    const { stderr, status } = spawnSync(process.execPath, [main, "runs"], { cwd: folder, encoding: "utf8" });
    expect(stderr).toContain(
      `evalbridge: evalbridge.config.${kind} cannot be read: ${why}; call it evalbridge.config.${module}\n`,
    );
    expect(status).toBe(3);
  });

  test("that imports what is not installed there says how to do without", async () => {
    const { stderr, code } = await listed('import "evalbridge";', {}, "evalbridge.config.mjs");
    expect(stderr).toMatch(/cannot be read: evalbridge is not installed there; .* satisfies import\("evalbridge"\)/);
    expect(code).toBe(3);
  });

  test("beside another one is refused, for nobody knows which is meant", async () => {
    write("evalbridge.config.js", "");
    const { stderr, code } = await listed("{}");
    expect(stderr).toMatch(
      /^evalbridge: evalbridge\.config\.js and evalbridge\.config\.json are both in \S+; keep one, or name it with --config\n$/,
    );
    expect(code).toBe(3);
  });

  test.each([
    ["a folder", (file: string) => mkdirSync(file)],
    ["a link that leads nowhere", (file: string) => symlinkSync("none.json", file)],
  ])("whose name %s has is told by that name, with a way out", async (what, make) => {
    make(join(folder, "evalbridge.config.json"));
    expect(await typed("runs", { folder })).toMatchObject({
      stderr: `evalbridge: evalbridge.config.json in ${folder} is ${what}; take it away, or name a configuration with --config\n`,
      code: 3,
    });
  });

  test("is named with --config, and is missed by its name", async () => {
    write("mine.json", { sources: { mine: { provider: "bland", ...at() } } });
    const environment = { BLAND_API_KEY: "k" };
    expect((await typed("runs --config mine.json", { folder, environment })).stdout).toMatch(/^mine:/m);
    expect(await typed("runs --config none.json", { folder, environment })).toMatchObject({
      stderr: "evalbridge: there is no file none.json; --config takes the path of a configuration\n",
      code: 3,
    });
  });
});
