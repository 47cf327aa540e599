import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { defaultRoot } from "../workspace.ts";

/** What a program of the tools ended with. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Comparisons of four providers at once take a few seconds, on two cores. */
export const longestMs = 120_000;

/** Runs a JavaScript program of the tools in a folder. */
export async function runTool(script: string, words: readonly string[], folder: string): Promise<Ended> {
  const program = join(defaultRoot, "dev/node_modules", script);
  const child = spawn(process.execPath, [program, ...words], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    // Neither is asked politely: a compiler that is lost in its types does not listen.
    timeout: longestMs,
    killSignal: "SIGKILL",
    // Redocly would ask whether there is a newer one, and tell that it was used.
    env: { ...process.env, REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", REDOCLY_TELEMETRY: "off" },
  });
  const ended = new Promise<number | null>((resolve, reject) => child.once("error", reject).once("close", resolve));
  const stop = () => child.kill("SIGKILL");
  process.once("exit", stop);
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  process.off("exit", stop);
  return { code, stdout, stderr };
}
