import { readFileSync } from "node:fs";
import { Command } from "commander";
import type { Context } from "../context.ts";
import { addGateCommand } from "./gate-command.ts";
import { addRunCommands } from "./run-commands.ts";
import { addSetUpCommands } from "./set-up-commands.ts";
import type { Finish } from "./source-options.ts";

const exits = `
Exit codes:
  0  all well
  1  gate: a rule is proven broken
  2  a provider or the network failed, or a list is not complete
  3  what cannot be asked: an option, the configuration, a key, an unknown run;
     or what was asked for could not be written
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
