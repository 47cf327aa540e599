// npm run contract:repeat: the contract and fault tests 20 times, each time in another order and with other chances than
// npm test, which plays the same ones each time. A test that leans on another is found here, and a world nobody thought of.
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
  const chances = { FAULTS_SEED: String(seed), PROPERTIES_SEED: String(seed) };
  const { passed, totals } = runSuite(["--project", "contract", "--project", "faults", ...shuffle], chances);
  if (passed) green++;
  console.log(`${String(index + 1).padStart(2)} of ${times}  seed ${seed}  ${passed ? "green" : "RED  "}  ${totals}`);
}
console.log(`${green} of ${times} green`);
if (green < times) process.exitCode = 1;
