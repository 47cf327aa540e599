import type { Bench } from "./bench.ts";
import type { Mutant } from "./mutant.ts";

/**
 * Runs every test that a mutant will face, without one: all files at once for each provider that they are narrowed to.
 * @throws {Error} when one fails, or a mutant has no test to face: then nothing would be measured
 */
export async function requireGreen(benches: readonly Bench[], mutants: readonly Mutant[]): Promise<void> {
  const files = new Map<string | undefined, Set<string>>();
  for (const suite of mutants.flatMap(({ suites }) => suites))
    files.set(suite.provider, new Set([...(files.get(suite.provider) ?? []), ...suite.files]));

  const passed = new Map<string | undefined, readonly string[]>();
  const open = files.entries();
  const work = async (bench: Bench) => {
    for (const [provider, names] of open) {
      const outcome = await bench.run({ files: [...names], ...(provider !== undefined && { provider }) });
      if (outcome.failure) throw new Error(`without any mutant, this fails; mend it first: ${outcome.failure.name}`);
      passed.set(provider, outcome.passed);
    }
  };
  await Promise.all(benches.map(work));

  const safe = mutants.find(
    ({ suites }) =>
      !suites.some(({ provider, pattern }) => passed.get(provider)?.some((name) => pattern?.test(name) ?? true)),
  );
  if (safe) throw new Error(`mutant ${safe.id} faces no test; mend its suites`);
}
