import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "../repository.ts";

/** Mocks of providers, in a process of their own: what clients read to reach them, and what they were asked so far. */
export interface ServedMocks {
  readonly environment: Readonly<Record<string, string>>;
  /** `vogent GET /eval_configs → 200 (listEvalConfigs)`, a line for each request. */
  readonly log: () => string;
  readonly close: () => Promise<void>;
}

/** The command that users have for other languages: nothing but it and cli may import the mocks. */
export async function serveMocks(): Promise<ServedMocks> {
  const program = [join(root, "packages/mock/src/main.ts"), "--log"];
  const child = spawn(process.execPath, program, { stdio: ["ignore", "pipe", "pipe"] });
  let [said, log] = ["", ""];
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const ready = new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the mocks ended with ${code} before they served: ${log}`)));
    child.stdout.on("data", (part) => (said += part));
    child.stderr.on("data", (part) => {
      log += part;
      if (log.includes("evalbridge-mock serves")) resolve();
    });
  });
  await ready;
  const variables = [...said.matchAll(/^export (\w+)='(.*)'$/gm)].map(([, name = "", value = ""]) => [name, value]);
  return {
    environment: Object.fromEntries(variables),
    log: () => log,
    close: async () => {
      child.kill();
      await ended;
    },
  };
}
