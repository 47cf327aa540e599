import { join } from "node:path";
import { defineConfig, type ViteUserConfig } from "vitest/config";

// By its path: TypeScript 5 sits in scripts/, and an editor starts vitest without our PATH.
const tsc = join(import.meta.dirname, "dev/node_modules/.bin/tsc");

// Two cores run several files at once: a test that waits for its turn has not failed.
const testTimeout = 30_000;

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
          testTimeout,
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
      { test: { name: "specs", testTimeout: 120_000, include: ["scripts/test/diff/corpus.test.ts"] } },
      { test: { name: "slow", testTimeout: 120_000, include: slow } },
      {
        test: {
          name: "contract",
          testTimeout,
          include: ["contract/test/*.test.ts", "contract/test/clients/*.test.ts"],
        },
      },
      // Under faults: see docs/guarantees.md.
      { test: { name: "faults", include: ["contract/test/faults/*.test.ts"], testTimeout: 120_000 } },
    ],
  },
});
export default config;
