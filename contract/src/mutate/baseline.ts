import type { Bench } from "./bench.ts";
import type { Mutant, Suite } from "./mutant.ts";

/**
 * Runs every test that a mutant will face, without one.
 * @throws {Error} when one fails, or a pattern fits no test: then nothing would be measured
 */
export async function requireGreen(benches: readonly Bench[], mutants: readonly Mutant[]): Promise<void> {
  const groups = new Map<string, Suite[]>();
  for (const suite of new Set(mutants.flatMap(({ suites }) => suites))) {
    const key = [suite.provider ?? "", ...suite.files].join("\n");
    groups.set(key, [...(groups.get(key) ?? []), suite]);
  }
  const open = groups.values();
  const work = async (bench: Bench) => {
    for (const suites of open) {
      const { pattern: _, ...whole } = suites[0] as Suite;
      const { passed, failure } = await bench.run(whole);
      if (failure) throw new Error(`without any mutant, this fails; mend it first: ${failure.name}`);
      const empty = suites.find(({ pattern }) => !passed.some((name) => pattern?.test(name) ?? true));
      if (empty) throw new Error(`no test of ${empty.files.join(", ")} fits ${empty.pattern ?? "anything"}`);
    }
  };
  await Promise.all(benches.map(work));
}
