import type { BrowserContext } from "playwright-core";

/** What somebody looks for, and where the first answer has to lead. */
const questions = [
  { words: "listEvalConfigRuns", leads: "/providers/vogent#listEvalConfigRuns" },
  { words: "createKBEvalRun", leads: "/providers/feather#createKBEvalRun" },
  { words: "kb suites", leads: "/providers/feather#listKBEvalSuites" },
  { words: "AmbiguousResultError", leads: "/reference/core#AmbiguousResultError" },
  { words: "overlays", leads: "/guides/writing-overlays" },
] as const;

/** Types names into the search, and looks where the first answers lead. */
export async function searchProblems(context: BrowserContext, origin: string): Promise<string[]> {
  const problems: string[] = [];
  const page = await context.newPage();
  for (const { words, leads } of questions) {
    await page.goto(`${origin}/`, { waitUntil: "networkidle" });
    await page.keyboard.press("/");
    const box = page.locator("#localsearch-input");
    await box.fill(words);
    // Where nothing is found there is nothing to wait for, and that is told below.
    await page
      .locator(".VPLocalSearchBox .result")
      .first()
      .waitFor({ timeout: 10_000 })
      .catch(() => {});
    const answers = page.locator(".VPLocalSearchBox .result");
    const found = await answers.evaluateAll((links) =>
      links.slice(0, 5).map((link) => link.getAttribute("href") ?? ""),
    );
    if (!found.some((link) => link.startsWith(leads)))
      problems.push(`the search for ${words} finds ${found.join(", ") || "nothing"}, and not ${leads}`);
  }
  await page.close();
  return problems;
}
