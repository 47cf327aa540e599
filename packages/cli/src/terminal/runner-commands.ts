import type { Environment } from "../config/read-variable.ts";

/** Whether this runs in a job at GitHub, whose runner looks for commands in all that the job prints. */
export function isGithubJob(environment: Environment): boolean {
  return environment["GITHUB_ACTIONS"] === "true";
}

/**
 * A line that begins with `::`, or has `##[` anywhere, is a command to GitHub's runner (actions/runner, ActionCommand.cs): what a
 * provider says is none. U+2060 is not seen, and may stand wherever text may, in JSON and XML too.
 */
export function withoutCommands(text: string): string {
  return text.replace(/^(\s*):(?=:)/gm, "$1:\u2060").replace(/##(?=\[)/g, "#\u2060#");
}
