import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { rivalsFolder } from "../rivals/folder.ts";

interface Rolldown {
  build(options: object): Promise<{ readonly output: readonly { readonly type: string; readonly code?: string }[] }>;
}

/** The gzipped bytes of what another bundler makes of an entry: for information, since the bars are those of esbuild. */
export async function rolldownSize(entry: string): Promise<number> {
  const module = join(rivalsFolder, "node_modules/rolldown/dist/index.mjs");
  const { build } = (await import(pathToFileURL(module).href)) as Rolldown;
  const { output } = await build({
    input: entry,
    write: false,
    platform: "neutral",
    resolve: { mainFields: ["module", "main"] },
    output: { format: "esm", minify: true },
    logLevel: "warn",
  });
  const [chunk] = output;
  if (chunk?.code === undefined || output.length !== 1)
    throw new Error(`rolldown makes ${output.length} files of ${entry}`);
  return gzipSync(chunk.code, { level: 9 }).byteLength;
}
