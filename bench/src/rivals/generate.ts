import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { runTool } from "../measure/tool.ts";
import { specOf } from "../repository.ts";
import { rivalsBuilt, rivalsFolder } from "./folder.ts";

/** The clients that other generators make of a description, as sources below `rivals/dist/src` and bundled beside that. */
export const generated = {
  "hey-api": "hey-api/whole.ts",
  orval: "orval/client.ts",
  redocly: "redocly/client.ts",
} as const;

const program = (name: string) => join(rivalsFolder, "node_modules", name);

/** Generates them from Vogent's description, unless that was done from the same one by the same versions. */
export async function generateRivals(): Promise<void> {
  const spec = specOf("vogent");
  const stamp = createHash("sha256");
  for (const file of [spec, join(rivalsFolder, "pnpm-lock.yaml"), import.meta.filename])
    stamp.update(readFileSync(file));
  const stampFile = join(rivalsBuilt, "stamp");
  const wanted = stamp.digest("hex");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return;
  rmSync(rivalsBuilt, { recursive: true, force: true });
  const sources = join(rivalsBuilt, "src");
  mkdirSync(join(sources, "orval"), { recursive: true });

  await runTool([program("@hey-api/openapi-ts/bin/run.js"), "-i", spec, "-o", join(sources, "hey-api")], rivalsFolder);
  // Its client, which is configured, and its operations.
  const whole = 'export { client } from "./client.gen.js";\nexport * from "./index.js";\n';
  writeFileSync(join(sources, generated["hey-api"]), whole);
  await runTool(orval(spec, join(sources, generated.orval)), rivalsFolder);
  withBaseUrl(join(sources, generated.orval));
  const redocly = program("@redocly/cli/bin/cli.js");
  await runTool([redocly, "generate-client", spec, "--output", join(sources, generated.redocly)], rivalsFolder);
  await build({
    entryPoints: Object.fromEntries(Object.entries(generated).map(([name, file]) => [name, join(sources, file)])),
    outdir: rivalsBuilt,
    bundle: true,
    format: "esm",
    target: "es2024",
    logLevel: "error",
  });
  writeFileSync(stampFile, wanted);
}

function orval(spec: string, target: string): string[] {
  return [program("orval/dist/bin/orval.mjs"), "--input", spec, "--output", target, "--client", "fetch"];
}

/** orval writes the base URL into the code, and here none, since it is known only once a server listens. */
function withBaseUrl(file: string): void {
  const text = readFileSync(file, "utf8");
  // Both ways in which it quotes them: `/eval_runs/${id}` and '/eval_configs'.
  const changed = text.replaceAll(/[`']\/(?=eval_)/g, (start) => `baseUrl + ${start}`);
  if (changed === text)
    throw new Error(`${file}: orval writes addresses in another way now; bench/src/rivals/generate.ts`);
  const setter = "let baseUrl = '';\nexport const setBaseUrl = (url: string) => {\n  baseUrl = url;\n};\n";
  writeFileSync(file, `${setter}${changed}`);
}
