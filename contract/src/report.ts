// npm run contract:report: what of the specs the contract suite covers, what its second validator found, and which mistakes
// it notices. The suite runs every time: what an earlier run saw says nothing about sources, documents and tests as they
// are now. The mutation run takes minutes, so its figures are kept; they are printed with a warning once they are stale.
import { forgetCoverage, readCoverage } from "./coverage.ts";
import { coverageTable } from "./coverage-table.ts";
import { mutationLines } from "./mutate/report-lines.ts";
import { providers } from "./repository.ts";
import { runSuite } from "./run-suite.ts";
import { specOf } from "./specs.ts";

const suites = ["operations", "forms", "properties"].map((name) => `contract/test/${name}.test.ts`);

console.error("contract: running the suite (half a minute)");
forgetCoverage();
const { passed } = runSuite(["--project", "contract", ...suites]);
const table = coverageTable(providers.map(specOf), readCoverage() ?? {});
const mutants = mutationLines();
for (const line of [...table.lines, "", ...mutants.lines]) console.log(line);
if (!passed || !table.complete || !mutants.ok) process.exitCode = 1;
