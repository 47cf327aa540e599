/**
 * How long `evalbridge --help` takes beside an empty Node, as a ratio of medians: both in turn, so that what else the machine does meets
 * both. The command is the built one, which users have. Informs; it is no gate.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const main = join(import.meta.dirname, "../packages/cli/dist/main.js");
const rounds = 15;

function takenMs(...words: string[]): number {
  const beganMs = performance.now();
  const { status } = spawnSync(process.execPath, words, { stdio: "ignore" });
  if (status !== 0) throw new Error(`node ${words.join(" ")} ended with ${status}; is it built? npm run build`);
  return performance.now() - beganMs;
}

const median = (values: readonly number[]) => values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;

takenMs(main, "--help");
const empty: number[] = [];
const help: number[] = [];
for (let round = 0; round < rounds; round++) {
  empty.push(takenMs("-e", "0"));
  help.push(takenMs(main, "--help"));
}
const ratio = median(help) / median(empty);
console.log(
  `evalbridge --help ${median(help).toFixed(0)} ms, node -e 0 ${median(empty).toFixed(0)} ms: ${ratio.toFixed(2)} × (${rounds} rounds in turn, Node ${process.version})`,
);
