import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { SourceMap } from "./bytes/source-map.ts";

export interface Size {
  readonly minified: number;
  readonly gzipped: number;
}

export interface Bundled extends Size {
  readonly compressed: Uint8Array;
  /** Which source each part of it is of. */
  readonly map: SourceMap;
}

interface Place {
  /** Where packages are found beside those above the entry. */
  readonly nodePaths?: readonly string[];
  readonly platform?: "neutral" | "node";
}

/** What a bundler makes of an entry for a page or a worker: the smallest that esbuild can, and what of it goes over the wire. */
export async function bundle(entry: string, { nodePaths = [], platform = "neutral" }: Place = {}): Promise<Bundled> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2024",
    platform,
    mainFields: ["module", "main"],
    nodePaths: [...nodePaths],
    sourcemap: "external",
    outfile: "bundle.js",
    logLevel: "error",
  });
  const [map, script] = outputFiles as [(typeof outputFiles)[number], (typeof outputFiles)[number]];
  const compressed = gzipSync(script.contents, { level: 9 });
  return {
    compressed,
    map: JSON.parse(map.text) as SourceMap,
    minified: script.contents.byteLength,
    gzipped: compressed.byteLength,
  };
}
