/** `npm run bench [-- section… --json FILE --write]`: one page of ratios, each section measured in a process of its own. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inChild } from "./measure/child.ts";
import { readOptions } from "./options.ts";
import type { Measured } from "./page/figure.ts";
import { load, machine, versions } from "./page/machine.ts";
import { tableLines, wrapped } from "./page/markdown.ts";
import { sources, sourceText } from "./readme/sources.ts";
import { withCosts } from "./readme/table.ts";
import { root } from "./repository.ts";
import { sections } from "./sections.ts";

const options = readOptions(process.argv.slice(2));
if (typeof options === "string") {
  console.error(`bench: ${options}`);
  process.exitCode = 2;
} else {
  const found: Record<string, Measured> = {};
  console.log("# What it costs, beside others\n");
  console.log(`${wrapped(`${machine()}. Medians, with quartiles in brackets. ✓ and ✗: within its bar, or not.`)}\n`);
  for (const name of options.names) {
    const begun = performance.now();
    const before = machine();
    console.log(`## ${sections[name]?.title} (${name})\n`);
    try {
      const measured = await inChild<Measured>(join(import.meta.dirname, "section.ts"), name);
      const { tables, notes } = measured;
      found[name] = measured;
      for (const table of tables) console.log(`${tableLines(table).join("\n")}\n`);
      const minutes = ((performance.now() - begun) / 60_000).toFixed(1);
      console.log(`${wrapped([...notes, `Measured in ${minutes} minutes.`].join(" "))}\n`);
      if (options.isWritten) writeCosts(name, measured, before);
    } catch (error) {
      console.error(`bench: ${name}: ${(error as Error).message}`);
      process.exitCode = 1;
    }
  }
  // Now that what takes part has been installed.
  console.log(wrapped(`Versions: ${versions().join(", ")}. Load at the end: ${load()}.`));
  if (options.json !== undefined) {
    const report = { machine: machine(), versions: versions(), sections: found };
    writeFileSync(options.json, `${JSON.stringify(report, undefined, 2)}\n`);
  }
}

/** Says in the README what a section found. Each at once: one that fails later takes nothing from it. */
function writeCosts(name: string, measured: Measured, before: string): void {
  const source = sources[name];
  if (source === undefined) return;
  const file = join(root, "README.md");
  const date = new Date().toISOString().slice(0, 10);
  const text = sourceText(source, { date, machine: before, versions: versions() });
  writeFileSync(file, withCosts(readFileSync(file, "utf8"), name, measured, text));
}
