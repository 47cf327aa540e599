import { readdirSync } from "node:fs";
import { codegen } from "../../src/codegen.ts";
import { taken } from "./watch.ts";

/** What came of one document. */
export interface Outcome {
  readonly code: number;
  /** Lines that a person would see. */
  readonly errors: readonly string[];
  /** Connections, processes and files outside of the folder that were asked for. */
  readonly taken: readonly string[];
  /** An error that is no message for a person. */
  readonly crash?: string;
  /** Of this document alone, in ms. */
  readonly cpu: number;
  /** Of the process so far, in MiB. */
  readonly memory: number;
}

/** Generates the one provider of a folder, as `pnpm codegen` does. */
async function run(root: string): Promise<Outcome> {
  const errors: string[] = [];
  const out = { log: () => undefined, error: (line: string) => void errors.push(line) };
  const before = process.cpuUsage();
  taken.length = 0;
  let end: Pick<Outcome, "code" | "crash">;
  try {
    end = { code: await codegen(readdirSync(`${root}/specs`), root, out) };
  } catch (error) {
    end = { code: 1, crash: error instanceof Error ? `${error.stack}` : String(error) };
  }
  const { user, system } = process.cpuUsage(before);
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  return { ...end, errors, taken: [...taken], cpu: Math.round((user + system) / 1000), memory };
}

// Says which one is at work, so that one that never ends is known.
for (const root of process.argv.slice(2)) {
  process.stdout.write(`${JSON.stringify({ root })}\n`);
  process.stdout.write(`${JSON.stringify({ root, outcome: await run(root) })}\n`);
}
