import { SpecError } from "../spec/problem.ts";
import { defaultRoot } from "../workspace.ts";
import { reportOf } from "./report.ts";
import { specNamed } from "./spec-named.ts";
import { judge } from "./verdict.ts";

const usage = "usage: spec:diff <old> <new> [--json], each a file, a provider, or main:provider";

/** `spec:diff <old> <new> [--json]`: answers the exit code, 0 whatever the verdict. */
export async function specDiff(
  words: readonly string[],
  root: string = defaultRoot,
  out: Pick<Console, "log" | "error"> = console,
): Promise<number> {
  const options = words.filter((word) => word.startsWith("--"));
  const [old, now, ...more] = words.filter((word) => !word.startsWith("--"));
  const stranger = options.find((word) => word !== "--json");
  if (old === undefined || now === undefined || more.length > 0 || stranger !== undefined) {
    out.error(stranger === undefined ? usage : `spec:diff: there is no option ${stranger}; ${usage}`);
    return 2;
  }
  try {
    const [before, after] = [specNamed(old, root), specNamed(now, root)];
    const [verdict] = await judge([{ old: { ...before, provider: after.provider }, now: after }]);
    if (!verdict) return 2;
    out.log(options.length > 0 ? JSON.stringify(verdict, undefined, 2) : `${old} → ${now}\n${reportOf(verdict)}`);
    return 0;
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    for (const problem of error.problems) out.error(problem);
    return 2;
  }
}

if (import.meta.main) process.exitCode = await specDiff(process.argv.slice(2));
