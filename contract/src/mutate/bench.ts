import { join } from "node:path";
import { createVitest, type Reporter, type TestCase, type TestModule } from "vitest/node";
import { read, root } from "../repository.ts";
import { type Mutant, replaceOnce, type Suite } from "./mutant.ts";

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
const testTimeoutMs = 12_000;
const mutantTimeoutMs = 25_000;
const wholeTimeoutMs = 300_000;
/** Where the suite learns which providers there are: with one alone, its mocks are up in half the time. */
const registry = "contract/src/repository.ts";
const setup = join(import.meta.dirname, "files-in-thread.ts");

// A thread cannot change its zone, as tests do that look for a mistake with it: one that is not UTC has to be there from the start.
process.env["TZ"] = "Asia/Tokyo";

/** Vitest within this process, over the tree as it is; nothing is written. */
export async function createBench(): Promise<Bench> {
  const texts = new Map<string, string>();
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
          load: (id: string) => texts.get(id.split("?", 1)[0] ?? ""),
        },
      ],
    },
  );
  const project = vitest.getRootProject();
  /** Gives a file another text, or its own again. */
  const become = (file: string, text: string | undefined) => {
    const path = join(root, file);
    if (text === texts.get(path)) return;
    if (text === undefined) texts.delete(path);
    else texts.set(path, text);
    for (const { moduleGraph } of Object.values(project.vite.environments))
      for (const module of moduleGraph.getModulesByFile(path) ?? []) moduleGraph.invalidateModule(module);
  };

  async function runOnce({ files, pattern }: Suite, limitMs: number): Promise<Outcome> {
    [passed, failure] = [[], undefined];
    const stop = () => vitest.cancelCurrentRun("test-failure");
    const timer = setTimeout(() => {
      fail("time", `no end within ${limitMs / 1000} s`);
      // The second time ends a thread that hears nothing.
      void Promise.allSettled([stop(), stop()]);
    }, limitMs);
    const options = pattern ? { testNamePattern: pattern } : {};
    const { unhandledErrors } = await vitest.runTestSpecifications(
      files.map((file) => project.createSpecification(join(root, file), options)),
    );
    clearTimeout(timer);
    for (const error of unhandledErrors) fail("load", String((error as Error)?.message ?? error).split("\n")[0] ?? "");
    return failure === undefined ? { passed } : { passed, failure };
  }

  return {
    async run(suite, mutant) {
      become(registry, suite.provider && replaceOnce(registry, read(registry), "specs/*/", `specs/${suite.provider}/`));
      const isDocument = mutant?.file.endsWith(".json") ?? false;
      try {
        if (mutant && isDocument)
          project.provide("mutantDocument", {
            file: mutant.file,
            text: mutant.text(),
            mockOnly: mutant.mockOnly ?? false,
          });
        else if (mutant) become(mutant.file, mutant.text());
        return await runOnce(suite, mutant ? mutantTimeoutMs : wholeTimeoutMs);
      } finally {
        project.provide("mutantDocument", null);
        if (mutant && !isDocument) become(mutant.file, undefined);
      }
    },
    close: () => vitest.close(),
  };
}
