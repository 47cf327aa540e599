import { formatRef, parseRef, type RunCase, type RunRecord, type RunStatus } from "@evalbridge/core";

const statuses: Readonly<Record<RunStatus, true>> = {
  pending: true,
  running: true,
  completed: true,
  partial: true,
  failed: true,
  cancelled: true,
  unknown: true,
};
const outcomes: Readonly<Record<RunCase["outcome"], true>> = {
  passed: true,
  failed: true,
  errored: true,
  undecided: true,
};
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** What is wrong with a run, by the run model of docs/design.md; nothing: an empty list. */
export function recordProblems(record: RunRecord, provider: string): string[] {
  const { address, id, status, rawStatus, verdict, progress, createdAt, startedAt, endedAt } = record;
  const { source, address: parsed } = parseRef(formatRef("source-key", address));
  const times = [createdAt, startedAt, endedAt].filter((one) => one !== undefined);
  const problems: [boolean, string][] = [
    [record.provider === provider, `is said to be ${record.provider}'s`],
    [source === "source-key" && parsed.join("\0") === address.join("\0"), "its reference does not read back"],
    [address.at(-1) === id && id !== "", `its id ${id} is not the last part of its address`],
    [Object.hasOwn(statuses, status), `there is no status ${status}`],
    [typeof rawStatus === "string" && rawStatus !== "", "it lacks the provider's own status"],
    [verdict === "none" || verdict === "passed" || verdict === "failed", `there is no verdict ${verdict}`],
    [verdict === "none" || status === "completed" || status === "partial", `${status}, yet ${verdict}`],
    [times.every((one) => time.test(one)), `a time is not UTC with milliseconds: ${times}`],
    [times.every((one, index) => index === 0 || one >= (times[index - 1] ?? "")), `its times run backwards: ${times}`],
    [progress === undefined || progress.completed <= progress.total, "it is more than finished"],
    [record.raw !== undefined && record.raw !== null, "it lacks the provider's own record"],
  ];
  return [...said(problems), ...valueProblems(withoutRaw(record))].map((problem) => `${address.join("/")}: ${problem}`);
}

/** What is wrong with a case. */
export function caseProblems(one: RunCase): string[] {
  const problems: [boolean, string][] = [
    [Object.hasOwn(outcomes, one.outcome), `there is no outcome ${one.outcome}`],
    [one.key !== "", "its key is empty"],
    [one.raw !== undefined && one.raw !== null, "it lacks the provider's own record"],
  ];
  return [...said(problems), ...valueProblems(withoutRaw(one))].map((problem) => `${one.key}: ${problem}`);
}

function said(problems: readonly [boolean, string][]): string[] {
  return problems.filter(([holds]) => !holds).map(([, problem]) => problem);
}

function withoutRaw({ raw: _, ...rest }: { readonly raw: unknown }): object {
  return rest;
}

/** A field is absent or says something: never undefined, null or an empty object; numbers are finite and not negative. */
function valueProblems(value: object, path = ""): string[] {
  return Object.entries(value).flatMap(([name, field]) => {
    const here = `${path}${name}`;
    if (field === undefined || field === null) return [`${here} is ${field}, not absent`];
    if (typeof field === "number") return numberProblems(here, field);
    if (typeof field !== "object") return [];
    return Object.keys(field).length === 0 ? [`${here} is empty, not absent`] : valueProblems(field, `${here}.`);
  });
}

function numberProblems(name: string, value: number): string[] {
  const holds = Number.isFinite(value) && value >= 0 && (name !== "score" || value <= 1);
  return holds ? [] : [`${name} is ${value}`];
}
