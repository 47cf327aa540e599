import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createProgram } from "../../src/command-line/program.ts";
import { bashScript } from "../../src/set-up/completion/bash-script.ts";
import { shells } from "../../src/set-up/completion/shells.ts";
import { completeCommand, completionCommand } from "../../src/set-up/completion.ts";
import { emptyFolder, fakeContext } from "./fake-context.ts";

async function words(...typed: readonly string[]): Promise<string[]> {
  const { context, out } = fakeContext();
  const program = createProgram(context, async () => {});
  expect(await completeCommand(["complete", "--", ...typed], program, context)).toBe(0);
  const lines = out().trimEnd().split("\n");
  expect(lines.pop()).toBe(":4");
  return lines.map((line) => line.split("\t")[0] as string);
}

async function script(shell: string, isTerminal = false) {
  const fake = fakeContext({ isTerminal });
  const exit = await completionCommand(
    shell,
    createProgram(fake.context, async () => {}),
    fake.context,
  );
  return { exit, ...fake };
}

describe("evalbridge complete", () => {
  const kinds = ["vogent", "humanloop", "feather", "bland"];
  test.each<[typed: readonly string[], expected: readonly string[]]>([
    [["ru"], ["runs"]],
    [["comp"], ["completion"]],
    [
      ["runs", "s"],
      ["show", "start"],
    ],
    [["runs", "list", "--st"], ["--status"]],
    [
      ["runs", "--ver"],
      ["--verdict", "--verbose"],
    ],
    [
      ["runs", "--verdict", ""],
      ["passed", "failed", "none"],
    ],
    [["runs", "list", "--status", "pa"], ["partial"]],
    [["runs", "list", "--status", "completed,pa"], ["completed,partial"]],
    [["runs", "list", "--status=pa"], ["partial"]],
    [
      ["runs", "list", "--mock", "--scenario", ""],
      ["small", "busy", "moving", "failing", "odd"],
    ],
    [["gate", "vogent:run_1", "--allow", "z"], ["zero-cases"]],
    [
      ["doctor", "--provider", "feather"],
      ["feather", "feather-kb"],
    ],
    [["mock", "--provider", "feather"], ["feather"]],
    [["mock", "--provider", ""], kinds],
    [["completion", ""], shells],
    [
      ["parents", ""],
      ["vogent", "humanloop", "feather-kb", "bland"],
    ],
    [["runs", "start", "f"], ["feather-kb"]],
    [["runs", "list", "--config", ""], []],
    [["nonsense", "x"], []],
  ])("after %j offers %j", async (typed, expected) => {
    expect((await words(...typed)).sort()).toEqual([...expected].sort());
  });

  test("offers every command but the one that shells call", async () => {
    expect(await words("")).toEqual(["runs", "parents", "gate", "providers", "doctor", "mock", "init", "completion"]);
  });

  test("typed by hand says what to type", async () => {
    const { context } = fakeContext();
    const program = createProgram(context, async () => {});
    await expect(completeCommand(["complete", "runs"], program, context)).rejects.toMatchObject({ exitCode: 3 });
  });
});

describe("evalbridge completion", () => {
  test.each(shells)("%s asks evalbridge complete, and tells a person where the script goes", async (shell) => {
    const { exit, out, err } = await script(shell, true);
    expect(exit).toBe(0);
    expect(out()).toMatch(/evalbridge complete (--|'--') /);
    expect(err()).toMatch(/^to use it, .*evalbridge completion/);
    expect((await script(shell)).err()).toBe("");
  });

  test("of a shell that nobody knows is a line, with those that there are", async () => {
    await expect(script("tcsh\u001b[2J")).rejects.toMatchObject({
      exitCode: 3,
      message: 'there is no completion for "tcsh"; there is for bash, zsh, fish, powershell',
    });
  });

  test("leaves the console as it was", async () => {
    const { log } = console;
    await script("fish");
    expect(console.log).toBe(log);
  });

  test("notices when the script that it mends is another", () => {
    expect(() => bashScript("# nothing like it")).toThrow(/has changed/);
  });
});

describe("in bash", () => {
  /** Completes a line whose words bash has split, with a command that repeats the words that it was asked about. */
  async function inBash(typed: readonly string[], offers: string) {
    const folder = emptyFolder();
    const command = join(folder, "evalbridge");
    writeFileSync(command, `#!/bin/sh\nprintf '<%s>' "$@" > "${folder}/asked"\nprintf '${offers}'\n`);
    chmodSync(command, 0o755);
    writeFileSync(join(folder, "script"), (await script("bash")).out());
    const run = [
      `source "${folder}/script"; source "${folder}/script"`,
      'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))',
      "__evalbridge_complete",
      `printf '%s\\n' "\${COMPREPLY[@]}"; cat "${folder}/asked"`,
    ].join("\n");
    const environment = { PATH: `${folder}:${process.env["PATH"]}` };
    const { stdout, stderr } = spawnSync("bash", ["--norc", "-c", run, "bash", ...typed], {
      env: environment,
      cwd: folder,
    });
    // Outside of a completion bash complains of `compopt`.
    expect(String(stderr).replace(/^.*compopt: not currently executing completion function\n/gm, "")).toBe("");
    const lines = String(stdout).split("\n");
    return { asked: lines.pop(), replies: lines, folder };
  }

  test("the words that fit are offered, and a script that is read twice does not complain", async () => {
    const { asked, replies } = await inBash(
      ["evalbridge", "runs", "--status", "pa"],
      "partial\\tsome\\npassed\\t\\n:4\\n",
    );
    expect(asked).toBe("<complete><--><runs><--status><pa>");
    expect(replies).toEqual(["partial", "passed"]);
  });

  test("an empty word is asked about too", async () => {
    expect((await inBash(["evalbridge", "runs", ""], "list\\t\\n:4\\n")).asked).toMatch(/^<complete><--><runs>(<>)+$/);
  });

  test("nothing that was typed is carried out", async () => {
    const evil = ["$(touch evil)", "`touch evil`", ";touch evil", "'$(touch evil)'"];
    const { asked, folder } = await inBash(["evalbridge", "runs", "show", ...evil, "x"], ":4\\n");
    expect(asked).toBe(`<complete><--><runs><show>${evil.map((word) => `<${word}>`).join("")}<x>`);
    expect(existsSync(join(folder, "evil"))).toBe(false);
  });
});
