import type { GateReport } from "../gate/report.ts";
import { jsonText } from "../text/json-text.ts";

/** The report as JSON, with a line feed at the end. All text is in it as the provider gave it. */
export function renderJson(report: GateReport): string {
  return `${jsonText(report)}\n`;
}
