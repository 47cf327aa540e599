import type { Command } from "commander";
import { CommandError } from "../command-error.ts";
import type { CommandExit, Context } from "../context.ts";
import { plain } from "../text/plain.ts";
import { bashScript } from "./completion/bash-script.ts";
import { printedBy } from "./completion/printed-by.ts";
import { type Shell, shells } from "./completion/shells.ts";

/** Where a shell reads its script from: told on the side, since the script itself goes into a file or an `eval`. */
const places: Readonly<Record<Shell, string>> = {
  bash: 'in ~/.bashrc: eval "$(evalbridge completion bash)"',
  zsh: "in ~/.zshrc, after compinit: source <(evalbridge completion zsh)",
  fish: "evalbridge completion fish > ~/.config/fish/completions/evalbridge.fish",
  powershell: "in $PROFILE: evalbridge completion powershell | Out-String | Invoke-Expression",
};

/** `evalbridge completion`: prints what makes a shell ask `evalbridge complete -- …` for words. */
export async function completionCommand(shell: string, program: Command, context: Context): Promise<CommandExit> {
  const known = shells.find((one) => one === shell);
  if (known === undefined)
    throw new CommandError(
      `there is no completion for ${JSON.stringify(plain(shell))}; there is for ${shells.join(", ")}`,
    );
  const { script } = await import("@bomb.sh/tab");
  const text = printedBy(() => script(known, program.name(), program.name()));
  await context.out.write(known === "bash" ? bashScript(text) : text);
  if (context.out.isTerminal) await context.err.line(`to use it, ${places[known]}`);
  return 0;
}

/**
 * `evalbridge complete -- …`: the words that can come next, a line each; the last word is the one that is being typed.
 * @param words all that was typed, `complete` included
 * @throws {CommandError} where somebody types it by hand
 */
export async function completeCommand(
  words: readonly string[],
  program: Command,
  { out }: Context,
): Promise<CommandExit> {
  if (words[1] !== "--")
    throw new CommandError("evalbridge complete is what shells ask; type: evalbridge completion bash");
  const { completionTree } = await import("./completion/tree.ts");
  const typed = words.slice(2);
  const tree = completionTree(program, typed.at(-1) ?? "");
  await out.write(printedBy(() => tree.parse(typed)));
  return 0;
}
