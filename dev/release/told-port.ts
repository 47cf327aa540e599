import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";

/** The port that a server on this machine says it listens on, in a line `port 1234`; `name` is what it is called if it says none. */
export async function toldPort({ stdout }: ChildProcess, name: string): Promise<string> {
  if (stdout) {
    for await (const line of createInterface({ input: stdout })) {
      const port = /^port (\d+)$/.exec(line)?.[1];
      if (port) return port;
    }
  }
  throw new Error(`${name} on this machine did not start`);
}
