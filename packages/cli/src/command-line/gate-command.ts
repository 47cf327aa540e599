import { type Command, Option } from "commander";
import type { Context } from "../context.ts";
import { allowances } from "../gate/input.ts";
import { collected, readDollars, readDurationMs, readShare, wholeNumber, wordsOf } from "./read-option.ts";
import { type Finish, limited, reaching } from "./source-options.ts";

/** `evalbridge gate …`. */
export function addGateCommand(program: Command, context: Context, finish: Finish): void {
  const count = wholeNumber(0);
  limited(
    reaching(
      program
        .command("gate [run...]")
        .description("fail unless runs have ended, completed and passed")
        .option("--latest", "the newest run under each --parent, once all of them were read")
        .option(
          "--parent <reference>",
          "with --latest: what the run is under, such as vogent:cfg_1; repeat for more",
          collected,
        )
        .option("--wait", "wait for runs that have not ended")
        .option("--timeout <time>", "how long to wait (default: 30m)", readDurationMs)
        .optionsGroup("What is asked:")
        .option("--min-score <share>", "the least score of each run", readShare)
        .option("--min-pass-rate <share>", "the least share of what passed, of each run", readShare)
        .option("--per-case", "the pass rate of all runs' cases together")
        .option("--min-cases <number>", "the least number of cases of each run", count)
        .option("--max-errored <number>", "the most cases of a run that could not be judged", count)
        .option("--max-undecided <number>", "the most cases of a run that were left open", count)
        .option("--confidence <share>", "ask the lower bound of the pass rate at this confidence", readShare)
        .option("--ignore-verdict", "judge by the thresholds alone")
        .addOption(
          new Option("--allow <words>", `let through: ${allowances.join(", ")}`).argParser(wordsOf(allowances)),
        )
        .option("--base <run>", "compare with this run, or with previous: the one before under the same parent")
        .option(
          "--max-regressions <number>",
          "the most cases that passed in the base and fail here (default: 0)",
          count,
        )
        .option("--margin <share>", "how much worse the pass rate may be than the base's, unpaired", readShare)
        .option(
          "--min-repeat-pass <number>",
          "of several runs of a case, how many have to have passed it",
          wholeNumber(1),
        )
        .option("--max-flaky <number>", "the most cases that pass in some runs and fail in others", count)
        .option("--max-cost-usd <dollars>", "the most that all runs together may have cost", readDollars)
        .optionsGroup("Reports:")
        .option("--junit <file>", "JUnit XML")
        .option("--sarif <file>", "SARIF 2.1.0")
        .option("--markdown <file>", "Markdown; also appended to $GITHUB_STEP_SUMMARY, where that is set")
        .option("--html <file>", "one page with charts, which needs no network")
        .option("--json [file]", "JSON, to a file or, without one, to stdout in place of the report for people"),
    ),
  ).action(async (refs, flags) => finish((await import("../gating/command.ts")).gateCommand(refs, flags, context)));
}
