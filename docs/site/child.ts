import { spawn } from "node:child_process";

export interface Outcome {
  readonly code: number;
  readonly output: string;
}

/** Runs a program of Node to its end, and gives what it said. */
export function runNode(
  args: readonly string[],
  options: { readonly cwd: string; readonly environment?: Readonly<Record<string, string>>; readonly seconds?: number },
): Promise<Outcome> {
  const { cwd, environment = {}, seconds = 120 } = options;
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NO_COLOR: "1", ...environment };
    const child = spawn(process.execPath, args, {
      cwd,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: seconds * 1000,
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (output += part));
    child.once("error", reject);
    child.once("close", (code, signal) => {
      const ended = signal === null ? "" : `\nended by ${signal}; it may take ${seconds} s`;
      resolve({ code: code ?? 1, output: `${output}${ended}` });
    });
  });
}
