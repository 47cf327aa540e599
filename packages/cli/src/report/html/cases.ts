import type { CaseCell, GateReport } from "../../gate/report.ts";
import { counted, thousands } from "../../text/counted.ts";
import { cut, plain, plainLines } from "../../text/plain.ts";
import { absent, scoreText } from "../figures.ts";
import { type Markup, type MarkupValue, markup } from "../markup.ts";
import { type RankedCase, rankCases, type Sign } from "../ranked-cases.ts";
import { cardTable, type Head } from "./card-table.ts";
import { filters } from "./filters.ts";
import { caseMark, runNames, signMarks } from "./marks.ts";

const mostCases = 500;
const longestName = 160;
const longestRationale = 2000;
const longestPreview = 90;

interface Column {
  readonly ref: string;
  readonly name: string;
}

/** Cases side by side: a row for each case, a column for each run. The ones that matter come first. */
export function casesSection(report: GateReport): Markup {
  const ranked = rankCases(report);
  const shown = ranked.slice(0, mostCases);
  return markup`<section id="cases" aria-labelledby="cases-title">
<h2 id="cases-title">Cases</h2>
${shown.length > 0 ? [lead(ranked), filters(shown), grid(shown, report)] : markup`<p class="muted">No case was read.</p>`}
</section>`;
}

function lead(ranked: readonly RankedCase[]): Markup {
  const count = (sign: Sign) => ranked.filter(({ signs }) => signs.includes(sign)).length;
  const named = (["regressed", "failed", "errored", "missing", "undecided", "flaky", "fixed", "new"] as const)
    .map((sign) => [sign, count(sign)] as const)
    .filter(([, many]) => many > 0)
    .map(([sign, many]) => `${thousands(many)} ${sign}`);
  const hidden = ranked.slice(mostCases);
  const mattering = hidden.filter(({ matters }) => matters).length;
  const rest =
    hidden.length > 0 &&
    markup` The first ${mostCases} are shown; ${counted(hidden.length, "case")} more ${hidden.length === 1 ? "is" : "are"} not, of which ${thousands(mattering)} did not simply pass. The JSON report has all.`;
  return markup`<p class="lead">${counted(ranked.length, "case")}${named.length > 0 && `: ${named.join(", ")}`}.${rest}</p>`;
}

function grid(shown: readonly RankedCase[], report: GateReport): Markup {
  const columns = columnsOf(report);
  const explained = shown.some(({ reported }) => reported.cells.some(({ rationale }) => rationale));
  const reasonsHead: readonly Head[] = explained ? [{ title: "Reasons", kind: "wide why" }] : [];
  return cardTable({
    name: "Table of cases",
    caption: `What each run says of each case${explained ? "; reasons open where there are any" : ""}.`,
    kind: "cases",
    naming: 0,
    heads: [
      { title: "Case" },
      ...columns.map(({ ref, name }) => ({ title: name, below: markup`<span class="ref">${plain(ref)}</span>` })),
      ...reasonsHead,
    ],
    rows: shown.map(({ label, reported, signs }) => ({
      kind: signs.map((sign) => `is-${sign}`).join(" "),
      cells: [
        markup`<span class="name">${cut(label, longestName)}</span>${signMarks(signs)}`,
        ...columns.map(({ ref }) => judgements(reported.cells.filter((cell) => cell.ref === ref))),
        ...(explained ? [reasons(label, reported.cells, columns)] : []),
      ],
    })),
  });
}

/** Head runs in their order, then the base; a run that is only named by its cells comes last. */
function columnsOf({ runs, cases }: GateReport): Column[] {
  const names = runNames(runs);
  const order = [...runs.filter(({ role }) => role !== "history")].map(({ ref }) => ref as string);
  const used = new Set(cases.flatMap(({ cells }) => cells.map(({ ref }) => ref)));
  return [...new Set([...order.filter((ref) => used.has(ref)), ...used])].map((ref) => ({
    ref,
    name: names.get(ref) ?? "other",
  }));
}

function judgements(cells: readonly CaseCell[]): MarkupValue {
  if (cells.length > 0) return cells.map(judged);
  return markup`<span class="muted">${absent}<span class="unseen"> not judged</span></span>`;
}

function judged({ outcome, score }: CaseCell): Markup {
  return markup`${caseMark(outcome)}${score !== undefined && markup`<span class="score">${scoreText(score)}</span>`}`;
}

function reasons(label: string, cells: readonly CaseCell[], columns: readonly Column[]): Markup | undefined {
  const told = cells.filter(({ rationale }) => rationale);
  const first = told.find(({ outcome }) => outcome !== "passed") ?? told[0];
  if (!first) return undefined;
  const nameOf = (ref: string) => columns.find((column) => column.ref === ref)?.name ?? "other";
  return markup`<details><summary><span class="closed">${preview(first)}</span><span class="open">Reasons</span><span class="unseen"> for ${cut(label, longestPreview)}</span></summary>
<dl>${told.map(
    ({ ref, outcome, rationale = "" }) =>
      markup`<dt>${nameOf(ref)}, ${outcome}</dt><dd class="rationale">${cut(plainLines(rationale), longestRationale)}</dd>`,
  )}</dl></details>`;
}

/** The beginning of the reason; that of what passed is seldom asked for. */
function preview({ outcome, rationale = "" }: CaseCell): string {
  if (outcome === "passed") return "Reasons";
  const text = plain(rationale);
  if (text.length <= longestPreview) return text;
  return `${text
    .slice(0, longestPreview)
    .replace(/\s+\S*$/, "")
    .toWellFormed()}…`;
}
