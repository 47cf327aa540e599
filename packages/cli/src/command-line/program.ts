import { readFileSync } from "node:fs";
import { Command, Option } from "commander";
import type { CommandExit, Context } from "../context.ts";
import { addGateCommand } from "./gate-command.ts";
import { wholeNumber } from "./read-option.ts";
import { addRunCommands } from "./run-commands.ts";
import { addSetUpCommands } from "./set-up-commands.ts";

/** Hands a command's exit code on; commands are loaded when they are asked for. */
export type Finish = (exit: Promise<CommandExit>) => Promise<void>;

const exits = `
Exit codes:
  0  all well
  1  gate: a rule is proven broken
  2  a provider or the network failed, or a list is not complete
  3  what cannot be asked: an option, the configuration, a key, an unknown run
  4  a run had not ended in time
  5  over the budget, or nobody knows the cost
`;

const examples = `
Try it without a key:
  evalbridge runs --mock
  evalbridge gate vogent:run_101 --mock
`;

/** All commands. Nothing of a provider is loaded before one of them runs. */
export function createProgram(context: Context, finish: Finish): Command {
  const program = new Command("evalbridge")
    .description("Look at eval runs of several providers, start them, and gate a release on them.")
    .version(version(), "-V, --version", "the version")
    .helpOption("-h, --help", "this text")
    .helpCommand(false)
    .showSuggestionAfterError(true)
    .configureHelp({ helpWidth: Math.min(context.out.width, 120) })
    .addHelpText("after", examples + exits);
  addRunCommands(program, context, finish);
  addGateCommand(program, context, finish);
  addSetUpCommands(program, context, finish);
  return program;
}

function version(): string {
  return JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")).version;
}

/** Adds what every command that reaches a provider takes. */
export function reaching(command: Command): Command {
  return command
    .optionsGroup("Sources:")
    .option("--config <file>", "the configuration (default: evalbridge.config.{ts,js,json} here or above)")
    .option("--mock", "ask mocks in place of the providers: no key, no network, no cost")
    .addOption(
      new Option("--scenario <name>", "what the mocks play: small, busy, moving, failing or odd").implies({
        mock: true,
      }),
    )
    .option("--verbose", "tell on stderr how many requests each source took");
}

/** Adds the limit of what a list may cost. */
export function limited(command: Command): Command {
  return command.option(
    "--max-requests <number>",
    "the most requests that a list may cost a source; 0: no limit (default: 50)",
    wholeNumber(0),
  );
}
