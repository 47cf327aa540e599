import { describe, expect, test } from "vitest";
import { type GateReport, ruleNames } from "../../src/gate/report.ts";
import { renderSarif } from "../../src/report/sarif.ts";
import { withText } from "./changed-report.ts";
import { emptyReport, hostileText, manyCases, passingReport, sampleReport } from "./sample-report.ts";

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string };
      readonly region: { readonly startLine: number };
    };
    readonly logicalLocations?: readonly {
      readonly name: string;
      readonly fullyQualifiedName: string;
      readonly kind: string;
    }[];
  }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}
interface Rule {
  readonly id: string;
  readonly name: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown: string };
  readonly defaultConfiguration: { readonly level: string };
}
interface Invocation {
  readonly executionSuccessful: boolean;
  readonly exitCode: number;
  readonly toolExecutionNotifications: readonly { readonly message: { readonly text: string } }[];
}

function read(report: GateReport, artifact?: string) {
  const log = JSON.parse(renderSarif(report, { artifact }));
  expect(Object.keys(log)).toEqual(["$schema", "version", "runs"]);
  expect(log.version).toBe("2.1.0");
  expect(log.runs).toHaveLength(1);
  const [{ tool, results, invocations }] = log.runs;
  return {
    driver: tool.driver as { readonly name: string; readonly rules: readonly Rule[] },
    results: results as readonly Result[],
    invocation: invocations[0] as Invocation,
  };
}
const prints = ({ results }: { readonly results: readonly Result[] }) =>
  results.map(({ partialFingerprints }) => partialFingerprints["primaryLocationLineHash"]);

describe.each([
  ["everything", sampleReport],
  ["nothing", emptyReport],
  ["one run", passingReport],
  ["2,000 cases", manyCases(2000)],
  ["hostile text", withText(sampleReport, hostileText)],
])("a report of %s", (_, report) => {
  // What section 3 of the specification and GitHub's list of supported properties ask for.
  test("has what the specification and GitHub require", () => {
    const { driver, results, invocation } = read(report);
    expect(driver.name).toBe("evalbridge");
    for (const rule of driver.rules) {
      expect(rule.id).toMatch(/^[a-z-]+$/);
      expect(rule.name).toMatch(/^([A-Z][a-z]+)+$/);
      for (const text of [rule.shortDescription.text, rule.fullDescription.text, rule.help.text, rule.help.markdown])
        expect(text).toMatch(/\S/);
      expect(["error", "warning"]).toContain(rule.defaultConfiguration.level);
    }
    for (const result of results) {
      expect(driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
      expect(["error", "warning", "note"]).toContain(result.level);
      expect(result.message.text).toMatch(/\S/);
      expect(result.locations).toHaveLength(1);
      const [{ physicalLocation, logicalLocations = [] } = { physicalLocation: undefined }] = result.locations;
      expect(physicalLocation).toEqual({
        artifactLocation: { uri: "evalbridge.config.json", uriBaseId: "%SRCROOT%" },
        region: { startLine: 1 },
      });
      for (const { name, fullyQualifiedName, kind } of logicalLocations)
        for (const text of [name, fullyQualifiedName, kind]) expect(text).toMatch(/\S/);
    }
    expect(typeof invocation.executionSuccessful).toBe("boolean");
    expect(invocation.exitCode).toBe(report.exitCode);
  });

  test("every finding has a fingerprint of its own", () => {
    const all = prints(read(report));
    for (const print of all) expect(print).toMatch(/^[0-9a-f]{32}:1$/);
    expect(new Set(all).size).toBe(all.length);
  });
});

test("every rule of a gate is described, once", () => {
  const ids = read(emptyReport).driver.rules.map(({ id }) => id);
  expect(ids).toEqual([...ruleNames, "case", "gate"]);
});

test("each rule that did not pass is an error, each case that did not pass a finding of its run", () => {
  const { results } = read(sampleReport);
  const broken = sampleReport.rules.filter(({ outcome }) => outcome !== "passed");
  expect(results.slice(0, broken.length).map(({ ruleId, level }) => [ruleId, level])).toEqual(
    broken.map(({ rule }) => [rule, "error"]),
  );
  const judged = sampleReport.cases
    .flatMap(({ cells }) => cells)
    .filter(({ ref, outcome }) => ref !== "vogent:run_80" && outcome !== "passed");
  expect(results.slice(broken.length).map(({ ruleId }) => ruleId)).toEqual(judged.map(() => "case"));
  expect(results.at(broken.length)?.message.text).toMatch(
    /^Refund within 30 days: failed, passed in the base in vogent:run_91\. The agent promised/,
  );
  expect(results.at(broken.length)?.locations[0]?.logicalLocations).toEqual([
    { name: "vogent:run_91", fullyQualifiedName: "vogent:run_91", kind: "resource" },
    { name: "Refund within 30 days", fullyQualifiedName: "vogent:run_91/rec_001", kind: "element" },
  ]);
});

test("a gate that passed has no finding; one that failed always has one", () => {
  expect(read(passingReport).results).toEqual([]);
  expect(
    read({ ...passingReport, outcome: "failed", exitCode: 1 }).results.map(({ ruleId, level }) => [ruleId, level]),
  ).toEqual([["gate", "error"]]);
});

test("fingerprints outlive the run: they change with the case and the parent, not with ids of runs or reasons", () => {
  const renamed: GateReport = JSON.parse(
    JSON.stringify(sampleReport)
      .replaceAll("vogent:run_91", "vogent:run_191")
      .replaceAll("vogent:run_92", "vogent:run_192")
      .replaceAll("The agent promised", "It promised"),
  );
  expect(prints(read(renamed))).toEqual(prints(read(sampleReport)));
  const moved: GateReport = JSON.parse(JSON.stringify(sampleReport).replaceAll('"cfg_1"', '"cfg_2"'));
  expect(prints(read(moved))).not.toEqual(prints(read(sampleReport)));
});

test("the gate worked unless it could not ask or could not read", () => {
  const worked = (outcome: GateReport["outcome"]) =>
    read({ ...emptyReport, outcome, exitCode: 1 }).invocation.executionSuccessful;
  expect([
    worked("failed"),
    worked("unfinished"),
    worked("over-budget"),
    worked("unanswerable"),
    worked("unreachable"),
  ]).toEqual([true, true, true, false, false]);
});

test("more findings than GitHub shows are left out, the last ones, and a note says how many", () => {
  const { results, invocation } = read(manyCases(9000));
  expect(results).toHaveLength(5000);
  expect(results[0]?.level).toBe("error");
  expect(invocation.toolExecutionNotifications.at(-1)?.message.text).toBe(
    "1,008 results more left out: GitHub shows 5,000 of a run.",
  );
});

test("no text of a provider is a link", () => {
  const { results } = read(withText(sampleReport, "[click](https://evil.example) [1](2)"));
  for (const { message } of results) expect(message.text).not.toMatch(/\]\(/);
});

test("the file that findings are shown at can be chosen", () => {
  const { results } = read(sampleReport, "evals/my config.ts");
  expect(results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe("evals/my%20config.ts");
});
