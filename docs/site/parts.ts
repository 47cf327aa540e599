import { sourceKinds } from "@evalbridge/bridge";
import { packageName, providerTitle, referencePackages } from "./contents.ts";
import { code, prose, table } from "./html.ts";
import { statusTable } from "./model/status-table.ts";
import { verdictTable } from "./model/verdict-table.ts";
import { worldOf } from "./model/world.ts";
import { capabilityTable, caseTable, fieldTable, filterTable, runTable } from "./model/world-tables.ts";
import { factsOf } from "./provider/facts.ts";
import { classes } from "./provider/operation-text.ts";
import type { ProviderPage } from "./provider/page.ts";
import { read } from "./repository.ts";

/** What stands in a hand-written page where it says `<!-- made: name -->`. */
export async function madeParts(providers: readonly ProviderPage[]): Promise<ReadonlyMap<string, string>> {
  const specs = new Map(providers.map(({ spec }) => [spec.provider, spec]));
  const worlds = await Promise.all(sourceKinds.map((kind) => worldOf(kind, specs)));
  return new Map([
    ["statuses", await statusTable(worlds)],
    ["verdicts", await verdictTable(worlds)],
    ["runs", runTable(worlds)],
    ["fields", fieldTable(worlds)],
    ["capabilities", capabilityTable(worlds)],
    ["filters", filterTable(worlds)],
    ["cases", caseTable(worlds)],
    ["providers", await providerTable(providers)],
    ["classes", classTable(providers)],
    ["packages", packageTable()],
  ]);
}

/** Puts the parts into a page; a name that no part has is a mistake of the page. */
export function withParts(text: string, parts: ReadonlyMap<string, string>, file: string): string {
  return text.replace(/^<!-- made: ([\w-]+) -->$/gm, (_all, name: string) => {
    const part = parts.get(name);
    if (part === undefined)
      throw new Error(`${file}: no part is called ${name}; there are ${[...parts.keys()].join(", ")}`);
    return part;
  });
}

async function providerTable(providers: readonly ProviderPage[]): Promise<string> {
  const rows = providers.map(async ({ spec }) => {
    const { lifecycle, baseUrl = "" } = await factsOf(spec.provider);
    return [
      `<a href="/providers/${spec.provider}">${providerTitle(spec.provider)}</a>`,
      code(`@evalbridge/${spec.provider}`),
      String(spec.operations.length),
      code(baseUrl),
      lifecycle.state === "active" ? "active" : `closed on ${lifecycle.since}`,
    ];
  });
  const total = providers.reduce((sum, { spec }) => sum + spec.operations.length, 0);
  const all = ["All", "", `<b>${total}</b>`, "", ""];
  return table(["Provider", "Package", "Operations", "Address", "Service"], [...(await Promise.all(rows)), all]);
}

function classTable(providers: readonly ProviderPage[]): string {
  const operations = providers.flatMap(({ spec }) => spec.operations);
  const rows = Object.entries(classes).map(([name, words]) => [
    `<span class="badge ${name}">${name}</span>`,
    prose(words),
    String(operations.filter((operation) => operation.class === name).length),
  ]);
  return table(["Class", "What it means", "Operations"], rows);
}

function packageTable(): string {
  const rows = referencePackages().map((folder) => [
    `<a href="/reference/${folder}">${code(packageName(folder))}</a>`,
    prose(JSON.parse(read(`packages/${folder}/package.json`)).description),
  ]);
  return table(["Package", ""], rows);
}
