import type { Reporter, SerializedError, TestModule } from "vitest/node";

/** Ends a run with the line `N passed, N failed`. A module that does not load and an error outside a test fail too. */
export default class Totals implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const count = (state: string): number => tests.filter((other) => other === state).length;
    const broken = modules.flatMap((module) => module.errors()).length + unhandled.length;
    const skipped = tests.length - count("passed") - count("failed");
    const line = `${count("passed")} passed, ${count("failed") + broken} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
    process.on("exit", () => console.log(line));
  }
}
