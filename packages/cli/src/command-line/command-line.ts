import { CommanderError } from "commander";
import { exitCodeOf, isExpected, lineOf } from "../command-error.ts";
import type { CommandExit, Context } from "../context.ts";
import { createProgram } from "./program.ts";

/** Runs what was typed. Gives the exit code; what went wrong is told on stderr, in as few lines as it takes. */
export async function runCommandLine(words: readonly string[], context: Context): Promise<CommandExit> {
  let exit: CommandExit = 0;
  const program = createProgram(context, async (ending) => {
    exit = await ending;
  });
  for (const command of [program, ...program.commands.flatMap((one) => [one, ...one.commands])]) {
    command.exitOverride();
    command.configureOutput({
      writeOut: (text) => context.out.stream.write(text),
      // What commander says in several lines is said in one, below.
      writeErr: () => {},
      getOutHelpWidth: () => context.out.width,
      getOutHasColors: () => context.out.color,
    });
  }
  try {
    await program.parseAsync([...words], { from: "user" });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) return misread(error, words, context);
    if (context.signal.aborted) return 130;
    const line = isExpected(error) ? messageOf(error) : `this is a fault of evalbridge's own: ${lineOf(error)}`;
    await context.err.line(`evalbridge: ${line}`);
    if (!isExpected(error) && error instanceof Error && context.environment["DEBUG"])
      await context.err.line(error.stack);
    return exitCodeOf(error);
  }
}

/** Ours may have several lines on purpose, one for each problem. */
function messageOf(error: unknown): string {
  return error instanceof Error && error.name === "CommandError" ? error.message : lineOf(error);
}

/** Help and the version end a command too, and are no mistake. */
async function misread(error: CommanderError, words: readonly string[], { err }: Context): Promise<CommandExit> {
  if (error.exitCode === 0) return 0;
  // A command that needs another word shows its help; that goes to stdout, and so does not repeat here.
  const said = error.message.replace(/^error: /, "").replace(/\s*\n\s*/g, " ");
  const words2 = words.filter((word) => /^[a-z]+$/.test(word)).slice(0, 2);
  await err.line(`evalbridge: ${said}; see: ${["evalbridge", ...words2, "--help"].join(" ")}`);
  return 3;
}
