import { hasEnded, type Run } from "@evalbridge/bridge";
import { createLogUpdate } from "log-update";
import { cell } from "../terminal/cell.ts";
import type { Output } from "../terminal/output.ts";
import { bar, duration, leftMs, shareOf, spark } from "../terminal/progress.ts";
import { statusCell, verdictCell } from "../terminal/run-cells.ts";
import { type Columns, renderTable } from "../terminal/table.ts";

/** Runs that go on before one's eyes. */
export interface LiveRows {
  /** Takes in what is known of a run now. */
  show(run: Run): void;
  /** Takes the rows off the screen, for what is to stand there at the end. */
  clear(): void;
}

interface Row {
  readonly run: Run;
  readonly shares: readonly number[];
}

const barWidth = 10;
const sparkWidth = 12;
const redrawMs = 1_000;

/** Draws rows on a terminal, again each second for the time that goes by. `order` are the references, in their order. */
export function createLiveRows(out: Output, order: readonly string[], nowMs: () => number): LiveRows {
  const draw = createLogUpdate(out.stream as NodeJS.WritableStream, { showCursor: true });
  const rows = new Map<string, Row>();
  const beganMs = nowMs();
  const redraw = () => {
    const known = order.flatMap((ref) => rows.get(ref) ?? []);
    // More than the terminal is high would scroll away line by line.
    const render = (rows: readonly Row[]) =>
      renderTable(rows, columns(nowMs(), beganMs), { width: out.width, color: out.color });
    let shown = known.slice(0, Math.max(1, out.height - 3));
    let lines = render(shown);
    // In a narrow terminal a run takes two lines, for its reference and for how it goes.
    if (lines.length > out.height - 2) {
      shown = known.slice(0, Math.max(1, Math.floor((out.height - 3) / 2)));
      lines = render(shown);
    }
    const more = known.length - shown.length;
    draw([...lines, ...(more > 0 ? [`and ${more} more`] : [])].join("\n"));
  };
  const clock = setInterval(redraw, redrawMs);
  return {
    show(run) {
      const share = shareOf(run);
      const before = rows.get(run.ref)?.shares ?? [];
      rows.set(run.ref, { run, shares: share === undefined ? before : [...before, share].slice(-sparkWidth) });
      redraw();
    },
    clear() {
      clearInterval(clock);
      draw.clear();
      draw.done();
    },
  };
}

function columns(nowMs: number, beganMs: number): Columns<Row> {
  return {
    first: { title: "RUN", cell: ({ run }) => cell(run.ref) },
    always: [
      {
        title: "STATUS",
        cell: ({ run }) => (hasEnded(run) && run.verdict !== "none" ? verdictCell(run) : statusCell(run)),
      },
      { title: "PROGRESS", cell: ({ run }) => progressOf(run) },

      { title: "ELAPSED", right: true, cell: ({ run }) => cell(elapsed(run, nowMs, beganMs)) },
      { title: "LEFT", right: true, cell: ({ run }) => cell(left(run, nowMs)) },
      { title: "SCORE", cell: ({ shares }) => cell(spark(shares, sparkWidth)) },
    ],
  };
}

function progressOf({ progress }: Run) {
  if (!progress || progress.total === 0) return cell(undefined);
  return cell(`${bar(progress.completed / progress.total, barWidth)} ${progress.completed}/${progress.total}`);
}

function elapsed(run: Run, nowMs: number, beganMs: number): string {
  const from = Date.parse(run.startedAt ?? run.createdAt ?? "");
  const until = hasEnded(run) && run.endedAt !== undefined ? Date.parse(run.endedAt) : nowMs;
  return duration(until - (Number.isNaN(from) ? beganMs : from));
}

function left(run: Run, nowMs: number): string | undefined {
  const ms = hasEnded(run) ? undefined : leftMs(run, nowMs);
  return ms === undefined ? undefined : `~${duration(ms)}`;
}
