import { type Command, CommanderError } from "commander";
import { CommandError } from "../command-error.ts";
import type { CommandExit, Context } from "../context.ts";
import { createProgram } from "./program.ts";

/** Runs what was typed. Gives the exit code; what went wrong is told on stderr, in as few lines as it takes. */
export async function runCommandLine(words: readonly string[], context: Context): Promise<CommandExit> {
  const exit = await run(words, context);
  const failure = await context.out.failure();
  if (failure === undefined) return exit;
  const { tell } = await import("../terminal/message.ts");
  await tell(context.err, `evalbridge: what was asked for could not be written to stdout (${failure})`);
  // As with a report's file: what is lost has not been done; what failed has failed all the same.
  return exit === 0 ? 3 : exit;
}

async function run(words: readonly string[], context: Context): Promise<CommandExit> {
  let exit: CommandExit = 0;
  const program = createProgram(context, async (ending) => {
    exit = await ending;
  });
  let asked = program;
  for (const command of [program, ...program.commands.flatMap((one) => [one, ...one.commands])]) {
    command.exitOverride((error) => {
      asked = command;
      throw error;
    });
    command.configureOutput({
      writeOut: (text) => void context.out.write(text),
      // What commander says in several lines is said in one, below.
      writeErr: () => {},
      getOutHelpWidth: () => context.out.width,
      getOutHasColors: () => context.out.color,
    });
  }
  try {
    // What a shell asks when somebody presses Tab; no word for people.
    if (words[0] === "complete")
      return await (await import("../set-up/completion.ts")).completeCommand(words, program, context);
    // A word alone asks what there is to type.
    await program.parseAsync(words.length > 0 ? [...words] : ["--help"], { from: "user" });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) return misread(error, asked, context);
    // What a command itself has to say, it says also to whoever ended it: that a run may have been started, for one.
    if (context.signal.aborted && !(error instanceof CommandError)) return 130;
    // Loads the bridge, for its errors: not before one is there.
    const { exitCodeOf, isExpected, lineOf } = await import("../told-error.ts");
    const { tell } = await import("../terminal/message.ts");
    const expected = isExpected(error);
    const lines = expected ? messageOf(error, lineOf).split("\n") : [ownFault(lineOf(error))];
    await tell(context.err, lines.map((line) => `evalbridge: ${line}`).join("\n"));
    if (!expected && error instanceof Error && context.environment["DEBUG"]) await context.err.line(error.stack);
    return exitCodeOf(error);
  }
}

/** Ours may have several lines on purpose, one for each problem. */
function messageOf(error: unknown, lineOf: (error: unknown) => string): string {
  return error instanceof CommandError ? error.message : lineOf(error);
}

const ownFault = (line: string) => `this is a fault of evalbridge's own: ${line}; DEBUG=1 shows where`;

/** Help and the version end a command too, and are no mistake. */
async function misread(error: CommanderError, command: Command, { err }: Context): Promise<CommandExit> {
  if (error.exitCode === 0) return 0;
  const said = error.message
    .replace(/^error: /, "")
    // What follows may be a key, which does not belong here.
    .replace(/'(--?[\w-]+)=[^']*'/g, "'$1'")
    .replace(/\s*\n\s*/g, " ")
    .replace(/\.$/, "");
  const { tell } = await import("../terminal/message.ts");
  await tell(err, `evalbridge: ${said}; see: ${namesOf(command).join(" ")} --help`);
  return 3;
}

/** What is typed to reach a command; the one that is meant without its name goes without it. */
function namesOf(command: Command): string[] {
  const before = command.parent ? namesOf(command.parent) : [];
  return command.name() === "list" ? before : [...before, command.name()];
}
