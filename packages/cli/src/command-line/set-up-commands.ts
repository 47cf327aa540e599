import type { Command } from "commander";
import type { Context } from "../context.ts";
import { collected, wholeNumber } from "./read-option.ts";
import { type Finish, reaching } from "./source-options.ts";

/** Commands about the set-up, not about runs. */
export function addSetUpCommands(program: Command, context: Context, finish: Finish): void {
  reaching(program.command("providers"))
    .description("the sources, what each can do, and which variable is missing")
    .option("--json", "one JSON document")
    .action(async (flags) => finish((await import("../set-up/providers.ts")).providersCommand(flags, context)));

  reaching(program.command("doctor"))
    .description("look for what keeps evalbridge from working: Node, proxy, address, TLS, key, clock")
    .option("--provider <name>", "only this provider, or the source of this key; repeat for more", collected)
    .option("--json", "one JSON document")
    .action(async (flags) => finish((await import("../set-up/doctor.ts")).doctorCommand(flags, context)));

  program
    .command("mock")
    .description("serve mocks of the providers until Ctrl-C, and print the variables that lead there")
    .option("--provider <name>", "whom to serve (default: all); repeat for more", collected)
    .option("--port <provider=number>", "the port of a provider (default: a free one); repeat for more", collected)
    .option("--scenario <name or file>", "what to play: small, busy, moving, failing, odd, or a .json file")
    .option("--seed <number>", "what decides all that the scenario leaves open", wholeNumber(0))
    .action(async (flags) => finish((await import("../set-up/mock.ts")).mockCommand(flags, context)));

  program
    .command("init")
    .description("write a configuration and a GitHub workflow that gates on eval runs")
    .option("--force", "write over files that are there")
    .action(async (flags) => finish((await import("../set-up/init.ts")).initCommand(flags, context)));

  program
    .command("completion <shell>")
    .description("print what makes a shell complete evalbridge's words: bash, zsh, fish or powershell")
    .action(async (shell) =>
      finish((await import("../set-up/completion.ts")).completionCommand(shell, program, context)),
    );
}
