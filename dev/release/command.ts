import { execFile } from "node:child_process";

interface Place {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

const largestOutput = 64 * 1024 * 1024;

/** What a tool printed; an exit code other than 0 throws all of it, its errors too. */
export function output(tool: string, args: readonly string[], place: Place = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(tool, args, { ...place, maxBuffer: largestOutput }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${tool} failed\n${stdout}${stderr}`.trim(), { cause: error }));
      else resolve(stdout);
    });
  });
}
