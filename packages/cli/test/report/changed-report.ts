import type { GateReport } from "../../src/gate/report.ts";

/** Fields whose words come from a provider or from a user. */
const free = new Set([
  "ref",
  "message",
  "observed",
  "required",
  "source",
  "provider",
  "id",
  "name",
  "key",
  "rationale",
  "rawStatus",
  "code",
  "base",
  "createdAt",
  "startedAt",
  "endedAt",
]);

/** The report with this text in each field that may hold any; one that tells things apart keeps doing so, and is no longer than it may be. */
export function withText(report: GateReport, text: string): GateReport {
  return changed(report, (field, value) => {
    if (typeof value !== "string") return value;
    if (field === "ref" || field === "base" || field === "source") return `${value}${text.slice(0, 480)}`;
    return free.has(field) ? text : value;
  });
}

/** The report with this number wherever there is one, save for the exit code. */
export function withNumber(report: GateReport, number: number): GateReport {
  return changed(report, (field, value) => (typeof value === "number" && field !== "exitCode" ? number : value));
}

function changed(report: GateReport, change: (field: string, value: unknown) => unknown): GateReport {
  const walk = (value: unknown, field: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => walk(item, field));
    if (typeof value !== "object" || value === null) return change(field, value);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item, key)]));
  };
  return { ...(walk(report, "") as GateReport), notes: report.notes.map((note) => String(change("message", note))) };
}
