import { createHash } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { files, read, root } from "../repository.ts";

/** Killed of all. */
export interface Tally {
  readonly killed: number;
  readonly total: number;
}

export interface Survivor {
  readonly id: string;
  readonly kind: string;
  /** The file. */
  readonly where: string;
  readonly what: string;
}

/** What a whole run found, as kept in contract/mutation.json. */
export interface Figures {
  /** The hash of the sources that were measured. */
  readonly measuredOn: string;
  readonly files: number;
  readonly sampling: string;
  /** What the killed were killed by: a failing test, tests that could not even be read, the time limit. */
  readonly killedBy: Readonly<Record<"test" | "load" | "time", number>>;
  readonly owners: Readonly<Record<string, Tally>>;
  /** By provider and kind: `bland verdict rule`. */
  readonly kinds: Readonly<Record<string, Tally>>;
  readonly survivors: readonly Survivor[];
}

const kept = "contract/mutation.json";

/** What a result depends on: what is mutated, what is run, and the mutants themselves. Reasons change no result. */
export function measuredFiles(): string[] {
  const all = files(
    "packages/*/src/**/*.ts",
    "packages/*/test/**/*.ts",
    "packages/mock/documents/*.json",
    "contract/src/**/*",
    "contract/test/*.test.ts",
  );
  // No mistake is made in the command, and none of its tests looks for one.
  return all.filter((file) => file !== "contract/src/mutate/survivors.ts" && !file.startsWith("packages/cli/"));
}

/** One hash over files, their names and what is in them. */
export function hashOf(names: readonly string[], textOf: (file: string) => string = read): string {
  const hash = createHash("sha256");
  for (const name of names) hash.update(`${name}\0${textOf(name)}\0`);
  return hash.digest("hex").slice(0, 16);
}

export function readFigures(): Figures | undefined {
  return existsSync(join(root, kept)) ? (JSON.parse(read(kept)) as Figures) : undefined;
}

export function writeFigures(figures: Figures): void {
  writeFileSync(join(root, kept), `${JSON.stringify(figures, undefined, 2)}\n`);
}

/** Counts by a name that each has. */
export function tallies<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
  isKilled: (item: Item) => boolean,
): Record<string, Tally> {
  const found: Record<string, Tally> = {};
  for (const item of items) {
    const { killed, total } = found[nameOf(item)] ?? { killed: 0, total: 0 };
    found[nameOf(item)] = { killed: killed + Number(isKilled(item)), total: total + 1 };
  }
  return found;
}
