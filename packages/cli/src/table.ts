import { styleText } from "node:util";
import type { Run } from "@evalbridge/bridge";
import stringWidth from "string-width";
import {
  ageCell,
  type Cell,
  cell,
  costCell,
  createdCell,
  parentCell,
  progressCell,
  scoreCell,
  statusCell,
  type Tone,
  verdictCell,
} from "./run-cells.ts";

export interface TableOptions {
  /** Columns of the terminal. */
  readonly width: number;
  /** Whether to colour; only a terminal should be. */
  readonly color: boolean;
  /** The time that ages are counted from, in milliseconds since 1970. */
  readonly nowMs: number;
}

interface Column {
  readonly title: string;
  readonly right?: boolean;
  readonly cell: (run: Run, nowMs: number) => Cell;
}

const gap = 2;
/** An id of the usual form, a UUID, fits. */
const widestParent = 36;
const always: readonly Column[] = [
  { title: "STATUS", cell: statusCell },
  { title: "VERDICT", cell: verdictCell },
  { title: "SCORE", right: true, cell: scoreCell },
  { title: "AGE", right: true, cell: ageCell },
];
/** In the order in which a wider terminal gets them. */
const extra: readonly Column[] = [
  { title: "PROGRESS", right: true, cell: progressCell },
  { title: "COST", right: true, cell: costCell },
  { title: "PARENT", cell: (run) => shorten(parentCell(run), widestParent) },
  { title: "CREATED (UTC)", cell: createdCell },
];

/** Lays runs out in lines. A reference is never cut: where it leaves no room, it has a line of its own. */
export function renderTable(runs: readonly Run[], { width, color, nowMs }: TableOptions): string[] {
  const refs = runs.map(({ ref }) => cell(ref));
  const widestRef = Math.max(3, ...refs.map(({ text }) => stringWidth(text)));
  const room = (columns: readonly Laid[]) => width - columns.reduce((sum, column) => sum + gap + column.width, 0);

  const laid = always.map((column) => lay(column, runs, nowMs));
  for (const column of extra) {
    const more = lay(column, runs, nowMs);
    if (room([...laid, more]) < widestRef) break;
    laid.push(more);
  }
  const refWidth = Math.max(3, Math.min(widestRef, room(laid)));

  const line = (first: Cell, cells: readonly Cell[], paint: boolean) =>
    [
      pad(first, refWidth, false, paint),
      ...laid.map(({ width, right }, index) => pad(cells[index], width, right, paint)),
    ]
      .join(" ".repeat(gap))
      .trimEnd();
  const titles = laid.map(({ title }) => cell(title));
  return [
    line(cell("RUN"), titles, false),
    ...runs.flatMap((_, row) => {
      const cells = laid.map((column) => column.cells[row] as Cell);
      const ref = refs[row] as Cell;
      if (stringWidth(ref.text) <= refWidth) return [line(ref, cells, color)];
      return [ref.text, line({ text: "", tone: "plain" }, cells, color)];
    }),
  ];
}

interface Laid {
  readonly title: string;
  readonly right: boolean;
  readonly width: number;
  readonly cells: readonly Cell[];
}

function lay({ title, right = false, cell: read }: Column, runs: readonly Run[], nowMs: number): Laid {
  const cells = runs.map((run) => read(run, nowMs));
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
  return tone === "plain" ? text : styleText(styles[tone], text, { validateStream: false });
}

function shorten(long: Cell, width: number): Cell {
  if (stringWidth(long.text) <= width) return long;
  let text = "";
  for (const letter of long.text) {
    if (stringWidth(text + letter) >= width) break;
    text += letter;
  }
  return { ...long, text: `${text}…` };
}
