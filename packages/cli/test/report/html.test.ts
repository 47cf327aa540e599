import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { GateReport } from "../../src/gate/report.ts";
import { renderHtml } from "../../src/report/html/page.ts";
import { withText } from "./changed-report.ts";
import { emptyReport, hostileText, manyCases, passingReport, sampleReport } from "./sample-report.ts";
import { all, parseXml, type XmlElement } from "./strict-xml.ts";

const pageOf = (report: GateReport) => parseXml(renderHtml(report));
const elements = (root: XmlElement): XmlElement[] => [root, ...root.children.flatMap(elements)];
const withClass = (root: XmlElement, name: string) =>
  elements(root).filter(({ attributes }) => attributes["class"]?.split(" ").includes(name));
const rowsOf = (root: XmlElement, kind: string) =>
  withClass(root, kind).flatMap((region) => all(region, "tr").slice(1));

describe.each([
  ["everything", sampleReport],
  ["nothing", emptyReport],
  ["one run", passingReport],
  ["2,000 cases", manyCases(2000)],
  ["hostile text", withText(sampleReport, hostileText)],
])("the page of %s", (_, report) => {
  const page = pageOf(report);
  const found = elements(page);

  test("loads nothing and runs nothing: no element and no attribute that could", () => {
    const names = new Set(found.map(({ name }) => name));
    for (const name of [
      "script",
      "img",
      "link",
      "iframe",
      "object",
      "embed",
      "form",
      "base",
      "image",
      "use",
      "foreignObject",
      "video",
      "audio",
    ])
      expect(names).not.toContain(name);
    for (const { name, attributes } of found) {
      for (const [key, value] of Object.entries(attributes)) {
        expect(key).not.toMatch(/^(?:on|src|srcset|style|action|formaction|poster|ping|xlink)/);
        if (key === "href") expect(`${name} ${value}`).toMatch(/^a #[a-z]+$/);
      }
    }
    expect(all(page, "style")).toHaveLength(1);
    expect(all(page, "style")[0]?.text).not.toMatch(/url\(|@import|@font-face|expression/);
  });

  test("its policy forbids everything but its own style", () => {
    const policy = all(page, "meta").find(({ attributes }) => attributes["http-equiv"] === "Content-Security-Policy");
    const hash = createHash("sha256")
      .update(all(page, "style")[0]?.text ?? "")
      .digest("base64");
    expect(policy?.attributes["content"]).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
  });

  test("names no id twice, and every id that is pointed at is there", () => {
    const ids = found.flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id]));
    expect(new Set(ids).size).toBe(ids.length);
    const targets = found.flatMap(({ attributes }) => [
      ...(attributes["aria-labelledby"]?.split(" ") ?? []),
      ...(attributes["href"] === undefined ? [] : [attributes["href"].slice(1)]),
    ]);
    for (const target of targets) expect(ids).toContain(target);
  });

  test("has one h1, landmarks, and sections that are named by their headings", () => {
    const [body] = all(page, "body");
    expect(all(page, "h1")).toHaveLength(1);
    expect(body?.children.map(({ name }) => name)).toEqual(["a", "header", "main", "footer"]);
    for (const section of all(page, "section")) {
      expect(section.children[0]?.name).toBe("h2");
      expect(section.children[0]?.attributes["id"]).toBe(section.attributes["aria-labelledby"]);
    }
  });

  test("its tables have captions and scopes, and stand in regions that have a name and take the focus", () => {
    const tables = all(page, "table");
    for (const table of tables) {
      expect(table.children[0]?.name).toBe("caption");
      for (const head of all(table, "th")) expect(["col", "row"]).toContain(head.attributes["scope"]);
      const [heads, ...rows] = all(table, "tr").map(({ children }) => children.length);
      for (const cells of rows) expect(cells).toBe(heads);
    }
    const regions = withClass(page, "scroll");
    expect(regions).toHaveLength(tables.length);
    for (const { attributes } of regions) expect(attributes).toMatchObject({ role: "region", tabindex: "0" });
    const names = [
      ...all(page, "section").map((section) => section.children[0]?.text),
      ...regions.map(({ attributes }) => attributes["aria-label"]),
    ];
    expect(new Set(names).size).toBe(names.length);
  });

  test("each drawing has a title and a description, or says nothing that words do not", () => {
    for (const svg of all(page, "svg")) {
      if (svg.attributes["aria-hidden"] === "true") continue;
      expect(svg.attributes["role"]).toBe("img");
      expect(svg.children.slice(0, 2).map(({ name, text }) => [name, text !== ""])).toEqual([
        ["title", true],
        ["desc", true],
      ]);
    }
  });

  test("the sign of a colour is a word too", () => {
    for (const chip of withClass(page, "chip")) expect(chip.text).toMatch(/[a-z]{3}/);
  });
});

test("hostile text is text: all of it is there, in words", () => {
  const page = pageOf(withText(sampleReport, hostileText));
  expect(page.text).toContain("</script><img src=x onerror=alert(1)>");
  expect(withClass(page, "rationale")[0]?.text).toContain(
    "\"quotes\" & 'apostrophes' ]]> <!-- -->\n| a | b |\n# heading",
  );
});

test("the headline, and the title of the page", () => {
  expect(all(pageOf(passingReport), "h1")[0]?.text).toBe("PASS");
  expect(all(pageOf(passingReport), "title")[0]?.text).toBe("PASS (exit 0): all 2 rules passed · evalbridge gate");
  const failed = pageOf({ ...passingReport, outcome: "failed", exitCode: 1 });
  expect(withClass(failed, "verdict")[0]?.text).toContain("The outcome is failed, though no rule says why.");
});

test("rules: what decides comes first, runs have their short names", () => {
  const rows = rowsOf(pageOf(sampleReport), "rules").map(({ children }) =>
    children.slice(0, 3).map(({ text }) => text),
  );
  expect(rows.slice(0, 3)).toEqual([
    ["!unanswerable", "margin", "all"],
    ["✗failed", "status", "#3"],
    ["✗failed", "verdict", "#1"],
  ]);
  expect(rows).toHaveLength(16);
});

test("cases: a column for each run and the base, regressed ones first, reasons of every run", () => {
  const page = pageOf(sampleReport);
  const [region] = withClass(page, "cases");
  const [head, first] = all(region as XmlElement, "tr");
  expect(head?.children.map(({ text }) => text)).toEqual([
    "Case",
    "#1vogent:run_91",
    "#2vogent:run_92",
    "#3bland:9f0c2a77-5b1e-4a53-9d58-0a61c7a0e001",
    "basevogent:run_80",
    "Reasons",
  ]);
  expect(first?.children.slice(0, 5).map(({ text }) => text)).toEqual([
    "Refund within 30 days↓regressed",
    "✗failed",
    "✗failed",
    "– not judged",
    "✓passed",
  ]);
  expect(all(first as XmlElement, "dt").map(({ text }) => text)).toEqual(["#1, failed", "#2, failed", "base, passed"]);
});

test("filters name what is there, and the style knows the rows by the same names", () => {
  const page = pageOf(sampleReport);
  const [choices] = withClass(page, "filter");
  expect(all(choices as XmlElement, "label").map(({ text }) => text)).toEqual([
    "all (52)",
    "regressed (4)",
    "failed (5)",
    "errored (2)",
    "missing (1)",
    "undecided (3)",
    "flaky (1)",
    "fixed (2)",
  ]);
  const style = all(page, "style")[0]?.text ?? "";
  for (const {
    attributes: { id = "" },
  } of all(choices as XmlElement, "input").slice(1)) {
    const sign = id.replace("only-", "");
    expect(style).toContain(`main:has(#${id}:checked) .cases tbody tr:not(.is-${sign}) { display: none; }`);
    expect(withClass(page, `is-${sign}`).length).toBeGreaterThan(0);
  }
});

test("of thousands of cases the first 500 that matter are shown, and the others counted", () => {
  const page = pageOf(manyCases(2000));
  const rows = rowsOf(page, "cases");
  expect(rows).toHaveLength(500);
  expect(rows.every(({ attributes }) => attributes["class"]?.includes("is-regressed"))).toBe(true);
  expect(all(page, "section").find(({ attributes }) => attributes["id"] === "cases")?.text).toContain(
    "The first 500 are shown; 1,500 cases more are not, of which 167 did not simply pass. The JSON report has all.",
  );
  expect(rowsOf(pageOf(manyCases(500)), "cases")).toHaveLength(500);
  expect(pageOf(manyCases(500)).text).not.toContain("are shown");
});
