import axe from "axe-core";
import type { Page } from "playwright-core";

/** What keeps people from reading a page: violations that axe calls serious or critical. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = (await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as axe.AxeResults;
  return found.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, impact, nodes }) =>
        `axe ${impact} ${id}, ${nodes.length} times: ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary?.replace(/\s+/g, " ").slice(0, 160)}`,
    );
}
