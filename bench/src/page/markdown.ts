import { type Bar, type Figure, holds, type Table, units } from "./figure.ts";

const number = (value: number, unit: Figure["unit"]) =>
  value.toLocaleString("en", { minimumFractionDigits: units[unit], maximumFractionDigits: units[unit] });

/** `1.31 (1.28–1.35) ✓`: the value, the quartiles, and whether it is within its bar. */
export function cellOf({ value, low, high, unit, bar }: Figure): string {
  const spread = low === undefined || high === undefined ? "" : ` (${number(low, unit)}–${number(high, unit)})`;
  return `${number(value, unit)}${spread}${bar === undefined ? "" : holds(value, bar) ? " ✓" : " ✗"}`;
}

const barOf = (bar: Bar, unit: Figure["unit"]) =>
  "most" in bar ? `≤ ${number(bar.most, unit)}` : `≥ ${number(bar.least, unit)}`;

/** A table of figures as Markdown: rows and columns in the order in which they are met; below a row with bars, these. */
export function tableLines({ title, figures }: Table): string[] {
  const rows = [...new Set(figures.map(({ row }) => row))];
  const columns = [...new Set(figures.map(({ column }) => column))];
  const at = (row: string, column: string) => figures.find((one) => one.row === row && one.column === column);
  const lines = rows.flatMap((row) => {
    const found = columns.map((column) => at(row, column));
    const bars = found.map((one) => (one?.bar ? barOf(one.bar, one.unit) : ""));
    const cells = [row, ...found.map((one) => (one ? cellOf(one) : ""))];
    return bars.some(Boolean) ? [cells, ["· to hold", ...bars]] : [cells];
  });
  return gridLines([[title, ...columns], ...lines]);
}

function gridLines(grid: readonly (readonly string[])[]): string[] {
  const [head = []] = grid;
  const widths = head.map((_, index) => Math.max(...grid.map((cells) => (cells[index] ?? "").length)));
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, index) => (cells[index] ?? "")[index === 0 ? "padEnd" : "padStart"](width)).join(" | ")} |`;
  const rule = `|${widths.map((width, index) => (index === 0 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  const [first, ...rest] = grid.map(line);
  return [first ?? "", rule, ...rest];
}

const widest = 100;

/** A paragraph in lines that fit the page. */
export function wrapped(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= widest) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join("\n");
}
