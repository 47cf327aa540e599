// npm run contract:mutate: plausible mistakes, one at a time and in memory only, and whether the tests notice. `--only <text>`
// runs those whose id holds the text; what is kept in contract/mutation.json is written by a whole run alone.
import { parseArgs } from "node:util";
import { requireGreen } from "./baseline.ts";
import { type Bench, createBench, type Outcome } from "./bench.ts";
import { type Figures, hashOf, measuredFiles, tallies, writeFigures } from "./figures.ts";
import type { Mutant } from "./mutant.ts";
import { allMutants, sampling } from "./mutants.ts";
import { linesFor } from "./report-lines.ts";
import { reasons } from "./survivors.ts";

const benches = 2;

interface Result {
  readonly mutant: Mutant;
  readonly failure: Outcome["failure"];
}

/** The first failure of the mutant's suites; none: it survives. */
async function judge(bench: Bench, mutant: Mutant): Promise<Result> {
  for (const suite of mutant.suites) {
    const { failure } = await bench.run(suite, mutant);
    if (failure) return { mutant, failure };
  }
  return { mutant, failure: undefined };
}

async function judgeAll(mutants: readonly Mutant[]): Promise<Result[]> {
  const results = new Map<Mutant, Result>();
  const open = mutants.values();
  const work = async (bench: Bench) => {
    for (const mutant of open) {
      const startedMs = performance.now();
      const result = await judge(bench, mutant);
      results.set(mutant, result);
      const how = result.failure ? `killed by ${result.failure.by}: ${result.failure.name}` : "SURVIVES";
      const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
      console.error(`${results.size} of ${mutants.length} · ${seconds} s · ${mutant.id} · ${how}`);
    }
  };
  const all = await Promise.all(Array.from({ length: benches }, createBench));
  try {
    await requireGreen(all, mutants);
    await Promise.all(all.map(work));
  } finally {
    await Promise.all(all.map((bench) => bench.close()));
  }
  return mutants.flatMap((mutant) => results.get(mutant) ?? []);
}

function figuresOf(results: readonly Result[], measuredOn: string): Figures {
  const isKilled = ({ failure }: Result) => failure !== undefined;
  const killedBy = (by: "test" | "load" | "time") => results.filter(({ failure }) => failure?.by === by).length;
  return {
    measuredOn,
    files: measuredFiles().length,
    sampling,
    killedBy: { test: killedBy("test"), load: killedBy("load"), time: killedBy("time") },
    owners: tallies(results, ({ mutant }) => mutant.owner, isKilled),
    kinds: tallies(results, ({ mutant }) => `${mutant.owner} ${mutant.kind}`, isKilled),
    survivors: results
      .filter((result) => !isKilled(result))
      .map(({ mutant: { id, kind, file, what } }) => ({ id, kind, where: file, what })),
  };
}

async function run(): Promise<boolean> {
  const { only } = parseArgs({ options: { only: { type: "string" } } }).values;
  const startedMs = performance.now();
  const mutants = allMutants().filter(({ id }) => only === undefined || id.includes(only));
  if (mutants.length === 0) throw new Error(`no mutant's id holds ${JSON.stringify(only)}`);
  console.error(`contract: ${mutants.length} mutants (${sampling}), ${benches} at a time`);
  const measuredOn = hashOf(measuredFiles());
  const results = await judgeAll(mutants);
  const seconds = Math.round((performance.now() - startedMs) / 1000);
  const figures = figuresOf(results, measuredOn);
  if (only === undefined) writeFigures(figures);
  const { lines, ok } = linesFor(figures, only === undefined ? hashOf(measuredFiles()) : measuredOn, reasons);
  for (const line of lines) console.log(line);
  const { test, load, time } = figures.killedBy;
  console.log(`killed by a test ${test}, by not loading ${load}, by the time limit ${time}; ${seconds} s`);
  return ok;
}

// Vitest sets the exit code too, for every test that fails: here they are meant to.
try {
  process.exitCode = (await run()) ? 0 : 1;
} catch (error) {
  console.error(`contract: ${(error as Error).message}`);
  process.exitCode = 2;
}
