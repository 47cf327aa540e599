import { type Drift, isNews, kinds } from "./finding.ts";
import { fitted } from "./fitted.ts";
import { afterStop, type Checked, exitCode, type LiveReport } from "./live-report.ts";

const verdicts = {
  0: "agrees with its description",
  1: "drifts from its description",
  2: "could not be checked in full",
} as const;

/** A live check as a person reads it, in lines of `width` columns at the most. */
export function reportLines(report: LiveReport, width: number): string[] {
  const { title, baseUrl, requests, operations, drifts, stopped, note } = report;
  const called = operations.filter(({ outcome }) => outcome !== "not run").length;
  const real = drifts.filter((drift) => !isNews(drift)).length;
  const head = [
    `${title}: ${called} of ${operations.length} safe operations called at ${baseUrl}.`,
    requests === 0 ? "Nothing was sent." : `${requests} requests sent, each a GET: nothing was written.`,
    ...(note === undefined ? [] : [`Note: ${note}.`]),
    ...(stopped === undefined ? [] : [`Stopped: ${stopped}`]),
  ];
  const sum = `${title} ${verdicts[exitCode(report)]}: ${counted(real, "drift")}, ${counted(drifts.length - real, "new field")}`;
  return [
    ...head.flatMap((line) => fitted(line, width, "  ")),
    "",
    ...operationLines(operations, width),
    "",
    ...drifts.flatMap((drift) => [...driftLines(drift, width), ""]),
    ...fitted(sum, width, "  "),
  ];
}

function operationLines(operations: readonly Checked[], width: number): string[] {
  // What a stop left out says nothing one by one.
  const told = operations.filter(({ reason }) => reason !== afterStop);
  const left = operations.length - told.length;
  const nameWidth = Math.max(...operations.map(({ operation }) => operation.length)) + 2;
  const lines = told.map(({ operation, outcome, reason = "" }) => {
    const name = reason === "" ? operation : operation.padEnd(nameWidth);
    return `${outcome.padEnd(13)}${name}${reason}`;
  });
  const rest = left === 0 ? [] : [`${"not run".padEnd(13)}${left} operations: ${afterStop}`];
  return [...lines, ...rest].flatMap((line) => fitted(line, width, " ".repeat(15)));
}

function driftLines(
  { kind, operation, method, path, status, spec, instance, detail, times }: Drift,
  width: number,
): string[] {
  const often = times > 1 ? `, ${times} times` : "";
  const lines = [
    `${kind}${detail === undefined ? "" : `: ${detail}`} (${kinds[kind]})`,
    `  at    ${operation}, ${method} ${path} → ${status}${often}`,
    ...(instance === undefined ? [] : [`  body  ${instance === "" ? "as a whole" : instance}`]),
    `  spec  #${spec}`,
  ];
  return lines.flatMap((line) => fitted(line, width, " ".repeat(8)));
}

function counted(count: number, what: string): string {
  return `${count === 0 ? "no" : count} ${what}${count === 1 ? "" : "s"}`;
}
