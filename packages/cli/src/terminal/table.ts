import { styleText } from "node:util";
import stringWidth from "string-width";
import { type Cell, cell, type Tone } from "./cell.ts";

/** How wide a table may be, and whether it is coloured. */
export interface TableOptions {
  /** Columns of the terminal. */
  readonly width: number;
  /** Whether to colour; only a terminal should be. */
  readonly color: boolean;
}

/** A column: its head, and what it shows of a row. */
export interface Column<Row> {
  readonly title: string;
  readonly right?: boolean;
  readonly cell: (row: Row) => Cell;
  /** Columns of text at most; the rest is cut. */
  readonly most?: number;
}

/** The columns of a table. */
export interface Columns<Row> {
  /** Names the row and is never cut: where it leaves no room, it has a line of its own. */
  readonly first: Column<Row>;
  readonly always: readonly Column<Row>[];
  /** In the order in which a wider terminal gets them; at the first that does not fit it ends. */
  readonly extra?: readonly Column<Row>[];
  /** Takes what room is left, and is cut to it. */
  readonly last?: Column<Row>;
}

const gap = 2;
/** A last column with less room than this says nothing. */
const leastLast = 12;

/** Lays rows out in lines. */
export function renderTable<Row>(
  rows: readonly Row[],
  { first, always, extra = [], last }: Columns<Row>,
  { width, color }: TableOptions,
): string[] {
  const names = rows.map(first.cell);
  const widest = Math.max(first.title.length, ...names.map(({ text }) => stringWidth(text)));
  const room = (columns: readonly Laid[]) => width - columns.reduce((sum, column) => sum + gap + column.width, 0);

  const laid = always.map((column) => lay(column, rows));
  for (const column of extra) {
    const more = lay(column, rows);
    if (room([...laid, more]) < widest) break;
    laid.push(more);
  }
  const left = room(laid) - widest - gap;
  if (last && left >= leastLast) laid.push(lay({ ...last, most: left }, rows));
  const nameWidth = Math.max(first.title.length, Math.min(widest, room(laid)));

  const line = (name: Cell, cells: readonly Cell[], paint: boolean) =>
    [
      pad(name, nameWidth, false, paint),
      ...laid.map(({ width, right }, index) => pad(cells[index], width, right, paint)),
    ]
      .join(" ".repeat(gap))
      .trimEnd();
  const heads = laid.map(({ title }) => cell(title));
  return [
    line(cell(first.title), heads, false),
    ...rows.flatMap((_, row) => {
      const cells = laid.map((column) => column.cells[row] as Cell);
      const name = names[row] as Cell;
      if (stringWidth(name.text) <= nameWidth) return [line(name, cells, color)];
      return [name.text, line({ text: "", tone: "plain" }, cells, color)];
    }),
  ];
}

interface Laid {
  readonly title: string;
  readonly right: boolean;
  readonly width: number;
  readonly cells: readonly Cell[];
}

function lay<Row>({ title, right = false, cell: read, most }: Column<Row>, rows: readonly Row[]): Laid {
  const cells = rows.map((row) => (most === undefined ? read(row) : shorten(read(row), most)));
  return { title, right, cells, width: Math.max(title.length, ...cells.map(({ text }) => stringWidth(text))) };
}

const styles = { good: "green", bad: "red", busy: "yellow", quiet: "dim" } as const;

function pad(
  { text, tone }: Cell = { text: "", tone: "plain" },
  width: number,
  right: boolean,
  paint: boolean,
): string {
  const space = " ".repeat(Math.max(0, width - stringWidth(text)));
  const shown = paint ? painted(text, tone) : text;
  return right ? space + shown : shown + space;
}

/** Colours a text, whatever stream it goes to: who calls decides by the stream. */
export function painted(text: string, tone: Tone): string {
  return tone === "plain" || text === "" ? text : styleText(styles[tone], text, { validateStream: false });
}

/** A cell no wider than so many columns. */
function shorten(long: Cell, width: number): Cell {
  if (stringWidth(long.text) <= width) return long;
  let text = "";
  for (const letter of long.text) {
    if (stringWidth(text + letter) >= width) break;
    text += letter;
  }
  return { ...long, text: `${text}…` };
}
