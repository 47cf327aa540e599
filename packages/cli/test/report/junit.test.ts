import { describe, expect, test } from "vitest";
import type { GateReport, RuleOutcome } from "../../src/gate/report.ts";
import { renderJunit } from "../../src/report/junit.ts";
import { withText } from "./changed-report.ts";
import { emptyReport, hostileText, manyCases, passingReport, run, sampleReport } from "./sample-report.ts";
import { all, parseXml, type XmlElement } from "./strict-xml.ts";

const suitesOf = (report: GateReport) => parseXml(renderJunit(report)).children;
const casesOf = (suite: XmlElement | undefined) => all(suite as XmlElement, "testcase");
const kinds = ["failure", "error", "skipped"] as const;

describe.each([
  ["everything", sampleReport],
  ["nothing", emptyReport],
  ["one run", passingReport],
  ["2,000 cases", manyCases(2000)],
  ["hostile text", withText(sampleReport, hostileText)],
])("a report of %s", (_, report) => {
  test("is well-formed, and the counts of the document and of each suite are those of its tests", () => {
    const root = parseXml(renderJunit(report));
    expect(root.name).toBe("testsuites");
    for (const element of [root, ...root.children]) {
      const cases = all(element, "testcase");
      const count = (kind: string) => String(cases.filter(({ children }) => children[0]?.name === kind).length);
      expect(element.attributes).toMatchObject({
        tests: String(cases.length),
        failures: count("failure"),
        errors: count("error"),
        skipped: count("skipped"),
      });
    }
  });

  test("no test is named twice, none has no name, and none has two outcomes", () => {
    const cases = casesOf(parseXml(renderJunit(report)));
    const names = cases.map(({ attributes: { classname, name } }) => JSON.stringify([classname, name]));
    expect(new Set(names).size).toBe(names.length);
    for (const { attributes, children } of cases) {
      expect(attributes["name"]).not.toBe("");
      expect(attributes["classname"]).not.toBe("");
      expect(children.length).toBeLessThanOrEqual(1);
      for (const { name } of children) expect(kinds).toContain(name);
    }
  });

  test("no suite is empty: Jenkins takes one for a broken file", () => {
    for (const suite of suitesOf(report)) expect(casesOf(suite).length).toBeGreaterThan(0);
  });
});

test("head runs are suites, the base and earlier runs are not", () => {
  expect(suitesOf(sampleReport).map(({ attributes }) => attributes["name"])).toEqual([
    "evalbridge gate",
    "vogent:run_91",
    "vogent:run_92",
    "bland:9f0c2a77-5b1e-4a53-9d58-0a61c7a0e001",
  ]);
});

test.each<[RuleOutcome, string]>([
  ["failed", "failure"],
  ["over-budget", "failure"],
  ["unanswerable", "error"],
  ["unreachable", "error"],
  ["unfinished", "error"],
])("a rule that is %s is a %s, also where every case passed", (outcome, kind) => {
  const rules = [{ rule: "min-cases" as const, outcome, message: "6 of 10" }];
  const [gate] = suitesOf({ ...passingReport, outcome, exitCode: 1, rules });
  const [first, second] = casesOf(gate);
  expect(first?.children[0]?.name).toBe("failure");
  expect(second?.attributes["name"]).toBe("min-cases");
  expect(second?.children[0]).toMatchObject({
    name: kind,
    attributes: { type: outcome, message: "6 of 10" },
    text: "6 of 10",
  });
});

test("a gate that fails for no rule of its own is not green", () => {
  const [gate] = suitesOf({ ...emptyReport, outcome: "failed", exitCode: 1 });
  expect(gate?.attributes).toMatchObject({ tests: "1", failures: "1" });
  const [odd] = suitesOf({ ...emptyReport, outcome: "passed", exitCode: 2 });
  expect(odd?.attributes).toMatchObject({ tests: "1", failures: "1" });
});

test("outcomes of cases: failed, errored, undecided, passed; what regressed says so", () => {
  const first = casesOf(suitesOf(sampleReport)[1]);
  expect(
    first
      .slice(0, 8)
      .map(({ attributes, children: [problem] }) => [
        attributes["name"],
        problem?.name,
        problem?.attributes["message"],
      ]),
  ).toEqual([
    ["Refund within 30 days", "failure", "failed, passed in the base"],
    ["Refund after the window", "failure", "failed, passed in the base"],
    ["Card was charged twice", "failure", "failed, passed in the base"],
    ["Change of the delivery address", "failure", "failed, passed in the base"],
    ["Caller asks for a human", undefined, undefined],
    ["Caller speaks Spanish", "error", "errored"],
    ["Silence for ten seconds", "skipped", "undecided"],
    ["Password reset without the e-mail", undefined, undefined],
  ]);
  expect(first[0]?.text).toContain("The agent promised a refund although");
});

test("the class of a test is of the source and its parent, not of the run; repeats have a number", () => {
  const classes = suitesOf(sampleReport).map((suite) => casesOf(suite)[0]?.attributes["classname"]);
  expect(classes.slice(1, 3)).toEqual([
    "vogent.Refund policy, release 4․2",
    "vogent.Refund policy, release 4․2 (run 2)",
  ]);
});

test("cases of one name are told apart, also where the number is taken", () => {
  const one = run({ source: "vogent", id: "a", role: "head" });
  const names = ["x", "x", "x (2)", "x", "", ""];
  const cases = names.map((name) => ({ name, cells: [{ ref: one.ref, outcome: "passed" as const }] }));
  const [, suite] = suitesOf({ ...emptyReport, runs: [one], cases });
  expect(casesOf(suite).map(({ attributes }) => attributes["name"])).toEqual([
    "x",
    "x (2)",
    "x (2) (2)",
    "x (3)",
    "case 5",
    "case 6",
  ]);
});

test("a run of which no case was read is skipped, not green", () => {
  const [, suite] = suitesOf({ ...emptyReport, runs: [run({ source: "bland", id: "a", role: "head" })] });
  expect(suite?.attributes).toMatchObject({ tests: "1", skipped: "1" });
});

test("a run's time is there where both ends are known, and never below zero", () => {
  const at = "2026-11-01T10:00:00.000Z";
  const later = "2026-11-01T10:00:02.500Z";
  const heads = [
    run({ source: "a", id: "1", role: "head", startedAt: at, endedAt: later }),
    run({ source: "a", id: "2", role: "head", startedAt: later, endedAt: at }),
    run({ source: "a", id: "3", role: "head", createdAt: at }),
  ];
  const [, first, second, third] = suitesOf({ ...emptyReport, runs: heads });
  expect(first?.attributes).toMatchObject({ time: "2.500", timestamp: "2026-11-01T10:00:00.000" });
  expect(second?.attributes).not.toHaveProperty("time");
  expect(third?.attributes).toMatchObject({ timestamp: "2026-11-01T10:00:00.000" });
});

describe("the strict reader of these tests", () => {
  test.each([
    "<a>",
    "<a></b>",
    "<a></a><b/>",
    "<a b=c/>",
    '<a b="1" b="2"/>',
    "<a>&</a>",
    "<a>&nbsp;</a>",
    "<a>]]></a>",
    "<a>\u0001</a>",
    '<a b="<"/>',
    "<a>\ud800</a>",
    "text",
  ])("refuses %j", (document) => {
    expect(() => parseXml(document)).toThrow();
  });
});
