import { rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runNode } from "./child.ts";
import { proveCalls } from "./proof/calls.ts";
import { proveMockGuide } from "./proof/mock-guide.ts";
import { proveOverlayGuide } from "./proof/overlay-guide.ts";
import { made, root, site } from "./repository.ts";
import { writePages } from "./write-pages.ts";

/** Writes the pages, proves their calls while VitePress builds, and gives the exit code. */
export async function buildSite(words: readonly string[], began: number): Promise<number> {
  const base = baseOf(words);
  if (base === undefined) {
    console.error("usage: npm run site [-- --base /evalbridge/]");
    return 1;
  }
  const { pages, providers } = await writePages(base);
  const vitepress = join(site, "node_modules/vitepress/bin/vitepress.js");
  const tsc = join(root, "dev/node_modules/typescript/bin/tsc");
  const [problems, guided, typed, built] = await Promise.all([
    proveCalls(providers),
    proveMockGuide(),
    runNode([tsc, "--project", site], { cwd: root }),
    runNode([vitepress, "build", "."], { cwd: site, environment: { SITE_BASE: base }, seconds: 240 }),
  ]);
  const failed = [typed, built].filter(({ code }) => code !== 0).map(({ output }) => output.trim());
  const all = [...problems, ...guided, ...proveOverlayGuide(), ...failed];
  for (const problem of all) console.error(problem);
  // Nobody is to look at, or publish, what was not proven.
  if (all.length > 0) rmSync(made.dist, { recursive: true, force: true });
  const operations = providers.reduce((sum, { spec }) => sum + spec.operations.length, 0);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(
    all.length === 0
      ? `${pages} pages, ${operations} operations, each call compiled and run, in ${seconds} s: docs/site/dist`
      : `${all.length} problems; there is no docs/site/dist`,
  );
  return all.length === 0 ? 0 : 1;
}

/** Where the site will stand on its server; `undefined` for words that nobody understands. */
function baseOf(words: readonly string[]): string | undefined {
  try {
    const { base } = parseArgs({ args: [...words], options: { base: { type: "string", default: "/" } } }).values;
    return /^\/([\w.-]+\/)*$/.test(base) ? base : undefined;
  } catch {
    return undefined;
  }
}
