import { describe, expect, test } from "vitest";
import type { GateReport } from "../../src/gate/report.ts";
import { renderHtml } from "../../src/report/html/page.ts";
import { renderJson } from "../../src/report/json.ts";
import { renderJunit } from "../../src/report/junit.ts";
import { renderMarkdown } from "../../src/report/markdown.ts";
import { renderSarif } from "../../src/report/sarif.ts";
import { renderGate } from "../../src/report/terminal.ts";
import { withNumber, withText } from "./changed-report.ts";
import { emptyReport, hostileText, manyCases, passingReport, sampleReport } from "./sample-report.ts";

const formats: readonly [name: string, render: (report: GateReport) => string][] = [
  ["terminal", (report) => renderGate(report, { width: 80 }).join("\n")],
  ["terminal with symbols", (report) => renderGate(report, { width: 80, symbols: true }).join("\n")],
  ["JUnit", renderJunit],
  ["SARIF", (report) => renderSarif(report)],
  ["Markdown", renderMarkdown],
  ["JSON", renderJson],
  ["HTML", renderHtml],
];

describe.each(formats)("%s", (name, render) => {
  test.each([
    ["everything", sampleReport],
    ["nothing", emptyReport],
    ["one run", passingReport],
    ["2,000 cases", manyCases(2000)],
    ["hostile text", withText(sampleReport, hostileText)],
  ])("a report of %s gives the same bytes on replay, from a copy too, and is not touched", (_, report) => {
    const before = structuredClone(report);
    const first = render(report);
    expect(render(report)).toBe(first);
    expect(render(before)).toBe(first);
    expect(report).toEqual(before);
    expect(first.length).toBeGreaterThan(10);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])("%d is nowhere shown", (number) => {
    const text = render(withNumber(passingReport, number)) + render(withNumber(sampleReport, number));
    expect(text).not.toMatch(/NaN|Infinity|\bundefined\b|\[object|>null<|: null/);
  });

  test("absent fields are nowhere shown as undefined or null", () => {
    const bare: GateReport = {
      ...sampleReport,
      runs: sampleReport.runs.map(({ ref, ...run }) => ({
        ref,
        source: run.source,
        provider: run.provider,
        id: run.id,
        status: run.status,
        rawStatus: run.rawStatus,
        verdict: run.verdict,
        role: run.role,
      })),
    };
    expect(render(bare)).not.toMatch(/\bundefined\b|NaN|\[object|Invalid/);
  });

  test("of control characters, turned text and half characters from a provider none is left", () => {
    const text = render(withText(sampleReport, hostileText));
    expect(text).not.toMatch(/[^\P{Cc}\n\t]|[\u2028-\u202e\u2066-\u2069\ufffe\uffff]/u);
    expect(text.isWellFormed()).toBe(true);
    if (name !== "HTML") expect(text.length).toBeLessThan(1_000_000);
  });

  test("a gate that did not pass says so first, whatever its rules say", () => {
    const text = render({ ...passingReport, outcome: "failed", exitCode: 1 });
    expect(text).not.toMatch(/\bPASS\b|all 2 rules passed/);
  });
});

test("numbers and texts at their limits change no format into another", () => {
  const longest = withText(sampleReport, "word ".repeat(20_000));
  for (const [name, render] of formats) {
    if (name === "JSON") continue;
    expect(render(longest).length, name).toBeLessThan(3_000_000);
  }
});
