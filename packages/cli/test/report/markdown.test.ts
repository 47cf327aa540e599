import { describe, expect, test } from "vitest";
import type { GateReport } from "../../src/gate/report.ts";
import { renderMarkdown } from "../../src/report/markdown.ts";
import { markdownText } from "../../src/report/markdown-text.ts";
import { withText } from "./changed-report.ts";
import { emptyReport, hostileText, manyCases, passingReport, run, sampleReport } from "./sample-report.ts";

/** The lines of Markdown, without those in `details`, which are HTML, and without code. */
const markdownOf = (text: string) => text.replace(/<details>[\s\S]*?<\/details>/g, "").replace(/`[^`\n]*`/g, "code");
const blocksOf = (text: string) => text.match(/<details>[\s\S]*?<\/details>/g) ?? [];
const nastier = `${hostileText}\n\n</pre></details>\n\n<b>b</b> \\| \\\\| ~~~ \`\`\` | --- | http://a.b ftp://c.d a@b.c @org/team o/r#12 :+1: [^1] $\`x\`$`;

describe.each([
  ["everything", sampleReport],
  ["hostile text", withText(sampleReport, hostileText)],
  ["nastier text", withText(sampleReport, nastier)],
])("a report of %s", (_, report) => {
  const text = renderMarkdown(report);

  test("has tables whose rows all have as many cells as their heads", () => {
    const tables = markdownOf(text).match(/(?:^\|.*\n?)+/gm) ?? [];
    expect(tables).toHaveLength(2);
    expect(tables.map((table) => table.trim().split("\n").length)).toEqual([2 + 16, 2 + 4]);
    for (const table of tables) {
      const cells = table
        .trim()
        .split("\n")
        .map((line) => line.split("|").length);
      expect(new Set(cells).size).toBe(1);
    }
  });

  test("outside of its own folds holds no HTML, link, image, mention, issue, address, emoji or formula", () => {
    const shown = markdownOf(text);
    expect(shown).not.toMatch(/[<>[\]$\\~]|(?<!&)#\w|\bGH-\d|@\w|:\/\/|www\.|:[\w+-]+:/);
    expect(shown).not.toMatch(/&(?!#\d+;)/);
  });

  test("folds every case that matters, with no blank line in it and no HTML but its own", () => {
    expect(blocksOf(text)).toHaveLength(11);
    for (const block of blocksOf(text)) {
      expect(block).not.toMatch(/\n\s*\n/);
      expect(block.replace(/<\/?(?:details|summary|code|pre)>/g, "")).not.toMatch(/[<>"']|&(?!#\d+;)/);
      expect(block.match(/<\/?\w+>/g)).toEqual([
        "<details>",
        "<summary>",
        "<code>",
        "</code>",
        "</summary>",
        "<pre>",
        "</pre>",
        "</details>",
      ]);
    }
  });
});

test("a gate that passed", () => {
  expect(renderMarkdown(passingReport)).toBe(
    [
      "## ✅ evalbridge gate: PASS",
      "",
      "All 2 rules passed · exit code 0",
      "",
      "- Pass rate: 100% (6 of 6 cases; 61.0% to 100% at 95% confidence)",
      "",
      "### Rules",
      "",
      "| Outcome | Rule | Run | What was found | Observed | Asked |",
      "| --- | --- | --- | --- | --- | --- |",
      "| ✓ passed | ended | `vogent:run_92` | completed | – | – |",
      "| ✓ passed | verdict | `vogent:run_92` | the provider says passed | – | – |",
      "",
      "### Runs",
      "",
      "| Run | Role | Of | Status | Verdict | Score | Pass rate | Cost | Created (UTC) |",
      "| --- | --- | --- | --- | --- | --: | --- | --: | --- |",
      "| `vogent:run_92` | head | Refund policy, release 4.2 | completed | passed | – | 91.7% (44 of 48 cases) | – | 2026-11-24 19:06 |",
      "",
    ].join("\n"),
  );
});

test("what decides comes first among the rules", () => {
  const outcomes = [...renderMarkdown(sampleReport).matchAll(/^\| [✓✗!] (\S+) \|/gm)].map(([, outcome]) => outcome);
  expect(outcomes.slice(0, 9)).toEqual([
    "unanswerable",
    "failed",
    "failed",
    "failed",
    "failed",
    "unreachable",
    "unfinished",
    "over-budget",
    "passed",
  ]);
});

test("a reference that is none is text, not code", () => {
  const [odd] = [run({ source: "bland", id: "a`b|c", role: "head" })];
  const text = renderMarkdown({ ...emptyReport, runs: odd ? [odd] : [] });
  expect(text).toContain("| bland:a&#96;b&#124;c | head |");
});

describe("GitHub's limit of 1 MiB", () => {
  const long = (count: number): GateReport => withText(manyCases(count), "評価 & <b> ".repeat(400));

  test.each([
    ["many cases with long reasons", long(2000)],
    [
      "many rules",
      {
        ...sampleReport,
        rules: Array.from({ length: 9000 }, () => sampleReport.rules[5] as GateReport["rules"][number]),
      },
    ],
    [
      "many runs",
      { ...sampleReport, runs: Array.from({ length: 9000 }, () => sampleReport.runs[2] as GateReport["runs"][number]) },
    ],
    ["many notes", { ...sampleReport, notes: Array.from({ length: 9000 }, () => nastier) }],
  ])("is kept with %s, and what is left out is counted", (_, report) => {
    const text = renderMarkdown(report);
    expect(Buffer.byteLength(text)).toBeLessThan(2 ** 20);
    expect(text).toMatch(/^_[\d,]+ (?:cases|rules|runs|notes) more left out/m);
  });

  test("the number left out and the number shown make the whole", () => {
    const text = renderMarkdown(long(2000));
    const left = Number(/^_([\d,]+) cases more left out/m.exec(text)?.[1]?.replaceAll(",", ""));
    expect(blocksOf(text).length + left).toBe(667);
    expect(left).toBeGreaterThan(0);
    expect(text.endsWith("_\n")).toBe(true);
  });
});

test("plain words, numbers and times stay as they are", () => {
  const words = "38 of 48 cases passed, 79.2%; asked were 90% (at 12:30), min-pass-rate = 0.9 + x/y? Yes: 5 #";
  expect(markdownText(words)).toBe(words);
});
