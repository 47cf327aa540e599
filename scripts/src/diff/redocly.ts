import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isObject, type Json, type JsonObject, objectOf, placeOf } from "../json.ts";
import { SpecError } from "../spec/problem.ts";
import type { Comparee } from "./comparee.ts";
import { pairedDocuments } from "./paired-documents.ts";
import { longestMs, runTool } from "./program.ts";
import { isEqual } from "./stable-text.ts";

/** What `redocly diff` takes for breaking in an operation, as it says it. */
export interface Verdict {
  readonly operation: string;
  readonly rule: string;
  readonly text: string;
}

/** Asks `redocly diff` once about all comparisons; the answer has a list for each. */
export async function askRedocly(comparees: readonly Comparee[]): Promise<Verdict[][]> {
  const { base, revision } = pairedDocuments(comparees);
  if (isEqual(base, revision)) return comparees.map(() => []);
  const folder = mkdtempSync(join(tmpdir(), "evalbridge-redocly-"));
  try {
    writeFileSync(join(folder, "base.json"), JSON.stringify(base));
    writeFileSync(join(folder, "revision.json"), JSON.stringify(revision));
    const words = ["diff", "base.json", "revision.json", "--format", "json", "-o", "report.json", "--fail-on", "none"];
    const { code, stderr } = await runTool("@redocly/cli/bin/cli.js", words, folder);
    if (code !== 0) throw new SpecError(noAnswer(code, stderr));
    const report: JsonObject = JSON.parse(readFileSync(join(folder, "report.json"), "utf8"));
    return sorted(comparees.length, Array.isArray(report.changes) ? report.changes : []);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Half a verdict would be none: what the other two signals miss, this one is there for. */
function noAnswer(code: number | null, stderr: string): string {
  const said = stderr.trim().split("\n").at(-1) ?? "";
  const how = code === null ? `was stopped after ${longestMs / 1000} s` : `ended with ${code}`;
  return `redocly diff ${how}${said === "" ? "" : ` (${said})`}; without it there is no verdict, compare fewer operations at once`;
}

/** Choices are compared by us: to redocly a value that is never null any more has lost its `anyOf`. */
const ours = new Set(["schema-combinator-changed"]);

/** Only what a rule says is taken: what merely came or went is an addition to redocly also where it is an example. */
function sorted(count: number, changes: readonly Json[]): Verdict[][] {
  const lists = Array.from({ length: count }, (): Verdict[] => []);
  for (const change of changes.filter(isObject)) {
    const [, path = ""] = placeOf(String(change.path));
    const [, number = "", operation = ""] = path.split("/");
    const list = lists[Number(number)];
    if (number === "" || !list || !Array.isArray(change.verdicts)) continue;
    for (const verdict of change.verdicts.map(objectOf)) {
      if (verdict.impact !== "major" || ours.has(String(verdict.ruleId))) continue;
      const text = String(verdict.message).replaceAll(`\`${number}.`, "`");
      list.push({ operation, rule: String(verdict.ruleId), text });
    }
  }
  return lists;
}
