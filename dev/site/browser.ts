import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { flags, screens } from "../browser/chromium.ts";
import { violations } from "./axe.ts";
import type { BuiltPage } from "./links.ts";
import { searchProblems } from "./search.ts";

/** A page of each kind: what holds for it in colours and structure holds for its like. */
const kinds = [
  "/",
  "/run-model",
  "/providers/",
  "/providers/vogent",
  "/guides/gating-a-release",
  "/reference/bridge",
  "/decisions/",
];

/** Opens every page on both screens, and one of each kind in both schemes; gives what is wrong, a line each. */
export async function checkInBrowser(
  executablePath: string,
  origin: string,
  pages: readonly BuiltPage[],
  shots: string | undefined,
): Promise<string[]> {
  if (shots !== undefined) mkdirSync(shots, { recursive: true });
  const profile = mkdtempSync(join(tmpdir(), "site-in-browser-"));
  const problems: string[] = [];
  try {
    for (const screen of screens) {
      for (const colorScheme of ["light", "dark"] as const) {
        const name = `${screen.name}-${colorScheme}`;
        const viewport = { width: screen.width, height: screen.height };
        const options = { executablePath, args: [...flags], viewport, colorScheme };
        const context = await chromium.launchPersistentContext(join(profile, name), options);
        const wanted = colorScheme === "light" ? pages.map(({ path }) => path) : kinds;
        // Two at a time: what one page loads, another does not wait for.
        for (let at = 0; at < wanted.length; at += 2) {
          const looks = wanted.slice(at, at + 2).map((path) => look(context, origin, path, name, shots));
          problems.push(...(await Promise.all(looks)).flat());
        }
        if (name === "desk-light") problems.push(...(await searchProblems(context, origin)));
        await context.close();
      }
    }
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
  return problems;
}

async function look(
  context: BrowserContext,
  origin: string,
  path: string,
  name: string,
  shots: string | undefined,
): Promise<string[]> {
  const page = await context.newPage();
  const found: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) found.push(`the console says: ${message.text()}`);
  });
  page.on("pageerror", (error) => found.push(`an error: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith("data:")) found.push(`it asks for ${url}`);
  });
  page.on("response", (response) => {
    // The page for what is not there is the only one that is served so.
    if (response.status() >= 400) found.push(`${response.url()} is answered with ${response.status()}`);
  });
  await page.goto(`${origin}${path}`, { waitUntil: "load" });
  // What was sent as HTML is a program by now, and has said what it had to say about that.
  await page.waitForFunction("document.querySelector('#app')?.__vue_app__ !== undefined");
  found.push(...(await width(page)));
  if (kinds.includes(path)) {
    if (shots !== undefined) await page.screenshot({ path: join(shots, `${shotName(path)}-${name}.png`) });
    found.push(...(await violations(page)));
  }
  await page.close();
  return found.map((problem) => `${path} (${name}): ${problem}`);
}

async function width(page: Page): Promise<string[]> {
  const tooWide = Number(
    await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
  );
  return tooWide > 0 ? [`it is ${tooWide} pixels wider than the screen`] : [];
}

function shotName(path: string): string {
  return path.replace(/^\/|\/$/g, "").replaceAll("/", "-") || "start";
}
