import type { TestContext } from "vitest";

/** One row of the table that `npm run test:faults` ends with. */
export interface Figure {
  readonly figure: string;
  readonly bar: string;
  readonly measured: string;
}

declare module "vitest" {
  interface TaskMeta {
    figures?: Figure[];
  }
}

/** Puts a row into the table. The test itself holds the figure against the bar. */
export function show({ task }: Pick<TestContext, "task">, figure: string, bar: string, measured: string): void {
  task.meta.figures = [...(task.meta.figures ?? []), { figure, bar, measured }];
}
