import { spawn, spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A workspace of its own, as good as installed, whose tools are the given shell scripts. */
function workspace(tools: Record<string, string> = {}, name = "work") {
  const outer = realpathSync(mkdtempSync(join(tmpdir(), "evalbridge-run-")));
  folders.push(outer);
  const folder = join(outer, name);
  for (const file of ["run.mjs", "state.mjs", "verbs.mjs"]) cpSync(join(root, "dev", file), join(folder, "dev", file));
  for (const file of ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml"])
    cpSync(join(root, file), join(folder, file));
  for (const [tool, script] of Object.entries(tools)) {
    const file = join(folder, "dev/node_modules/.bin", tool);
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
  }
  return folder;
}

/** Makes the workspace believe that all is installed, with a `node` that does as the scripts say. */
async function installed(tools: Record<string, string>): Promise<string> {
  const folder = workspace({ pnpm: "exit 0", ...tools });
  const codegen = join(folder, "scripts/src/codegen.ts");
  mkdirSync(join(codegen, ".."), { recursive: true });
  writeFileSync(
    codegen,
    'if (process.argv[2] === "--check") { console.error("a.gen.ts: missing; run: npm run codegen"); process.exitCode = 1; }\n' +
      'else console.log("a  unchanged\\nb  2 operations → b.gen.ts");\n',
  );
  mkdirSync(join(folder, "node_modules"));
  const { installedState, wantedState } = await import(join(folder, "dev/state.mjs"));
  installedState.write(wantedState());
  return folder;
}

const { CI: _, ...outsideCi } = process.env;
const run = (folder: string, verb: string, env: NodeJS.ProcessEnv = outsideCi) =>
  spawnSync(process.execPath, [join(folder, "dev/run.mjs"), verb], { encoding: "utf8", env });

test("npm test tells what codegen wrote, and nothing of what it left", async () => {
  const { status, stderr, stdout } = run(await installed({ vitest: "echo tested" }), "test");
  expect({ status, stderr, stdout }).toEqual({ status: 0, stderr: "b  2 operations → b.gen.ts\n", stdout: "tested\n" });
});

test("npm test in CI fails on generated files that are not current, and mends nothing", async () => {
  const { status, stderr, stdout } = run(await installed({ vitest: "echo tested" }), "test", {
    ...outsideCi,
    CI: "true",
  });
  expect({ status, stderr, stdout }).toEqual({
    status: 1,
    stderr: "a.gen.ts: missing; run: npm run codegen\n",
    stdout: "",
  });
});

test("check tells when each of its verbs has ended, and names the one that failed by a command that npm passes on whole", async () => {
  const folder = await installed({ biome: "exit 0", tsc: "exit 0" });
  const { stderr } = run(folder, "check");
  expect(stderr.replace(/\d+ s$/gm, "0 s")).toBe(
    "evalbridge: check: lint ended well in 0 s\n" +
      "evalbridge: check: types ended well in 0 s\n" +
      "a.gen.ts: missing; run: npm run codegen\n" +
      "evalbridge: check stopped at codegen; alone: npm run codegen -- --check\n",
  );
});

test("a verb that begins with another one tells nothing when that has ended", async () => {
  const { status, stderr } = run(await installed({ turbo: "echo built" }), "build");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

test.each(["SIGINT", "SIGTERM"] as const)("%s ends a verb though its step answers 0", async (name) => {
  // Answers 0 when interrupted, as turbo does.
  const folder = await installed({ turbo: "trap 'exit 0' INT TERM\necho $$ >started\nwhile :; do sleep 0.05; done" });
  const child = spawn(process.execPath, [join(folder, "dev/run.mjs"), "build"], {
    env: outsideCi,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const closed = new Promise<number>((resolve) =>
    child.once("close", (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0))),
  );
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  while (!existsSync(join(folder, "started")) && !isOver()) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill(name);
  expect({ code: await closed, said: await said }).toMatchObject({ code: 128 + constants.signals[name] });
});

test.each(["a#b", "100%", "why?"])("a folder named %s is refused in one line", (name) => {
  const folder = workspace({}, name);
  const { status, stderr } = run(folder, "test");
  expect(status).toBe(1);
  expect(stderr).toBe(
    `evalbridge: the tools do not work in a folder whose path holds #, % or ?: move ${folder} elsewhere\n`,
  );
});

test("a first installation that fails asks for the network, a later one for the change of a package.json", async () => {
  const first = workspace();
  const npx = workspace({ npx: "echo no network >&2; exit 1" });
  const path = `${join(npx, "dev/node_modules/.bin")}:${process.env["PATH"]}`;
  const { status, stderr } = run(first, "test", { ...outsideCi, PATH: path });
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /no network\nevalbridge: the installation failed\. Is the network there\? Then try again\.\n$/,
  );

  const later = await installed({ pnpm: "echo outdated; exit 1" });
  writeFileSync(join(later, "pnpm-lock.yaml"), "changed");
  expect(run(later, "test").stderr).toMatch(
    /outdated\n.*installation failed\. After a change of a package\.json, type: npx /,
  );
});
