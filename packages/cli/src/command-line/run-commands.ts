import { type Command, Option } from "commander";
import type { Context } from "../context.ts";
import { collected, readDollars, readDurationMs, readMoment, wholeNumber, wordsOf } from "./read-option.ts";
import { type Finish, limited, reaching } from "./source-options.ts";
import { statusWords, verdictWords } from "./words.ts";

/** `evalbridge runs …` and `evalbridge parents`. */
export function addRunCommands(program: Command, context: Context, finish: Finish): void {
  const moment = (text: string) => readMoment(text, context.nowMs());
  const runs = program
    .command("runs")
    .description("list runs, show one, start, cancel, or wait for some")
    .helpCommand(false);

  limited(
    reaching(
      runs
        .command("list", { isDefault: true })
        .description("the runs of all sources, newest first on each page")
        .option("--provider <name>", "only this provider, or the source of this key; repeat for more", collected)
        .option(
          "--source <key>",
          "only the source of this key, where a provider has several; repeat for more",
          collected,
        )
        .option("--status <word>", `only these: ${statusWords.join(", ")}`, wordsOf(statusWords))
        .option("--verdict <word>", `only these: ${verdictWords.join(", ")}`, wordsOf(verdictWords))
        .option("--since <time>", "created since: 7d, 12h, 2026-11-01", moment)
        .option("--until <time>", "created before", moment)
        .option("--parent <reference>", "only runs under this, such as vogent:cfg_1; repeat for more", collected)
        .option(
          "--native <source.name=value>",
          "a parameter of the source's own list, such as feather.channel=voice",
          collected,
        )
        .option("--limit <number>", "at most this many (default: 50; with --ndjson: all)", wholeNumber(1))
        .option("--cursor <text>", "go on where the page before ended")
        .option("--watch", "follow the runs on the page that have not ended, until they have")
        .addOption(new Option("--json", "one JSON document").conflicts(["ndjson", "csv", "watch"]))
        .addOption(new Option("--ndjson", "a JSON document a line, as pages arrive").conflicts(["csv", "watch"]))
        .addOption(new Option("--csv", "a line a run, for spreadsheets").conflicts("watch")),
    ),
  ).action(async (flags) => finish((await import("../runs/list.ts")).listCommand(flags, context)));

  reaching(
    runs
      .command("show <run>")
      .description("a run, and the judgements in it")
      .option("--failed", "only the cases that did not pass")
      .option("--limit <number>", "at most this many cases", wholeNumber(1), 50)
      .option("--json", "one JSON document, with the provider's own record"),
  ).action(async (run, flags) => finish((await import("../runs/show.ts")).showCommand(run, flags, context)));

  reaching(
    runs
      .command("start <source>")
      .description("start a run, which its provider bills; runs start <source> --arguments tells what it takes")
      .option("--input <file>", "the arguments as JSON; - reads them from stdin")
      .option("--set <path=value>", "one argument, such as body.callAgentId=agent_1; repeat for more", collected)
      .option("--arguments", "tell the arguments that the source takes, and end")
      .option("--allow-unknown", "send fields that the description does not know")
      .option("--estimate", "tell what it would cost, and end")
      .option("--max-cost-usd <dollars>", "start only if the estimate is not above this", readDollars)
      .option("--look <time>", "how long to look for a start whose answer was lost (default: 30s)", readDurationMs)
      .option(
        "--no-mark",
        "leave out the value by which a lost start is found again (Bland: metadata.evalbridge_start)",
      )
      .option("--wait", "wait until it has ended")
      .option("--timeout <time>", "how long to wait (default: 30m)", readDurationMs)
      .option("--json", "one JSON document"),
  ).action(async (source, flags) => finish((await import("../runs/start.ts")).startCommand(source, flags, context)));

  reaching(
    runs
      .command("cancel <run>")
      .description("cancel a run; one that has ended stays as it is")
      .option("--json", "one JSON document"),
  ).action(async (run, flags) => finish((await import("../runs/cancel.ts")).cancelCommand(run, flags, context)));

  const waiting = (command: Command) =>
    command
      .option("--timeout <time>", "how long to wait; 0s: no limit (default: 30m)", readDurationMs)
      .addOption(new Option("--json", "one JSON document at the end").conflicts("ndjson"))
      .option("--ndjson", "a JSON document a line, for each change");
  const wait = runs.command("wait <run...>").description("wait until runs have ended; the runs go on when you do not");
  reaching(waiting(wait)).action(async (refs, flags) =>
    finish((await import("../runs/wait.ts")).waitCommand(refs, flags, context)),
  );
  const watch = runs
    .command("watch [run...]")
    .description("follow runs as they go on; without a run: all that have not ended");
  limited(reaching(waiting(watch))).action(async (refs, flags) =>
    finish((await import("../runs/wait.ts")).watchCommand(refs, flags, context)),
  );

  reaching(
    program
      .command("parents <source>")
      .description("what a source's runs belong to (configs, evaluations, suites, setups), with its names")
      .option("--limit <number>", "at most this many", wholeNumber(1), 200)
      .option("--json", "one JSON document"),
  ).action(async (source, flags) =>
    finish((await import("../runs/parents.ts")).parentsCommand(source, flags, context)),
  );
}
