import { join } from "node:path";
import { makeConsumer } from "../consumer/consumer.ts";
import { type Bar, type Figure, figure, type Measured } from "../page/figure.ts";
import { rivalsFolder } from "../rivals/folder.ts";
import { bundle, type Size } from "./bundle.ts";
import { bytesPerOperation } from "./growth.ts";
import { type OwnEntry, ownEntries, ownSizes } from "./own.ts";
import { rolldownSize } from "./rolldown.ts";

/** Of `rivals/entries`, with what a reader calls them. */
const rivalEntries = {
  orval: "orval, one operation",
  "openapi-fetch": "openapi-fetch",
  "hey-api": "hey-api, one operation",
  ofetch: "ofetch",
  redocly: "redocly, one operation",
  octokit: "@octokit/request",
  ky: "ky",
  openai: "openai",
  humanloop: "humanloop's own SDK",
} as const;

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
      { title: "others", figures: rivals },
    ],
    notes: [
      "esbuild, bundled, minified, format esm, platform neutral; gzip level 9. By rolldown, gzipped, for information. What is measured stands in bench/src/size/entries.",
      "orval's, openapi-fetch's, hey-api's and @octokit/request's have no retries, time limits or typed errors.",
      "openai and humanloop are clients of their own APIs, bundled for Node.",
    ],
  };
}

const sizeFigures = (row: string, { minified, gzipped }: Size, bar?: Bar): Figure[] => [
  figure(row, "gzipped B", "bytes", gzipped, bar),
  figure(row, "minified B", "bytes", minified),
];
