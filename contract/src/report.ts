// npm run contract:report: what of the specs the contract suite calls. It runs the suite every time: what an earlier run
// saw says nothing about sources, documents and tests as they are now.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { forgetCoverage, readCoverage } from "./coverage.ts";
import { coverageTable } from "./coverage-table.ts";
import { providers, root } from "./repository.ts";
import { specOf } from "./specs.ts";

const shownLines = 60;

function runSuite(): boolean {
  const vitest = join(dirname(fileURLToPath(import.meta.resolve("vitest/package.json"))), "vitest.mjs");
  const suite = ["run", "--project", "contract", "contract/test/operations.test.ts", "contract/test/forms.test.ts"];
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [vitest, ...suite], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status === 0) return true;
  for (const output of [stdout, stderr])
    console.error((output ?? "").trimEnd().split("\n").slice(-shownLines).join("\n"));
  console.error(`contract: the suite failed${error ? `: ${error.message}` : ""}`);
  return false;
}

console.error("contract: running the suite (ten seconds)");
forgetCoverage();
const passed = runSuite();
const { lines, complete } = coverageTable(providers.map(specOf), readCoverage() ?? {});
for (const line of lines) console.log(line);
if (!passed || !complete) process.exitCode = 1;
