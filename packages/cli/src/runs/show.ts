import type { Run, RunCase } from "@evalbridge/bridge";
import type { CommandExit, Context } from "../context.ts";
import { again } from "../sources/again.ts";
import type { SourceFlags } from "../sources/open-sources.ts";
import { withSources } from "../sources/with-sources.ts";
import { cell, type Tone } from "../terminal/cell.ts";
import type { Output } from "../terminal/output.ts";
import { duration } from "../terminal/progress.ts";
import { scoreCell, statusCell, verdictCell } from "../terminal/run-cells.ts";
import { wrapWords } from "../terminal/summary.ts";
import { painted } from "../terminal/table.ts";
import { jsonText } from "../text/json-text.ts";
import { plain } from "../text/plain.ts";
import { shellCommand } from "../text/shell-command.ts";
import { known } from "./known-run.ts";

export interface ShowFlags extends SourceFlags {
  readonly failed?: boolean | undefined;
  readonly limit: number;
  readonly json?: boolean | undefined;
  readonly verbose?: boolean | undefined;
}

/** `evalbridge runs show`: a run, and what was judged in it. */
export function showCommand(text: string, flags: ShowFlags, context: Context): Promise<CommandExit> {
  return withSources(flags, context, async ({ bridge, sources }) => {
    const { out, signal } = context;
    const ref = bridge.parse(text);
    const run = await known(ref, bridge.get(ref, { signal }), flags);
    const cases: RunCase[] = [];
    let more = false;
    if (bridge.can("cases", ref)) {
      for await (const one of bridge.cases(ref, { signal })) {
        if (flags.failed && one.outcome === "passed") continue;
        more = cases.length === flags.limit;
        if (more) break;
        cases.push(one);
      }
    }
    if (flags.json) {
      await out.line(jsonText({ run, cases, complete: !more }));
      return 0;
    }
    const term = sources.get(run.source)?.source.parentTerm ?? "parent";
    for (const line of [...runLines(run, term, out), "", ...casesLines(cases, flags.failed === true, out)])
      await out.line(line);
    if (more) await out.line(`and more; --limit ${flags.limit * 10} shows more`);
    await out.line(`\nnext: ${nextLine(run, flags)}`);
    return 0;
  });
}

function nextLine({ ref, status }: Run, flags: ShowFlags): string {
  const open = status === "pending" || status === "running";
  return shellCommand(...(open ? ["runs", "wait"] : ["gate"]), ref, ...again(flags));
}

const labelWidth = 10;

/** What is known of a run, a line each; what its provider does not say has none. */
function runLines(run: Run, term: string, { width, color }: Output): string[] {
  const { parent, counts, startedAt, endedAt, costUsd, error, progress } = run;
  const tone = (text: string, tone: Tone) => (color ? painted(text, tone) : text);
  const took = startedAt && endedAt ? ` (${duration(Date.parse(endedAt) - Date.parse(startedAt))})` : "";
  const status = statusCell(run);
  const verdict = verdictCell(run);
  const word = plain(run.rawStatus);
  const judged = Object.entries(counts ?? {}).map(([name, count]) => `${name} ${count}`);
  const fields: readonly (readonly [string, string | undefined])[] = [
    ["status", `${tone(status.text, status.tone)}${word === run.status ? "" : ` (${word})`}`],
    ["verdict", run.verdict === "none" ? undefined : tone(verdict.text, verdict.tone)],
    ["score", run.score === undefined ? undefined : scoreCell(run).text],
    ["counts", judged.join(", ") || undefined],
    ["progress", progress && `${progress.completed} of ${progress.total}`],
    [term, parent && plain(parent.name ? `${parent.name} (${parent.id})` : parent.id)],
    ["created", run.createdAt],
    ["started", startedAt],
    ["ended", endedAt && `${endedAt}${took}`],
    ["cost", costUsd === undefined ? undefined : `$${costUsd.toFixed(2)}`],
    ["error", error && plain(error.code ? `${error.code}: ${error.message}` : error.message)],
  ];
  const rows = fields.flatMap(([name, value]) => (value === undefined ? [] : labelled(name, value, width)));
  return [cell(run.ref).text, ...rows];
}

function labelled(name: string, value: string, width: number): string[] {
  const [first = "", ...rest] = wrapWords(value, width - labelWidth - 2);
  return [`  ${name.padEnd(labelWidth)}${first}`, ...rest.map((line) => `  ${" ".repeat(labelWidth)}${line}`)];
}

const signs = { passed: "passed", failed: "FAILED", errored: "ERROR", undecided: "open" } as const;
const tones = { passed: "good", failed: "bad", errored: "bad", undecided: "busy" } as const;

const indent = " ".repeat(8);

/** Each judgement with its reason, whole: it is what somebody looks at a run for. */
function casesLines(cases: readonly RunCase[], failed: boolean, { width, color }: Output): string[] {
  if (cases.length === 0) return [failed ? "every case passed, or there is none" : "no cases"];
  return cases.flatMap((one) => {
    const sign = signs[one.outcome].padEnd(7);
    const name = plain(one.name ?? one.key ?? "(without a name)");
    const key = one.name !== undefined && one.key !== undefined ? `  ${plain(one.key)}` : "";
    const score = one.score === undefined ? "" : `${one.score.toFixed(2)}  `;
    const room = width - indent.length;
    const told = wrapWords(`${score}${name}${key}`, room);
    const why = one.rationale === undefined ? [] : wrapWords(plain(one.rationale), room);
    const reason = why.map((line) => (color ? painted(line, "quiet") : line));
    const shown = color ? painted(sign, tones[one.outcome]) : sign;
    // An id that is wider than the room beside its sign is not broken: it stands below.
    const fits = told.every((line) => line.length <= room);
    const first = fits
      ? told.map((line, index) => `${index === 0 ? `${shown} ` : indent}${line}`)
      : [`${shown} ${score}`.trimEnd(), `  ${name}${key}`];
    return [...first, ...reason.map((line) => `${indent}${line}`)];
  });
}
