import { join } from "node:path";
import { sizeFigures as exactFigures } from "../budget/figures.ts";
import { makeConsumer } from "../consumer/consumer.ts";
import { type Bar, type Figure, figure, type Measured } from "../page/figure.ts";
import { rivalsFolder } from "../rivals/folder.ts";
import { type Bundled, bundle, type Size } from "./bundle.ts";
import { boughtBy } from "./bytes/bought.ts";
import { bytesPerOperation } from "./growth.ts";
import { type OwnEntry, ownEntries, ownSizes } from "./own.ts";
import { rivalEntries } from "./rival-entries.ts";
import { rolldownSize } from "./rolldown.ts";

/** Which cannot be bundled for anything but Node. */
const nodeOnly = new Set<string>(["openai", "humanloop"]);

const bars: Partial<Record<OwnEntry, Bar>> = {
  "one-get": { most: 6000 },
  "one-list": { most: 6000 },
  bridge: { most: 14_000 },
};

/** What a page or a worker has to load. */
export async function measureSize(): Promise<Measured> {
  const consumer = makeConsumer("size");
  const own = await ownSizes(consumer);
  const figures: Figure[] = [];
  for (const [entry, row] of Object.entries(ownEntries)) {
    figures.push(...sizeFigures(row, own[entry as OwnEntry], bars[entry as OwnEntry]));
    // Where ownSizes has put them.
    const file = join(consumer.folder, "entries", `${entry}.ts`);
    figures.push(figure(row, "by rolldown", "bytes", await rolldownSize(file)));
  }
  const growth = await bytesPerOperation(consumer);
  figures.push(figure("each further operation", "gzipped B", "us", growth, { most: 20 }));
  const rivals: Figure[] = [];
  for (const [name, row] of Object.entries(rivalEntries)) {
    const platform = nodeOnly.has(name) ? "node" : "neutral";
    rivals.push(...sizeFigures(row, await bundle(join(rivalsFolder, "entries", `${name}.js`), { platform })));
  }
  return {
    tables: [
      { title: "ours", figures },
      { title: "what the bytes of one get buy", figures: promiseFigures(own["one-get"]) },
      { title: "others", figures: rivals },
    ],
    exact: await exactFigures(consumer),
    notes: [
      "esbuild, bundled, minified, format esm, platform neutral; gzip level 9. By rolldown, gzipped, for information. What is measured stands in bench/src/size/entries.",
      "What they buy: each bit of the compressed stream is charged to the byte that it stands for, and that to its module by the source map. Of what occurs twice, the first pays.",
      "orval's, openapi-fetch's, hey-api's and @octokit/request's have no retries, time limits or typed errors.",
      "openai and humanloop are clients of their own APIs, bundled for Node.",
    ],
  };
}

const sizeFigures = (row: string, { minified, gzipped }: Size, bar?: Bar): Figure[] => [
  figure(row, "gzipped B", "bytes", gzipped, bar),
  figure(row, "minified B", "bytes", minified),
];

function promiseFigures(bundled: Bundled): Figure[] {
  return boughtBy(bundled).flatMap(({ promise, minified, gzipped }) => [
    figure(promise, "gzipped B", "bytes", gzipped),
    figure(promise, "%", "us", (100 * gzipped) / bundled.gzipped),
    figure(promise, "minified B", "bytes", minified),
  ]);
}
