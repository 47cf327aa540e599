import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { figure, type Measured } from "../page/figure.ts";
import { root } from "../repository.ts";

const minutes = 60;

/** How long `npm test` takes from installed. It runs once: it is long, and what else the machine does meets it all. */
export async function measureSuite(): Promise<Measured> {
  const begun = performance.now();
  const child = spawn("npm", ["test", "--silent"], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, "close")]);
  const seconds = (performance.now() - begun) / 1000;
  const last = printed.trimEnd().split("\n").at(-1) ?? "";
  if (code !== 0) throw new Error(`npm test ended with ${code}: ${last}`);
  const figures = [figure("npm test", "seconds", "seconds", seconds, { most: 4 * minutes })];
  return { tables: [{ title: "the suite", figures }], notes: [`One run: ${last}.`] };
}
