import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { CommandError } from "../command-error.ts";
import { readVariable } from "../config/read-variable.ts";
import type { CommandExit, Context } from "../context.ts";
import { type ConfigFormat, configText } from "./init/config-text.ts";
import { kindsWithKeys, kindWithParents } from "./init/provider-keys.ts";
import { parentVariable, workflowText } from "./init/workflow-text.ts";
import { writeTogether } from "./init/write-together.ts";

export interface InitFlags {
  readonly force?: boolean | undefined;
}

const workflowPath = ".github/workflows/evals.yml";
const configNames = /^evalbridge\.config\.(json|[mc]?[jt]s)$/;

/** `evalbridge init`: writes a configuration and a workflow that gates on runs, and tells what is left to do. */
export async function initCommand({ force = false }: InitFlags, context: Context): Promise<CommandExit> {
  const { out, environment } = context;
  const folder = resolve(context.folder);
  refuseInside(folder);
  const { kinds, found } = kindsWithKeys(environment);
  const format = formatFor(folder, Boolean(process.features.typescript));
  const configPath = `evalbridge.config.${format}`;
  refuseOther(folder, configPath);
  writeTogether(
    folder,
    [
      { path: configPath, text: configText(kinds, format) },
      { path: workflowPath, text: workflowText(kinds, version()) },
    ],
    force,
  );

  const variables = [...new Set(kinds.map(({ variable }) => variable))];
  await out.line(`wrote ${configPath}: ${kinds.map(({ kind }) => kind).join(", ")}`);
  if (!found) await out.line("  no key is set, so it has every kind of run: take away what you do not use");
  await out.line(`wrote ${workflowPath}: judges the newest run, and starts none`);
  await out.line("\nbefore it can judge:");
  await out.line(`  write into it what to judge, as ${parentVariable}`);
  for (const { kind, listVariable } of kinds) {
    if (listVariable !== undefined && readVariable(environment, listVariable) === undefined)
      await out.line(`  to list what ${kind} has: export ${listVariable}=…`);
  }
  for (const variable of variables) await out.line(`  give GitHub the key: gh secret set ${variable}`);
  await out.line(`\nnext: evalbridge ${found ? `parents ${kindWithParents(kinds).kind}` : "providers"}`);
  return 0;
}

/** GitHub reads workflows at the root of a repository alone. */
function refuseInside(folder: string): void {
  for (let here = folder; dirname(here) !== here; here = dirname(here)) {
    if (!existsSync(join(here, ".git"))) continue;
    if (here === folder) return;
    throw new CommandError(`GitHub reads workflows at the root of a repository alone; go there first: cd ${here}`);
  }
}

/** Two configurations in a folder would leave open which one holds. */
function refuseOther(folder: string, path: string): void {
  const other = readdirSync(folder).find((name) => configNames.test(name) && name !== path);
  if (other === undefined) return;
  throw new CommandError(`${other} is there already; take it away, or keep it and do without init`);
}

/** JSON where nobody has JavaScript, or Node would not run TypeScript; `.mts` where `.ts` would not be taken for a module. */
export function formatFor(folder: string, runsTypeScript: boolean): ConfigFormat {
  const manifest = join(folder, "package.json");
  if (!runsTypeScript || !existsSync(manifest)) return "json";
  try {
    return JSON.parse(readFileSync(manifest, "utf8")).type === "module" ? "ts" : "mts";
  } catch {
    // Another tool will say what is wrong with it.
    return "json";
  }
}

function version(): string {
  return JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")).version;
}
