import { delimiter, dirname, join } from "node:path";
import { output } from "../release/command.ts";
import { root } from "./copy.ts";

/** What `npm run affected` runs, all of it. */
export const tasks: readonly string[] = ["codegen", "build", "test", "rules"];

/** As dev/run.mjs has it: our tools first, and no news to anybody. What the caller is set to of turbo's own is left out. */
export function environment(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(TURBO|GITHUB|VERCEL)_/.test(name));
  const path = [join(root, "dev/node_modules/.bin"), dirname(process.execPath), process.env["PATH"]];
  return {
    ...Object.fromEntries(own),
    PATH: path.filter(Boolean).join(delimiter),
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
    NO_COLOR: "1",
    ...more,
  };
}

interface Planned {
  readonly taskId: string;
  readonly hash: string;
  readonly command: string;
  readonly inputs: Readonly<Record<string, string>>;
}

/** What turbo would run in a folder, by `package#task`, without running it. What has no command is left out. */
export async function plan(
  folder: string,
  words: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<ReadonlyMap<string, Planned>> {
  const text = await output("turbo", ["run", ...tasks, "--dry=json", ...words], { cwd: folder, env: environment(env) });
  const { tasks: planned } = JSON.parse(text.slice(text.indexOf("{"))) as { tasks: readonly Planned[] };
  return new Map(planned.filter(({ command }) => command !== "<NONEXISTENT>").map((task) => [short(task), task]));
}

/** `@evalbridge/vogent#test` → `vogent#test`. */
function short({ taskId }: Planned): string {
  return taskId.replace(/^@evalbridge(-internal)?\//, "").replace(/^evalbridge#/, "cli#");
}
