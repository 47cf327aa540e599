import { createHash } from "node:crypto";
import type { CaseCell, GateReport, ReportedRun, RuleResult } from "../gate/report.ts";
import { cut, plain } from "../text/plain.ts";
import { scoreText } from "./figures.ts";
import { headline, headlineText } from "./headline.ts";
import { type RankedCase, rankCases } from "./ranked-cases.ts";
import { caseRule, gateRule, ruleDescriptors } from "./sarif-rules.ts";

/** One finding, as SARIF has it. */
export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: "error" | "warning" | "note";
  readonly message: { readonly text: string };
  readonly locations: readonly object[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

interface Finding {
  readonly rule: string;
  readonly level: SarifResult["level"];
  readonly text: string;
  readonly logical: readonly { readonly name: string; readonly fullyQualifiedName: string; readonly kind: string }[];
  /** What makes it the same finding in another run. */
  readonly identity: readonly string[];
}

const longestText = 2000;
const longestKey = 300;

/** What did not pass: the rules first, then the cases that matter most. */
export function sarifResults(report: GateReport, artifact: string): SarifResult[] {
  const findings = [...ruleFindings(report), ...rankCases(report).flatMap((one) => caseFindings(one, report))];
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const identity = JSON.stringify(finding.identity);
    const count = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, count);
    return resultOf(finding, artifact, createHash("sha256").update(`${identity}#${count}`).digest("hex").slice(0, 32));
  });
}

function ruleFindings(report: GateReport): Finding[] {
  const broken = report.rules.filter(({ outcome }) => outcome !== "passed").map((rule) => ruleFinding(rule, report));
  if (broken.length > 0 || headline(report).passed) return broken;
  return [{ rule: gateRule, level: "error", text: headlineText(report), logical: [], identity: [gateRule] }];
}

function ruleFinding({ rule, ref, outcome, message }: RuleResult, report: GateReport): Finding {
  const about = ref === undefined ? "" : ` [${plain(ref)}]`;
  return {
    rule,
    level: "error",
    text: `${rule} ${outcome}: ${message}${about}`,
    logical: ref === undefined ? [] : [runLocation(ref)],
    identity: [rule, ...placeOf(ref, report)],
  };
}

function caseFindings({ label, reported, signs }: RankedCase, report: GateReport): Finding[] {
  const heads = reported.cells.filter(({ ref }) => report.runs.some((run) => run.ref === ref && run.role === "head"));
  return heads
    .filter(({ outcome }) => outcome !== "passed")
    .map((cell) => ({
      rule: caseRule,
      level: cell.outcome === "undecided" ? "note" : "warning",
      text: caseText(label, cell, signs.includes("regressed") && cell.outcome === "failed"),
      logical: [
        runLocation(cell.ref),
        {
          name: label,
          fullyQualifiedName: `${plain(cell.ref)}/${cut(plain(reported.key ?? label), longestKey)}`,
          kind: "element",
        },
      ],
      identity: [caseRule, ...placeOf(cell.ref, report), reported.key ?? label],
    }));
}

function caseText(label: string, { outcome, score, rationale = "", ref }: CaseCell, regressed: boolean): string {
  const facts = [
    outcome,
    ...(regressed ? ["passed in the base"] : []),
    ...(score === undefined ? [] : [`score ${scoreText(score)}`]),
  ];
  return `${label}: ${facts.join(", ")} in ${plain(ref)}.${rationale === "" ? "" : ` ${rationale}`}`;
}

/** A run's own name changes from run to run; where it comes from does not. */
function placeOf(ref: string | undefined, { runs }: GateReport): string[] {
  if (ref === undefined) return [];
  const run: ReportedRun | undefined = runs.find((candidate) => candidate.ref === ref);
  return run ? [run.source, run.parent?.id ?? ""] : [ref.slice(0, Math.max(0, ref.indexOf(":"))), ""];
}

function runLocation(ref: string): Finding["logical"][number] {
  return { name: plain(ref), fullyQualifiedName: plain(ref), kind: "resource" };
}

function resultOf({ rule, level, text, logical }: Finding, artifact: string, fingerprint: string): SarifResult {
  return {
    ruleId: rule,
    ruleIndex: ruleDescriptors.findIndex(({ id }) => id === rule),
    level,
    message: { text: unlinked(cut(plain(text), longestText)) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(artifact), uriBaseId: "%SRCROOT%" },
          region: { startLine: 1 },
        },
        ...(logical.length > 0 && { logicalLocations: logical }),
      },
    ],
    // GitHub knows alerts by the first of them alone; without it all findings of a rule, which share a line, would be one.
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, "evalbridgeGate/v1": fingerprint },
  };
}

/** In a message of SARIF, `[text](target)` is a link. */
function unlinked(text: string): string {
  return text.replace(/\](?=\()/g, "] ");
}
