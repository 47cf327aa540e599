import { cpSync } from "node:fs";
import { join } from "node:path";
import type { Consumer } from "../consumer/consumer.ts";
import { type Bundled, bundle } from "./bundle.ts";

/** What is bundled of ours: the files of `entries/`, and what a reader calls them. */
export const ownEntries = {
  "one-get": "one operation (a get)",
  "one-list": "one list, with its paging",
  "one-start": "one start, looked for when its answer is lost",
  vogent: "vogent, all 14 operations",
  humanloop: "humanloop, all 14",
  feather: "feather, all 33",
  bland: "bland, all 34",
  bridge: "bridge with all four, five kinds of run",
  "bridge-from-env": "createBridgeFromEnv",
} as const;
export type OwnEntry = keyof typeof ownEntries;

/** Bundles each entry in a project that has our packages as they are published. */
export async function ownSizes({ folder }: Consumer): Promise<Record<OwnEntry, Bundled>> {
  const place = join(folder, "entries");
  cpSync(join(import.meta.dirname, "entries"), place, { recursive: true });
  const sizes: [string, Bundled][] = [];
  for (const name of Object.keys(ownEntries)) sizes.push([name, await bundle(join(place, `${name}.ts`))]);
  return Object.fromEntries(sizes) as Record<OwnEntry, Bundled>;
}
