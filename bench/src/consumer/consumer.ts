import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { temporaryFolder } from "../measure/temporary.ts";
import { providers, root } from "../repository.ts";

/** A project outside the workspace that has our packages as a registry would give them. */
export interface Consumer {
  readonly folder: string;
  /** What `import(…)` takes to load one of them, such as `vogent`. */
  entryOf(name: string): string;
}

const shipped = ["core", ...providers, "bridge"] as const;

interface Manifest {
  readonly version: string;
  readonly publishConfig: { readonly exports: unknown };
}

/** Makes one from what is built: `dist/`, and the manifest as packing changes it. */
export function makeConsumer(name: string): Consumer {
  const folder = temporaryFolder(name);
  for (const one of shipped) {
    const from = join(root, "packages", one);
    const to = join(folder, "node_modules/@evalbridge", one);
    if (!existsSync(join(from, "dist/index.js"))) throw new Error(`packages/${one} is not built; run: npm run build`);
    mkdirSync(to, { recursive: true });
    cpSync(join(from, "dist"), join(to, "dist"), { recursive: true });
    const manifest = JSON.parse(readFileSync(join(from, "package.json"), "utf8")) as Manifest;
    const packed = { ...manifest, exports: manifest.publishConfig.exports };
    writeFileSync(join(to, "package.json"), JSON.stringify(packed));
  }
  // The one dependency of a third party.
  const openapiFetch = realpathSync(join(root, "packages/core/node_modules/openapi-fetch"));
  symlinkSync(openapiFetch, join(folder, "node_modules/openapi-fetch"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const entryOf = (one: string) => pathToFileURL(join(folder, "node_modules/@evalbridge", one, "dist/index.js")).href;
  return { folder, entryOf };
}
