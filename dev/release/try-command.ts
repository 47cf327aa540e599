import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** What is typed where the command is installed and the mocks are not; and what it ends with. */
const lines: readonly (readonly [line: string, code: number])[] = [
  ["--help", 0],
  ["runs --json", 0],
  ["runs start vogent --arguments", 0],
  ["gate vogent:run_101 --html page.html --json report.json", 0],
  ["gate vogent:run_102", 1],
  ["runs --mock", 3],
];

/** Types commands in a folder that has `evalbridge` alone, against mocks that run elsewhere; answers how many. */
export function tryCommand(folder: string, environment: NodeJS.ProcessEnv): number {
  const command = join(folder, "node_modules/.bin/evalbridge");
  for (const [line, code] of lines) {
    const { status, stdout, stderr } = spawnSync(command, line.split(" "), {
      cwd: folder,
      env: environment,
      encoding: "utf8",
    });
    if (status !== code) throw new Error(`evalbridge ${line} ended with ${status}, not ${code}\n${stdout}${stderr}`);
  }
  if (!existsSync(join(folder, "page.html"))) throw new Error("evalbridge gate wrote no page");
  return lines.length;
}
