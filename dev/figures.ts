import type { Reporter, TestModule } from "vitest/node";

interface Figure {
  readonly figure: string;
  readonly bar: string;
  readonly measured: string;
}

/** Ends a run with the table of what the fault tests measured, where any did. */
export default class Figures implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const rows = tests.flatMap((test) => {
      const { figures = [] } = test.meta() as { figures?: readonly Figure[] };
      const passed = test.result().state === "passed";
      return figures.map(({ figure, bar, measured }) => [passed ? "✓" : "✗", figure, bar, measured]);
    });
    if (rows.length === 0) return;
    const table = [
      ["", "FAULTS", "BAR", "MEASURED"],
      ...rows.sort((one, other) => (one.join() < other.join() ? -1 : 1)),
    ];
    const widths = [1, 44, 14].map((least, column) => Math.max(least, ...table.map((row) => row[column]?.length ?? 0)));
    const lines = table.map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
    process.on("exit", () => console.log(`\n${lines.join("\n")}\n`));
  }
}
