import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { findChromium, flags, screens } from "./chromium.ts";

/*
 * Opens gate reports in Chromium as a reader would, on a phone and on a desk, in light and in dark:
 * node dev/browser/report.ts <folder for screenshots> <page.html…>
 * A page must say nothing on the console, ask for nothing but itself, be no wider than the screen, have no axe violation of any level,
 * and be usable by keyboard alone. Without Chromium (CHROMIUM, or where Debian and Ubuntu put it) it says so and checks nothing.
 */
const [shots = "", ...pages] = process.argv.slice(2);
if (shots === "" || pages.length === 0) throw new Error("give a folder for screenshots and at least one page");
const executablePath = findChromium();
if (executablePath === undefined) {
  console.log("skipped: the report was not opened in a browser: no Chromium here (set CHROMIUM to one)");
} else {
  const problems = await check(executablePath);
  for (const problem of problems) console.error(problem);
  console.log(`${pages.length} pages opened in ${screens.length * 2} ways each: ${problems.length} problems`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}

async function check(browserPath: string): Promise<string[]> {
  mkdirSync(shots, { recursive: true });
  const profile = mkdtempSync(join(tmpdir(), "report-in-browser-"));
  const problems: string[] = [];
  for (const screen of screens) {
    for (const colorScheme of ["light", "dark"] as const) {
      const context = await chromium.launchPersistentContext(join(profile, `${screen.name}-${colorScheme}`), {
        executablePath: browserPath,
        args: [...flags],
        viewport: { width: screen.width, height: screen.height },
        colorScheme,
      });
      for (const path of pages) {
        const name = `${basename(path, ".html")}-${screen.name}-${colorScheme}`;
        problems.push(...(await look(context, path, name)).map((problem) => `${name}: ${problem}`));
      }
      await context.close();
    }
  }
  rmSync(profile, { recursive: true, force: true });
  return problems;
}

async function look(context: BrowserContext, path: string, name: string): Promise<string[]> {
  const page = await context.newPage();
  const address = pathToFileURL(resolve(path)).href;
  const problems: string[] = [];
  page.on("console", (message) => problems.push(`the console says: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`an error: ${error.message}`));
  page.on("dialog", (dialog) => {
    problems.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (request.url() !== address) problems.push(`it asks for ${request.url()}`);
  });
  await page.goto(address);
  await page.screenshot({ path: join(shots, `${name}.png`) });
  problems.push(...(await byKeyboard(page)), ...(await filtered(page)));
  problems.push(...(await violations(page, "closed")));
  await page.evaluate("for (const one of [...document.querySelectorAll('details')].slice(0, 100)) one.open = true");
  problems.push(...(await violations(page, "opened")));
  const tooWide = Number(await page.evaluate("document.documentElement.scrollWidth - innerWidth"));
  if (tooWide > 0) problems.push(`it is ${tooWide} pixels wider than the screen`);
  await page.close();
  return problems;
}

/** axe is put in past the page's policy, which lets no script in. */
async function violations(page: Page, state: string): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = (await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as axe.AxeResults;
  return found.violations.map(
    ({ id, impact, nodes }) => `${state}: axe ${impact} ${id}, ${nodes.length} times: ${nodes[0]?.html.slice(0, 200)}`,
  );
}

/** The first stop is the skip link, which leads to the findings; each stop can be seen; the first fold opens by Enter. */
async function byKeyboard(page: Page): Promise<string[]> {
  const problems: string[] = [];
  const focus = (what: string) => page.evaluate(`document.activeElement.${what}`);
  await page.keyboard.press("Tab");
  if ((await focus("className")) !== "skip") problems.push("the first stop is not the skip link");
  await page.keyboard.press("Enter");
  if ((await focus("id")) !== "main") problems.push("the skip link does not lead to the findings");
  for (let stop = 1; stop <= 25; stop++) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle !== 'none'");
    if (!seen && (await focus("tagName")) !== "BODY")
      problems.push(`stop ${stop}, ${await focus("tagName")}, has no focus ring`);
  }
  if (Number(await page.evaluate("document.querySelectorAll('summary').length")) > 0) {
    await page.locator("summary").first().focus();
    await page.keyboard.press("Enter");
    if (!(await page.evaluate("document.querySelector('details').open"))) problems.push("Enter opens no fold");
  }
  return problems;
}

/** Each choice of the filter shows as many rows as it says. */
async function filtered(page: Page): Promise<string[]> {
  const problems: string[] = [];
  for (const label of await page.locator(".filter label").all()) {
    const words = (await label.textContent()) ?? "";
    await label.locator("input").focus();
    await page.keyboard.press("Space");
    const rows = await page.locator(".cases tbody tr:visible").count();
    if (!words.includes(`(${rows})`)) problems.push(`the filter "${words}" shows ${rows} rows`);
  }
  await page.evaluate("document.getElementById('only-all')?.click()");
  return problems;
}
