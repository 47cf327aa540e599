import type { Bench } from "./bench.ts";
import type { Mutant, Suite } from "./mutant.ts";

/** What runs as one: the files, and the provider that they are narrowed to. */
const keyOf = ({ provider = "", files }: Suite) => [provider, ...files].join("\n");

/**
 * Runs every test that a mutant will face, without one.
 * @throws {Error} when one fails, or a mutant has no test to face: then nothing would be measured
 */
export async function requireGreen(benches: readonly Bench[], mutants: readonly Mutant[]): Promise<void> {
  const wholes = new Map(mutants.flatMap(({ suites }) => suites).map((suite) => [keyOf(suite), suite]));
  const passed = new Map<string, readonly string[]>();
  const open = wholes.entries();
  const work = async (bench: Bench) => {
    for (const [key, { pattern: _, ...whole }] of open) {
      const outcome = await bench.run(whole);
      if (outcome.failure) throw new Error(`without any mutant, this fails; mend it first: ${outcome.failure.name}`);
      passed.set(key, outcome.passed);
    }
  };
  await Promise.all(benches.map(work));

  const faces = (suite: Suite) => passed.get(keyOf(suite))?.some((name) => suite.pattern?.test(name) ?? true);
  const safe = mutants.find(({ suites }) => !suites.some(faces));
  if (safe) throw new Error(`mutant ${safe.id} faces no test; mend its suites`);
}
