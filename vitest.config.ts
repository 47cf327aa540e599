import { join } from "node:path";
import { defineConfig, type ViteUserConfig } from "vitest/config";

// By its path: TypeScript 5 sits in scripts/, and an editor starts vitest without our PATH.
const tsc = join(import.meta.dirname, "dev/node_modules/.bin/tsc");

// Two cores run several files at once: a test that waits for its turn has not failed, nor has what gets ready for it.
const testTimeout = 30_000;
const patient = { testTimeout, hookTimeout: testTimeout };
const veryPatient = { testTimeout: 120_000, hookTimeout: 120_000 };

// Documents that mean harm, some three hundred, each in a process of its own; packages made of documents of many shapes, compiled and
// tried. A minute, and not part of npm test: npm run test:slow.
const slow = ["scripts/test/hostile/hostile.test.ts", "scripts/test/provider/{guides,new-provider}.test.ts"];

const config: ViteUserConfig = defineConfig({
  test: {
    // Vitest leaves a core to itself, and hardly uses it: of two, that is half of the time.
    maxWorkers: "100%",
    reporters: ["default", "./dev/figures.ts", "./dev/totals.ts"],
    projects: [
      {
        test: {
          name: "unit",
          ...patient,
          include: ["packages/*/test/**/*.test.ts", "{bench,dev,scripts}/test/**/*.test.ts"],
          exclude: ["**/node_modules/**", "scripts/test/diff/corpus.test.ts", ...slow],
        },
      },
      {
        test: {
          name: "types",
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            checker: tsc,
            include: ["packages/*/test/**/*.test-d.ts"],
            tsconfig: "./tsconfig.types.json",
          },
        },
      },
      // What a change of a spec asks of the version, over a labelled corpus.
      { test: { name: "specs", ...veryPatient, include: ["scripts/test/diff/corpus.test.ts"] } },
      { test: { name: "slow", ...veryPatient, include: slow } },
      {
        test: {
          name: "contract",
          ...patient,
          include: ["contract/test/*.test.ts", "contract/test/clients/*.test.ts"],
        },
      },
      // Under faults: see docs/guarantees.md.
      { test: { name: "faults", ...veryPatient, include: ["contract/test/faults/*.test.ts"] } },
    ],
  },
});
export default config;
