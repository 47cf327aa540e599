import { gzipSync } from "node:zlib";
import { build } from "esbuild";

export interface Size {
  readonly minified: number;
  readonly gzipped: number;
}

export interface Bundled extends Size {
  readonly text: string;
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
    logLevel: "error",
  });
  const [{ contents, text }] = outputFiles as [(typeof outputFiles)[number]];
  return { text, minified: contents.byteLength, gzipped: gzipSync(contents, { level: 9 }).byteLength };
}
