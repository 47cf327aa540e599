import type { GateReport } from "../gate/report.ts";
import { counted, thousands } from "../text/counted.ts";
import { jsonText } from "../text/json-text.ts";
import { cut, plain } from "../text/plain.ts";
import { headline, headlineText } from "./headline.ts";
import { type SarifResult, sarifResults } from "./sarif-results.ts";
import { ruleDescriptors } from "./sarif-rules.ts";

export interface SarifOptions {
  /**
   * The file that results are shown at, from the repository's root: GitHub shows none without a file, and what an evaluation finds is
   * in none. @default evalbridge.config.json
   */
  readonly artifact?: string | undefined;
}

/** GitHub shows so many results of a run, and refuses a file with more than 25,000. */
const mostResults = 5000;
const longestNote = 1000;

/**
 * SARIF 2.1.0, for code scanning: one run of the tool evalbridge, with a result for each rule and each case that did not pass. Its
 * fingerprints are of the rule, the source, its parent and the case's key, never of a run: the same finding stays the same alert.
 */
export function renderSarif(report: GateReport, { artifact = "evalbridge.config.json" }: SarifOptions = {}): string {
  const results = sarifResults(report, artifact);
  const left = results.length - mostResults;
  const notes = [
    ...report.notes,
    ...(left > 0 ? [`${counted(left, "result")} more left out: GitHub shows ${thousands(mostResults)} of a run.`] : []),
  ];
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "evalbridge",
            informationUri: "https://github.com/evalbridge/evalbridge",
            rules: ruleDescriptors,
          },
        },
        invocations: [invocation(report, notes)],
        columnKind: "utf16CodeUnits",
        results: results.slice(0, mostResults) satisfies readonly SarifResult[],
      },
    ],
  };
  return `${jsonText(log)}\n`;
}

/** The gate did its work unless it could not ask or could not read: a broken rule is a result, no accident. */
function invocation(report: GateReport, notes: readonly string[]): object {
  const worked = report.outcome !== "unanswerable" && report.outcome !== "unreachable";
  return {
    executionSuccessful: worked,
    exitCode: report.exitCode,
    exitCodeDescription: headline(report).reason,
    toolExecutionNotifications: [headlineText(report), ...notes].map((text) => ({
      level: "note",
      message: { text: cut(plain(text), longestNote) || "–" },
    })),
  };
}
