import { complaint, type Ended, run } from "./child.ts";

/** What programs/use.mjs proves, in its order. */
export const facts = ["get", "one operation", "pages", "404", "timeout", "list", "start", "wait"] as const;

/** What is wrong with a program that ran programs/use.mjs and printed what was proven as its last line. */
export function proofProblems(what: string, ended: Ended): string[] {
  const said = ended.output.trim().split("\n").at(-1) ?? "";
  if (ended.code !== 0) return [`${what}: ${complaint(ended)}`];
  return missingFacts(what, said);
}

export function missingFacts(what: string, said: string): string[] {
  if (said === JSON.stringify(facts)) return [];
  return [`${what}: proved ${said.slice(0, 400) || "nothing"}, not ${JSON.stringify(facts)}`];
}

/** Whether a program is the version that it is taken for. */
export async function versionProblems(program: string, words: readonly string[], version: string): Promise<string[]> {
  const { output, code } = await run(program, words, import.meta.dirname);
  const said = output.split("\n")[0] ?? "";
  if (code === 0 && said.split(/[\sv]+/).includes(version)) return [];
  return [`it says that it is ${said || `nothing, exit ${code}`}, not ${version}`];
}
