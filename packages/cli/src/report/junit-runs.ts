import type { CaseCell, GateReport, ReportedCase, ReportedRun } from "../gate/report.ts";
import { cut, plain } from "../text/plain.ts";
import { passRateText, scoreText } from "./figures.ts";
import type { Problem, TestCase, TestSuite } from "./junit-suite.ts";
import { caseLabels } from "./ranked-cases.ts";

const longestParent = 300;

/** A suite for each head run, in their order. */
export function suitesOfRuns(report: GateReport): TestSuite[] {
  const heads = report.runs.filter(({ role }) => role === "head");
  const classnames = unique(heads.map(classnameOf), (name, count) => `${name} (run ${count})`);
  return heads.map((run, index) => ({
    name: run.ref,
    timestamp: run.startedAt ?? run.createdAt,
    durationSeconds: durationOf(run),
    properties: propertiesOf(run),
    cases: casesOf(run, classnames[index] as string, report.cases),
  }));
}

/**
 * What a test is called must not change from run to run, else no tool tells that it was green before: it is the source and the parent,
 * never the run. Dots make folders of it in Jenkins.
 */
function classnameOf({ source, parent }: ReportedRun): string {
  const name = cut(plain(parent?.name ?? "") || plain(parent?.id ?? ""), longestParent);
  return name === "" ? plain(source) : `${plain(source)}.${name.replaceAll(".", "․")}`;
}

function casesOf(run: ReportedRun, classname: string, all: readonly ReportedCase[]): TestCase[] {
  const labels = caseLabels(all);
  const judged = all.flatMap((one, index) =>
    one.cells.filter(({ ref }) => ref === run.ref).map((cell) => ({ one, cell, name: labels[index] as string })),
  );
  const names = unique(
    judged.map(({ name }) => name),
    (name, count) => `${name} (${count})`,
  );
  const cases = judged.map(({ one, cell }, index) => {
    const problem = problemOf(one, cell);
    return { name: names[index] as string, classname, ...(problem && { problem }) };
  });
  if (cases.length > 0) return cases;
  const message = "No case of this run was read.";
  return [{ name: "cases", classname, problem: { kind: "skipped", type: "none", message, text: message } }];
}

function problemOf({ change }: ReportedCase, { outcome, score, rationale }: CaseCell): Problem | undefined {
  if (outcome === "passed") return undefined;
  const facts = [
    outcome,
    ...(change === "regressed" ? ["passed in the base"] : []),
    ...(score === undefined ? [] : [`score ${scoreText(score)}`]),
  ];
  const kind = outcome === "failed" ? "failure" : outcome === "errored" ? "error" : "skipped";
  return {
    kind,
    type: change === "regressed" ? "regressed" : outcome,
    message: facts.join(", "),
    text: rationale ?? "",
  };
}

function propertiesOf(run: ReportedRun): [string, string][] {
  return [
    ["provider", run.provider],
    ["status", run.status],
    ["verdict", run.verdict],
    ...(run.score === undefined ? [] : ([["score", scoreText(run.score)]] as [string, string][])),
    ...(run.passRate ? ([["pass rate", passRateText(run.passRate)]] as [string, string][]) : []),
  ];
}

function durationOf({ startedAt, endedAt }: ReportedRun): number | undefined {
  const seconds = (Date.parse(endedAt ?? "") - Date.parse(startedAt ?? "")) / 1000;
  return seconds >= 0 ? seconds : undefined;
}

/** The names, those that came before with a number. */
function unique(names: readonly string[], numbered: (name: string, count: number) => string): string[] {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return names.map((name) => {
    let count = counts.get(name) ?? 0;
    let free: string;
    do free = ++count === 1 ? name : numbered(name, count);
    while (taken.has(free));
    counts.set(name, count);
    taken.add(free);
    return free;
  });
}
