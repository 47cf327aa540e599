import type { Measured } from "../page/figure.ts";

/** What a section found, as rows of the README ask for it. */
export interface Found {
  /** What is the same on each machine, by its name in the budget. */
  readonly exact: (name: string) => number;
  /** A figure of a table of the page; of a title and a row the beginning is enough. */
  readonly at: (title: string, row: string, column: string) => number;
}

export function foundIn({ tables = [], exact = {} }: Partial<Measured>): Found {
  return {
    exact: (name) => present(exact[name], name),
    at: (title, row, column) => {
      const figures = tables.filter((table) => table.title.startsWith(title)).flatMap((table) => table.figures);
      const inColumn = figures.filter((figure) => figure.column === column);
      const figure =
        inColumn.find((one) => one.row === row) ?? inColumn.find((one) => one.row.startsWith(row)) ?? undefined;
      return present(figure?.value, `${title} / ${row} / ${column}`);
    },
  };
}

function present(value: number | undefined, name: string): number {
  if (value === undefined) throw new Error(`the README tells of a figure that was not measured: ${name}`);
  return value;
}
