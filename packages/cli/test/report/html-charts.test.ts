import { describe, expect, test } from "vitest";
import type { GateReport, ReportedRun } from "../../src/gate/report.ts";
import { colours } from "../../src/report/html/colours.ts";
import { renderHtml } from "../../src/report/html/page.ts";
import { trendsOf } from "../../src/report/html/trend.ts";
import { emptyReport, passRate, run, sampleReport } from "./sample-report.ts";
import { all, parseXml, type XmlElement } from "./strict-xml.ts";

const chartsOf = (report: GateReport) =>
  all(parseXml(renderHtml(report)), "article").map((panel) => ({ panel, svg: all(panel, "svg")[0] as XmlElement }));
const drawn = (svg: XmlElement, kind: string) =>
  [svg, ...all(svg, "path"), ...all(svg, "circle"), ...all(svg, "line")].filter(({ attributes }) =>
    attributes["class"]?.split(" ").includes(kind),
  );
const place = ({ attributes }: XmlElement) =>
  /translate\((.+),(.+)\)/
    .exec(attributes["transform"] ?? "")
    ?.slice(1)
    .map(Number) ?? [];
const at = (day: number, fields: Partial<ReportedRun> = {}): ReportedRun =>
  run({
    source: "vogent",
    id: `r${day}`,
    role: "history",
    createdAt: new Date(Date.UTC(2026, 0, 1 + day)).toISOString(),
    ...fields,
  });
const report = (runs: readonly ReportedRun[], policy: GateReport["policy"] = {}): GateReport => ({
  ...emptyReport,
  runs,
  policy,
});

test("a chart for each source that has a run with a time, in the order of the report, each with its numbers", () => {
  const charts = chartsOf(sampleReport);
  expect(charts.map(({ svg }) => svg.children[0]?.text)).toEqual([
    "vogent: verdicts, pass rate and score over time",
    "bland: verdicts, pass rate and score over time",
    "feather-kb: verdicts, pass rate and score over time",
    "humanloop: verdicts, pass rate and score over time",
  ]);
  expect(charts.map(({ panel }) => all(panel, "tr").length - 1)).toEqual([21, 15, 26, 9]);
  for (const { svg, panel } of charts) {
    const rows = all(panel, "tr").slice(1);
    const verdicts = ["mark-passed", "mark-failed", "mark-none"].map((kind) => drawn(svg, kind).length);
    const words = ["passed", "failed", "no verdict"].map(
      (word) => rows.filter(({ children }) => children[1]?.text === word).length,
    );
    expect(verdicts).toEqual(words);
    expect(drawn(svg, "rate-mark")).toHaveLength(rows.filter(({ children }) => children[2]?.text !== "–").length);
    expect(drawn(svg, "score-mark")).toHaveLength(rows.filter(({ children }) => children[3]?.text !== "–").length);
  }
});

test("time runs to the right and shares run up, both to scale, the same in every chart", () => {
  const half = { passRate: passRate(1, 2) };
  const runs = [
    at(0, half),
    at(2, { passRate: passRate(2, 2) }),
    at(8, half),
    { ...at(4, half), source: "bland", ref: "bland:x" as const },
  ];
  const [vogent, bland] = chartsOf(report(runs));
  const [[x0 = 0, y0 = 0] = [], [x2 = 0, y2 = 0] = [], [x8 = 0, y8 = 0] = []] = drawn(
    vogent?.svg as XmlElement,
    "rate-mark",
  ).map(place);
  expect((x8 - x0) / (x2 - x0)).toBeCloseTo(4, 1);
  expect(y0).toBe(y8);
  expect(y2).toBe(14);
  const [[x4 = 0] = []] = drawn(bland?.svg as XmlElement, "rate-mark").map(place);
  expect(x4).toBeCloseTo((x0 + x8) / 2, 0);
});

test("the band is as wide as the interval of each run", () => {
  const rate = { ...passRate(9, 10), low: 0.75, high: 0.95 };
  const [chart] = chartsOf(report([at(0, { passRate: rate }), at(1, { passRate: { ...rate, low: 0.85 } })]));
  const band = drawn(chart?.svg as XmlElement, "band")[0]?.attributes["d"] ?? "";
  const heights = [...band.matchAll(/[ML][\d.]+,([\d.]+)/g)].map(([, y]) => Number(y));
  // From 0.75 at 146 to 1 at 14: a hundredth is 5.28.
  expect(heights).toEqual([40.4, 40.4, 93.2, 146]);
});

test("one run alone has no line, but its interval", () => {
  const [chart] = chartsOf(report([at(0, { passRate: passRate(9, 10) })]));
  expect(drawn(chart?.svg as XmlElement, "rate-line")).toEqual([]);
  expect(drawn(chart?.svg as XmlElement, "whisker")).toHaveLength(1);
  expect(chart?.svg.text).toContain(
    "1 run from 2026-01-01 00:00 to 2026-01-01 00:00: 1 passed, 0 failed, 0 without a verdict.",
  );
});

test("what was asked is a line at its share; two that are near each other have words that are not", () => {
  const runs = [at(0, { passRate: passRate(9, 10), score: 0.9 }), at(1, { passRate: passRate(9, 10), score: 0.9 })];
  const [chart] = chartsOf(report(runs, { minPassRate: 0.9, minScore: 0.89 }));
  const svg = chart?.svg as XmlElement;
  expect(drawn(svg, "asked-line")).toHaveLength(2);
  const labels = all(svg, "text").filter(({ attributes }) => attributes["class"]?.startsWith("asked-label"));
  expect(labels.map(({ text }) => text)).toEqual(["≥ 90%", "≥ 0.89"]);
  const [first = 0, second = 0] = labels.map(({ attributes }) => Number(attributes["y"]));
  expect(second - first).toBeGreaterThanOrEqual(12);
  expect(chartsOf(report(runs)).flatMap((one) => drawn(one.svg, "asked-line"))).toEqual([]);
});

test("times in ticks fit the span: hours, days, months", () => {
  const ticks = (runs: readonly ReportedRun[]) => {
    const texts = chartsOf(report(runs)).flatMap(({ svg }) => all(svg, "text"));
    return texts.filter(({ attributes }) => attributes["y"] === "230").map(({ text }) => text);
  };
  const hour = (count: number) => ({ createdAt: new Date(Date.UTC(2026, 0, 1, count)).toISOString() });
  expect(ticks([at(0, hour(1)), at(1, hour(4))])).toEqual(["01:00", "02:00", "03:00", "04:00"]);
  expect(ticks([at(0), at(20)])).toEqual(["4 Jan", "11 Jan", "18 Jan"]);
  expect(ticks([at(0), at(700)])[0]).toMatch(/^[A-Z][a-z]{2} 202\d$/);
});

describe("the runs of a source", () => {
  test("are in order of time, each once, in its first role", () => {
    const [trend] = trendsOf([at(5, { role: "head" }), at(3), at(5), at(4)]);
    expect(trend?.points.map(({ run: { id, role } }) => [id, role])).toEqual([
      ["r3", "history"],
      ["r4", "history"],
      ["r5", "head"],
    ]);
  });

  test("without a time, or with numbers that are no shares, are not drawn", () => {
    const odd = { ...passRate(1, 2), high: Number.NaN };
    const { createdAt: _, ...undated } = at(1);
    const [trend] = trendsOf([undated, at(2, { createdAt: "soon" }), at(3, { passRate: odd, score: 1.2 })]);
    expect(trend?.undated).toBe(2);
    expect(trend?.points.map(({ rate, score }) => [rate, score])).toEqual([[undefined, undefined]]);
  });
});

describe("contrast", () => {
  const [light = "", dark = ""] = String(colours).split("@media");
  const read = (css: string) =>
    Object.fromEntries([...css.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]));
  const luminance = (hex = "") => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
      const part = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one?: string, other?: string) => {
    const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((left, right) => left - right);
    return (high + 0.05) / (low + 0.05);
  };

  test.each([
    ["light", read(light)],
    ["dark", read(dark)],
  ])("in %s is at least 4.5 for text, on every ground, and 3 for marks", (_, colour) => {
    expect(Object.keys(colour).length).toBeGreaterThanOrEqual(16);
    for (const ground of ["ground", "panel", "sunken"]) {
      for (const text of ["ink", "muted", "good", "bad", "warn", "info", "second"]) {
        expect(contrast(colour[text], colour[ground]), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    for (const tone of ["good", "bad", "warn", "info"])
      expect(contrast(colour[tone], colour[`${tone}-soft`]), tone).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour["strong"], colour["panel"])).toBeGreaterThanOrEqual(3);
  });
});
