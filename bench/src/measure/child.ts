import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** A module that measures in a process of its own: given what it is asked, it answers what it found, both as JSON. */
export type Measurement<Asked, Found> = (asked: Asked) => Promise<Found>;

const main = join(import.meta.dirname, "child-main.ts");

/** Measures in a fresh process, so that the garbage and the optimised code of one are no other's. `module` has the measurement as its default. */
export async function inChild<Found>(module: string, asked: unknown, ...flags: string[]): Promise<Found> {
  const child = fork(main, [module], { execArgv: ["--expose-gc", ...flags] });
  let found: { readonly value: Found } | undefined;
  child.on("message", (message) => {
    found = message as { readonly value: Found };
  });
  child.send({ asked });
  const [code] = await once(child, "exit");
  if (found === undefined) throw new Error(`${module} measured nothing and ended with ${code}`);
  return found.value;
}
