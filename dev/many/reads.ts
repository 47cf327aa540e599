/**
 * `node dev/many/reads.ts [task…]` runs tests as their tasks do and compares what they read with what the tasks say that
 * they read (`inputs` in turbo.json): a file that is read and not named could change without the tests running again.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./copy.ts";
import { temporaryFolder } from "./temporary.ts";
import { environment, type Planned, planned } from "./turbo.ts";

const globalFiles = [
  ...[".npmrc", "package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", "turbo.json"],
  ...["tsconfig.json", "tsconfig.build.json", "tsconfig.types.json"],
];
const hook = new URL("note-reads.ts", import.meta.url).href;
const folder = temporaryFolder("reads");

/** The files that a task's hash is made of, its dependencies' among them, by their paths from the root. */
function inputsOf(id: string, all: ReadonlyMap<string, Planned>, seen: Set<string> = new Set()): Set<string> {
  const task = all.get(id);
  if (!task) return seen;
  for (const file of Object.keys(task.inputs)) seen.add(join(task.directory, file).replaceAll("\\", "/"));
  for (const dependency of task.dependencies) inputsOf(dependency, all, seen);
  return seen;
}

/** Runs a task's command and answers what it read, as far as it belongs to the repository. */
function readsOf({ taskId, directory, command }: Planned): string[] {
  const list = join(folder, `${taskId.replace(/\W+/g, "-")}.txt`);
  writeFileSync(list, "");
  const env = environment({ EVALBRIDGE_READS: list, NODE_OPTIONS: `--import ${hook}` });
  const { status } = spawnSync(command, {
    cwd: join(root, directory),
    env,
    shell: true,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0)
    console.error(`${taskId}: the tests fail (exit ${status}); what they did not get to is not compared`);
  const files = [...new Set(readFileSync(list, "utf8").split("\n").filter(Boolean))];
  const isOurs = (file: string) =>
    !/(^|\/)(node_modules|dist|\.git|\.turbo|\.coverage|\.examples|\.vitest)\//.test(file) &&
    existsSync(join(root, file)) &&
    statSync(join(root, file)).isFile();
  return files.filter(isOurs).sort();
}

const all = await planned(root);
const asked = process.argv.slice(2);
const tests = [...all.values()].filter(
  ({ taskId, command }) => /#(test|whole)$/.test(taskId) && command !== "<NONEXISTENT>",
);
const unknown = asked.find((name) => !tests.some(({ taskId }) => taskId === name));
if (unknown !== undefined) {
  console.error(`reads: there is no task ${unknown}; there are: ${tests.map(({ taskId }) => taskId).join(", ")}`);
  process.exit(2);
}
for (const task of tests.filter(({ taskId }) => asked.length === 0 || asked.includes(taskId))) {
  const known = new Set([...inputsOf(task.taskId, all), ...globalFiles]);
  const read = readsOf(task);
  const unnamed = read.filter((file) => !known.has(file));
  console.log(`${task.taskId}: ${read.length} files read, ${unnamed.length} of them not among its inputs`);
  for (const file of unnamed) console.log(`  ${file}`);
  if (unnamed.length > 0 || read.length === 0) process.exitCode = 1;
}
