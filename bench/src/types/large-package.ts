import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codegenWorkspace } from "../codegen/workspace.ts";
import type { Consumer } from "../consumer/consumer.ts";
import { runTool } from "../measure/tool.ts";
import { root } from "../repository.ts";
import { compilers } from "./compilers.ts";

/** Makes a package of ours from a provider's own document, as `provider:new` does, and installs it in a consumer. */
export async function installNewProvider({ folder }: Consumer, name: string, document: string): Promise<void> {
  const workspace = codegenWorkspace({});
  // What provider:new gives the new package to.
  mkdirSync(join(workspace.folder, "contract"));
  cpSync(join(root, "contract/package.json"), join(workspace.folder, "contract/package.json"));
  await runTool(["scripts/src/provider/new.ts", name, "--spec", document, "--no-install"], workspace.folder);
  const own = join(workspace.folder, "packages", name);
  mkdirSync(join(own, "node_modules/@evalbridge"), { recursive: true });
  symlinkSync(join(workspace.folder, "packages/core"), join(own, "node_modules/@evalbridge/core"));
  const { program } = compilers.at(-1) as (typeof compilers)[number];
  await runTool([program, "--project", "tsconfig.build.json", "--types", ""], own);
  const to = join(folder, "node_modules/@evalbridge", name);
  cpSync(join(own, "dist"), join(to, "dist"), { recursive: true });
  const manifest = JSON.parse(readFileSync(join(own, "package.json"), "utf8"));
  writeFileSync(join(to, "package.json"), JSON.stringify({ ...manifest, exports: manifest.publishConfig.exports }));
}
