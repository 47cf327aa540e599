import { type Command, Option } from "commander";
import type { CommandExit } from "../context.ts";
import { wholeNumber } from "./read-option.ts";

/** Hands a command's exit code on; commands are loaded when they are asked for. */
export type Finish = (exit: Promise<CommandExit>) => Promise<void>;

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
