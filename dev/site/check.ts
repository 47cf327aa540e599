/**
 * `npm run site:check [-- <folder for screenshots>] [--no-browser] [--build]`: looks at the documentation as its readers will. Links and
 * anchors are followed in the files; in Chromium every page is opened on a phone and on a desk. It is built first where it is not.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findChromium } from "../browser/chromium.ts";
import { checkInBrowser } from "./browser.ts";
import { builtPages, checkLinks } from "./links.ts";
import { serveFolder } from "./static-server.ts";

const root = join(import.meta.dirname, "../..");
const folder = join(root, "docs/site/dist");
const options = { "no-browser": { type: "boolean" }, build: { type: "boolean" } } as const;
const { values, positionals } = parseArgs({ options, allowPositionals: true });

if ((values.build || !existsSync(join(folder, "index.html"))) && !build()) process.exit(1);

const pages = builtPages(folder);
const { links, problems } = checkLinks(folder, pages);
const chromium = values["no-browser"] ? undefined : findChromium();
if (chromium === undefined) {
  const why = values["no-browser"] ? "--no-browser was given" : "no Chromium here (set CHROMIUM to one)";
  console.log(`skipped: no page was opened in a browser: ${why}`);
} else {
  const served = await serveFolder(folder);
  try {
    problems.push(...(await checkInBrowser(chromium, served.origin, pages, positionals[0])));
  } finally {
    await served.close();
  }
}
for (const problem of problems) console.error(problem);
console.log(`${pages.length} pages, ${links} links, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;

function build(): boolean {
  const program = join(root, "docs/site/build.ts");
  return spawnSync(process.execPath, [program], { stdio: "inherit" }).status === 0;
}
