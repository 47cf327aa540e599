import { join } from "node:path";
import { createVitest, type Reporter, type TestCase, type TestModule } from "vitest/node";
import { root } from "../repository.ts";
import type { Mutant, Suite } from "./mutant.ts";

/** How a run of tests ended. */
export interface Outcome {
  /** The full names of the tests that passed. */
  readonly passed: readonly string[];
  /** What failed first: a test, what came in place of tests (a file that did not load), or the time limit. */
  readonly failure?: { readonly by: "test" | "load" | "time"; readonly name: string };
}

/** Runs tests with and without mutants: one at a time, in a fresh thread each. */
export interface Bench {
  run(suite: Suite, mutant?: Mutant): Promise<Outcome>;
  close(): Promise<void>;
}

/** Far more than any of these runs takes. */
const testTimeoutMs = 20_000;
const runTimeoutMs = 40_000;
const setup = join(import.meta.dirname, "mutant-document.ts");

/** Vitest within this process, over the tree as it is; nothing is written. */
export async function createBench(): Promise<Bench> {
  let current: { readonly file: string; readonly text: string } | undefined;
  let passed: string[] = [];
  let failure: Outcome["failure"];
  const fail = (by: "test" | "load" | "time", name: string) => {
    failure ??= { by, name };
  };
  const reporter: Reporter = {
    onTestCaseResult(test: TestCase) {
      const { state } = test.result();
      if (state === "passed") passed.push(test.fullName);
      if (state === "failed") fail("test", test.fullName);
    },
    onTestModuleEnd(module: TestModule) {
      for (const { message } of module.errors()) fail("load", `${module.relativeModuleId}: ${message.split("\n")[0]}`);
    },
  };
  const vitest = await createVitest(
    "test",
    {
      config: false,
      root,
      watch: false,
      include: ["packages/*/test/**/*.test.ts", "contract/test/*.test.ts"],
      setupFiles: [setup],
      provide: { mutantDocument: null },
      // All files of a run in one thread, and a thread for each run: fast, and no mutant meets another.
      pool: "threads",
      isolate: false,
      maxWorkers: 1,
      bail: 1,
      testTimeout: testTimeoutMs,
      // It is keyed by what is on disk, where no mutant ever is.
      fsModuleCache: false,
      reporters: [reporter],
    },
    {
      logLevel: "silent",
      plugins: [
        {
          name: "mutant",
          enforce: "pre",
          load: (id: string) => (id.split("?", 1)[0] === current?.file ? current?.text : undefined),
        },
      ],
    },
  );
  const project = vitest.getRootProject();
  const forget = (file: string) => {
    for (const { moduleGraph } of Object.values(project.vite.environments))
      for (const module of moduleGraph.getModulesByFile(file) ?? []) moduleGraph.invalidateModule(module);
  };

  async function runOnce({ files, pattern }: Suite): Promise<Outcome> {
    [passed, failure] = [[], undefined];
    const stop = () => vitest.cancelCurrentRun("test-failure");
    const timer = setTimeout(() => {
      fail("time", `no end within ${runTimeoutMs / 1000} s`);
      // The second time ends a thread that hears nothing.
      void Promise.allSettled([stop(), stop()]);
    }, runTimeoutMs);
    const options = pattern ? { testNamePattern: pattern } : {};
    const { unhandledErrors } = await vitest.runTestSpecifications(
      files.map((file) => project.createSpecification(join(root, file), options)),
    );
    clearTimeout(timer);
    for (const error of unhandledErrors) fail("load", String((error as Error)?.message ?? error).split("\n")[0] ?? "");
    return { passed, ...(failure && { failure }) };
  }

  return {
    async run(suite, mutant) {
      if (!mutant) return runOnce(suite);
      const file = join(root, mutant.file);
      const text = mutant.text();
      const isDocument = file.endsWith(".json");
      if (isDocument) {
        project.provide("mutantDocument", { file: mutant.file, text, mockOnly: mutant.mockOnly ?? false });
      } else {
        current = { file, text };
        forget(file);
      }
      try {
        return await runOnce(suite);
      } finally {
        project.provide("mutantDocument", null);
        current = undefined;
        if (!isDocument) forget(file);
      }
    },
    close: () => vitest.close(),
  };
}
