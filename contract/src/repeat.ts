// npm run contract:repeat: the contract suite 20 times, each time in another order. A test that leans on another is found here.
// A number in place of 20, and then the seed of the first order, may be given: npm run contract:repeat -- 5 1234
import { runSuite } from "./run-suite.ts";

const [times = 20, first = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
if (![times, first].every((number) => Number.isSafeInteger(number) && number >= 0)) {
  console.error(
    "contract: contract:repeat takes how often, and the seed of the first order: npm run contract:repeat -- 5 1234",
  );
  process.exit(2);
}

let green = 0;
for (let index = 0; index < times; index++) {
  const seed = first + index;
  const shuffle = ["--sequence.shuffle.files", "--sequence.shuffle.tests", `--sequence.seed=${seed}`];
  const { passed, totals } = runSuite(["--project", "contract", ...shuffle]);
  if (passed) green++;
  console.log(`${String(index + 1).padStart(2)} of ${times}  seed ${seed}  ${passed ? "green" : "RED  "}  ${totals}`);
}
console.log(`${green} of ${times} green`);
if (green < times) process.exitCode = 1;
