import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
const largestOutput = 64 * 1024 * 1024;

/** Runs a JavaScript program to its end for what it makes. @throws {Error} with what it said, where it fails */
export async function runTool(words: readonly string[], cwd: string): Promise<string> {
  try {
    return (await run(process.execPath, words, { cwd, maxBuffer: largestOutput })).stdout;
  } catch (error) {
    const { stdout, stderr, message } = error as { stdout?: string; stderr?: string; message: string };
    const said = `${stdout ?? ""}${stderr ?? ""}`.trim().split("\n").slice(0, 20).join("\n");
    throw new Error(`node ${words.join(" ")} failed in ${cwd}\n${said || message}`);
  }
}
