// npm run contract:report: what of the specs the contract suite has called. It runs the suite first when nothing is
// recorded for the specs as they are, or when something is missing: the recording may be older than its mend.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readCoverage } from "./coverage.ts";
import { coverageTable } from "./coverage-table.ts";
import { providers, root } from "./repository.ts";
import { specOf } from "./specs.ts";

const table = () => coverageTable(providers.map(specOf), readCoverage() ?? {});

function runSuite(): void {
  console.error("contract: running the suite, since the last recording is missing, incomplete or of other specs");
  const vitest = join(dirname(fileURLToPath(import.meta.resolve("vitest/package.json"))), "vitest.mjs");
  const suite = ["run", "--project", "contract", "contract/test/operations.test.ts"];
  const { status, stdout } = spawnSync(process.execPath, [vitest, ...suite], { cwd: root, encoding: "utf8" });
  if (status === 0) return;
  console.error(stdout);
  process.exitCode = 1;
}

if (!table().complete) runSuite();
const { lines, complete } = table();
for (const line of lines) console.log(line);
if (!complete) process.exitCode = 1;
