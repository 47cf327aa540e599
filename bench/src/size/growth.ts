import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Consumer } from "../consumer/consumer.ts";
import { providers } from "../repository.ts";
import { bundle } from "./bundle.ts";

interface Row {
  readonly provider: string;
  readonly name: string;
}

/** All operations of all providers, taken in turn, so that the first of them use what the last use. */
async function allRows({ folder }: Consumer): Promise<Row[]> {
  const lists: Row[][] = [];
  for (const provider of providers) {
    const file = join(folder, "node_modules/@evalbridge", provider, "dist/table.gen.js");
    const table = (await import(pathToFileURL(file).href)) as Readonly<Record<string, unknown>>;
    lists.push(Object.keys(table).map((name) => ({ provider, name })));
  }
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }).flatMap((_, index) => lists.flatMap((list) => list[index] ?? []));
}

/** A client of the given operations, each under its own name. */
function entryOf(rows: readonly Row[]): string {
  const lines = rows.map(
    ({ provider, name }, index) => `import { ${name} as o${index} } from "@evalbridge/${provider}/operations";`,
  );
  // Under its own name, or one like it where two providers have the same.
  const taken = new Set<string>();
  const named = rows.map(
    ({ name }, index) => `${taken.size < taken.add(name).size ? name : `${name}${index}`}: o${index}`,
  );
  return [
    `import { createVogentClientOf } from "@evalbridge/vogent";`,
    ...lines,
    `export const client = createVogentClientOf({ ${named.join(", ")} });`,
  ].join("\n");
}

/** How many gzipped bytes one more operation adds: the slope of a line through bundles of a third of all operations and more. */
export async function bytesPerOperation(consumer: Consumer): Promise<number> {
  const rows = await allRows(consumer);
  const place = join(consumer.folder, "growth");
  mkdirSync(place, { recursive: true });
  const points: [number, number][] = [];
  for (let share = 3; share <= 9; share++) {
    const count = Math.round((rows.length * share) / 9);
    const file = join(place, `${count}.js`);
    writeFileSync(file, entryOf(rows.slice(0, count)));
    points.push([count, (await bundle(file)).gzipped]);
  }
  return slopeOf(points);
}

/** Of the straight line that fits the points best. */
export function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (index: 0 | 1) => points.reduce((sum, point) => sum + point[index], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const above = points.reduce((sum, [one, other]) => sum + (one - x) * (other - y), 0);
  return above / points.reduce((sum, [one]) => sum + (one - x) ** 2, 0);
}
