import { spawn, spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { readWorkflow, type Step, shellArguments } from "../release/workflow.ts";

export const root: string = join(import.meta.dirname, "../..");
const tools = join(root, "dev/node_modules/.bin");

export interface Outcome {
  readonly code: number;
  readonly output: string;
}

/** A clone of a small repository, with an origin that takes pushes, where a workflow's steps run as they would at GitHub. */
export interface Stage {
  readonly folder: string;
  /** Runs the shell text of a step, with the step's own environment; `${{ … }}` is what `values` says. */
  step(step: Step, environment?: NodeJS.ProcessEnv, values?: Readonly<Record<string, string>>): Promise<Outcome>;
  /** Puts a shell script before the tools on the PATH. It writes what it was asked to `$CALLS`. */
  shim(name: string, script: string): void;
  write(file: string, content: string): void;
  read(file: string): string;
  git(...args: string[]): string;
  /** The branches that origin has. */
  branches(): string[];
  /** What the steps so far told the ones after them. */
  outputs(): string;
  /** What the shims were asked, a line each, and what they were given to read. */
  calls(): string;
  remove(): void;
}

/** What `gh` answers here: it records, knows what the environment tells, and fails where that says so. */
const gh = `echo "gh $*" >> "$CALLS"
[ "$1 $2" = "$FAILS" ] && exit 1
case "$1 $2" in
  "pr list") printf '%s' "\${PULLS:-[]}" ;;
  "run list") printf '%s' "\${RUNS:-[]}" ;;
  "issue list") printf '%s' "\${ISSUES:-[]}" ;;
  "pr create" | "pr edit" | "issue create" | "issue edit") cat >> "$CALLS" ;;
  "release view") grep -qxF "$3" "\${RELEASED:-/dev/null}" ;;
esac`;

export function openStage(files: Readonly<Record<string, string>>): Stage {
  const outer = mkdtempSync(join(tmpdir(), "evalbridge-stage-"));
  const folder = join(outer, "clone");
  const shims = join(outer, "shims");
  const record = join(outer, "calls");
  for (const made of [folder, shims, join(outer, "temp")]) mkdirSync(made);

  const own = {
    GIT_CONFIG_GLOBAL: join(outer, "none"),
    GIT_CONFIG_NOSYSTEM: "1",
    PATH: [shims, dirname(process.execPath), tools, process.env["PATH"]].join(delimiter),
    RUNNER_TEMP: join(outer, "temp"),
    GITHUB_OUTPUT: join(outer, "temp/output"),
    GITHUB_SHA: "0".repeat(40),
    CALLS: record,
  };
  const git = (...args: string[]): string => {
    const identity = ["-c", "user.name=maintainer", "-c", "user.email=maintainer@example.org"];
    const { status, stdout, stderr } = spawnSync("git", [...identity, ...args], {
      cwd: folder,
      encoding: "utf8",
      env: own,
    });
    if (status !== 0) throw new Error(stderr);
    return stdout.trim();
  };
  const write = (file: string, content: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  };
  const shim = (name: string, script: string): void => {
    writeFileSync(join(shims, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(shims, name), 0o755);
  };

  shim("gh", gh);
  cpSync(join(root, "dev/release"), join(folder, "dev/release"), { recursive: true });
  for (const [file, content] of Object.entries(files)) write(file, content);
  git("init", "--quiet", "--bare", "--initial-branch=main", join(outer, "origin"));
  git("init", "--quiet", "--initial-branch=main");
  git("remote", "add", "origin", join(outer, "origin"));
  git("add", "--all");
  git("commit", "--quiet", "--message", "begin");
  git("push", "--quiet", "origin", "main");

  return {
    folder,
    git,
    write,
    shim,
    read: (file) => readFileSync(join(folder, file), "utf8"),
    branches: () =>
      git("ls-remote", "--heads", "origin")
        .split("\n")
        .map((line) => line.replace(/.*refs\/heads\//, "")),
    outputs: () => readFileSync(own.GITHUB_OUTPUT, "utf8"),
    calls: () => (existsSync(record) ? readFileSync(record, "utf8") : ""),
    async step({ run = "", env = {}, "working-directory": place = "." }, environment = {}, values = {}) {
      const filled = Object.entries(env).map(([name, value]) => [name, fill(value, values)]);
      const child = spawn("bash", shellArguments(run), {
        cwd: join(folder, place),
        env: { ...own, ...Object.fromEntries(filled), ...environment },
        stdio: ["ignore", "pipe", "pipe"],
      });
      const closed = new Promise<number>((resolve) => child.once("close", (code) => resolve(code ?? 1)));
      const [code, out, errors] = await Promise.all([closed, text(child.stdout), text(child.stderr)]);
      return { code, output: out + errors };
    },
    remove: () => rmSync(outer, { recursive: true }),
  };
}

function fill(value: string, values: Readonly<Record<string, string>>): string {
  return value.replace(/\$\{\{ ([\w.]+) \}\}/g, (_, name: string) => values[name] ?? `no ${name}`);
}

/** The steps of a workflow's job that run something. */
export function steps(workflow: string, job: string): Step[] {
  const { [job]: wanted } = readWorkflow(root, workflow).jobs;
  return (wanted?.steps ?? []).filter(({ run }) => run !== undefined);
}

/** The one step of a job whose text holds the word. */
export function step(workflow: string, job: string, word: string): Step {
  const [one, ...others] = steps(workflow, job).filter(({ run }) => run?.includes(word));
  if (one === undefined || others.length > 0) throw new Error(`not one step of ${job} says ${word}`);
  return one;
}
