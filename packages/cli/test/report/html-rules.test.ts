import { expect, test } from "vitest";
import { renderHtml } from "../../src/report/html/page.ts";
import { sampleReport } from "./sample-report.ts";
import { all, parseXml } from "./strict-xml.ts";

test("a share that was asked is shown in percent, with its bar; in how many runs each case passed is a number", () => {
  const rows = all(parseXml(renderHtml(sampleReport)), "tr").map((row) => ({
    cells: [1, 4, 5].map((index) => row.children[index]?.text),
    bars: all(row, "svg").length,
  }));
  expect(rows).toContainEqual({ cells: ["min-pass-rate", "79.2%", "90.0%"], bars: 1 });
  expect(rows).toContainEqual({ cells: ["min-repeat-pass", "1", "1"], bars: 0 });
});
