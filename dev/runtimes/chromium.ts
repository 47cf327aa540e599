import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";
import { findChromium, flags } from "../browser/chromium.ts";
import { serve } from "./child.ts";
import { missingFacts } from "./proof.ts";
import type { Kit, Row } from "./row.ts";
import { pinnedVersion, tools } from "./tools.ts";

const page = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><link rel="icon" href="data:," /><title>evalbridge</title></head>
  <body><script type="module" src="./page.mjs"></script></body>
</html>
`;

/** A page on localhost asks a server of another origin, with a key: which has to be allowed by name. */
export const chromiumRow: Row = {
  id: "chromium",
  name: "Chromium",
  proves: `a page by Vite ${pinnedVersion("vite")}, developed and built; a key is refused unless allowed by name`,
  async run(kit) {
    const executablePath = findChromium();
    if (executablePath === undefined) return { absent: "there is no Chromium (CHROMIUM names one)" };
    const profile = join(kit.clients.folder, "chromium-profile");
    const context = await chromium.launchPersistentContext(profile, { executablePath, args: [...flags] });
    try {
      const version = /^\d+/.exec(context.browser()?.version() ?? "")?.[0] ?? "unknown";
      const problems = [await asked(context, kit, "dev"), await asked(context, kit, "build")].flat();
      return { problems, version };
    } finally {
      await context.close();
    }
  },
};

async function asked(context: BrowserContext, { clients, stage }: Kit, way: "dev" | "build"): Promise<string[]> {
  const folder = clients.place(`page-${way}`);
  writeFileSync(join(folder, "index.html"), page);
  const server = await serve(process.execPath, [join(tools, "page.mjs"), way, folder], folder);
  try {
    const problems: string[] = [];
    const tab = await context.newPage();
    tab.on("pageerror", (error) => problems.push(`${way}: the page says: ${error.message}`));
    await tab.goto(`http://localhost:${/^port (\d+)$/.exec(server.said)?.[1]}/`);
    await tab.waitForFunction("globalThis.allowed !== undefined", undefined, { timeout: 30_000 });
    const inPage = async (call: string): Promise<string> =>
      String(await tab.evaluate(`${call}(${JSON.stringify(stage.address)}).then(JSON.stringify, String)`));
    const refusal = await inPage("unallowed");
    if (!refusal.includes("dangerouslyAllowBrowser"))
      problems.push(`${way}: a key is not refused with an error that names dangerouslyAllowBrowser: ${refusal}`);
    if (stage.refused() > 0) problems.push(`${way}: a key that nobody allowed was sent`);
    problems.push(...missingFacts(way, await inPage("allowed")));
    await tab.close();
    return problems;
  } finally {
    server.close();
  }
}
