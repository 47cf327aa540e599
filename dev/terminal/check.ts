/**
 * Types each command of `evalbridge` into a real terminal, in two sizes, and reads the screen: no line is wider than the terminal but what
 * must not be broken, nothing that is piped holds an escape code, and what is called JSON parses. Without tmux it says so, and ends with 0.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commands, documents } from "./commands.ts";
import { hasTmux, type Size, typeInto } from "./screen.ts";

const root = join(import.meta.dirname, "../..");
const main = join(root, "packages/cli/src/main.ts");
const sizes: readonly Size[] = [
  { columns: 80, rows: 24 },
  { columns: 200, rows: 50 },
];

/** What is copied as a whole: a command to type, and a reference. */
const unbroken = [
  /^ *(next|see|to [\w ]+|Look again|type): (evalbridge|npm) /,
  /^ *\S+$/,
  /^ +evalbridge /,
  /^ +--set /,
];

const problems: string[] = [];
let looked = 0;

/** Mocks in a process of their own; gives the variables that lead there. */
async function serve(): Promise<{ readonly child: ChildProcess; readonly environment: Record<string, string> }> {
  const words = [main, "mock", "--scenario", join(root, "examples/tour.json")];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  for await (const chunk of child.stdout) {
    text += chunk;
    const environment = Object.fromEntries(
      [...text.matchAll(/^export (\w+)='(.*)'$/gm)].map(([, name, value]) => [name, value]),
    );
    if (["VOGENT", "HUMANLOOP", "FEATHER", "BLAND"].every((name) => environment[`${name}_API_KEY`]))
      return { child, environment };
  }
  throw new Error(`the mocks did not start: ${text}`);
}

async function lookAt([line, wanted]: (typeof commands)[number], size: Size, exports: string): Promise<void> {
  const interrupt = wanted === 130 ? 1_500 : undefined;
  const screen = await typeInto(size, `${exports} '${process.execPath}' '${main}' ${line}`, interrupt);
  const place = `${size.columns}×${size.rows} evalbridge ${line}`;
  looked++;
  if (process.env["EVALBRIDGE_SCREENS"]) {
    const folder = process.env["EVALBRIDGE_SCREENS"];
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, `${size.columns} ${line.replace(/\W+/g, "-")}.txt`),
      `$ ${line}\n${screen.lines.join("\n")}\n`,
    );
  }
  if (screen.code !== wanted)
    problems.push(`${place}: ended with ${screen.code}, not ${wanted}:\n${screen.lines.join("\n")}`);
  for (const text of screen.lines) {
    if ([...text].length > size.columns && !unbroken.some((form) => form.test(text)))
      problems.push(`${place}: ${[...text].length} columns: ${text}`);
  }
}

/** What another program reads. */
function pipe(line: string, environment: Record<string, string>): void {
  const { stdout } = spawnSync(process.execPath, [main, ...line.split(" ")], {
    env: { ...process.env, ...environment },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  looked++;
  if (stdout.includes("\u001b")) problems.push(`evalbridge ${line}: its output holds an escape code where it is piped`);
  const isJson = line.includes("json");
  const texts = line.includes("--ndjson") ? stdout.trimEnd().split("\n") : isJson ? [stdout] : [];
  for (const text of texts) {
    try {
      JSON.parse(text);
    } catch (error) {
      problems.push(`evalbridge ${line}: ${(error as Error).message}`);
    }
  }
}

if (!hasTmux()) {
  console.log("skipped: there is no tmux here, so that no command was seen in a terminal (apt-get install tmux)");
  process.exit(0);
}
const { child, environment } = await serve();
try {
  const exports = Object.entries(environment)
    .map(([name, value]) => `${name}='${value}'`)
    .join(" ");
  for (const size of sizes) for (const command of commands) await lookAt(command, size, exports);
  for (const line of [...documents, ...commands.filter(([, code]) => code < 2).map(([text]) => text)])
    pipe(line, environment);
} finally {
  child.kill();
  await once(child, "close");
}
for (const problem of problems) console.error(problem);
console.log(`${looked} screens and pipes of evalbridge looked at, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
