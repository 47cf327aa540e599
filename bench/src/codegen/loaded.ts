import { spawnSync } from "node:child_process";

/** Writes down what is loaded, imported or required, and tells it at the end on a line of its own. */
const watch = `data:text/javascript,${encodeURIComponent(
  `import { registerHooks } from "node:module";
  const urls = [];
  registerHooks({ load(url, context, next) { urls.push(url); return next(url, context); } });
  process.on("exit", () => console.error("loaded " + JSON.stringify(urls)));`,
)}`;

/** The npm packages of which a run of `codegen` in a workspace loads something. */
export function packagesLoaded(folder: string): ReadonlySet<string> {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", watch, "scripts/src/codegen.ts"], {
    cwd: folder,
    encoding: "utf8",
  });
  const [, list] = /^loaded (\[.*\])$/m.exec(stderr) ?? [];
  if (status !== 0 || list === undefined) throw new Error(`codegen ended with ${status}\n${stdout}${stderr}`);
  const urls = JSON.parse(list) as readonly string[];
  const names = urls.map((url) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1]);
  return new Set(names.filter((name) => name !== undefined));
}
