import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Consumer } from "../consumer/consumer.ts";
import { runTool } from "../measure/tool.ts";
import { rivalsFolder } from "../rivals/folder.ts";
import { type Calls, heyApiCalls, openapiFetchCalls, ourCalls } from "./calls.ts";
import { compilers } from "./compilers.ts";
import { type SimpleGet, simpleGets } from "./operations.ts";

/** The same calls of one API, through several clients. */
export interface Contenders {
  readonly gets: readonly SimpleGet[];
  readonly calls: Readonly<Record<string, Calls>>;
  /** Where their files are written, each below a folder of its own name. */
  readonly folder: string;
}

/** Prepares an API of which we have a package: `document` is its description as JSON, `spec` the file that generators are given. */
export async function contendersOf(
  consumer: Consumer,
  provider: string,
  document: unknown,
  spec: string,
): Promise<Contenders> {
  const folder = join(consumer.folder, "types", provider);
  mkdirSync(folder, { recursive: true });
  const program = (name: string) => join(rivalsFolder, "node_modules", name);
  const link = program("openapi-fetch");
  mkdirSync(join(folder, "openapi-fetch/node_modules"), { recursive: true });
  symlinkSync(link, join(folder, "openapi-fetch/node_modules/openapi-fetch"));
  const types = join(folder, "openapi-fetch/openapi-fetch.d.ts");
  await runTool([program("openapi-typescript/bin/cli.js"), spec, "--output", types], folder);
  const functionAt = await heyApiDeclarations(spec, join(folder, "hey-api"), program("@hey-api/openapi-ts/bin/run.js"));
  const methodAt = await ourMethods(consumer, provider);
  const gets = simpleGets(document).filter(({ path }) => methodAt.has(path) && functionAt.has(path));
  const calls = {
    ours: ourCalls(provider, methodAt),
    "openapi-fetch": openapiFetchCalls,
    "hey-api": heyApiCalls(functionAt),
  };
  return { gets, calls, folder };
}

/** Our method for each path's GET. */
export async function ourMethods({ entryOf }: Consumer, provider: string): Promise<Map<string, string>> {
  const table = new URL("table.gen.js", entryOf(provider));
  const rows = (await import(table.href)) as Readonly<
    Record<string, { readonly method: string; readonly path: string }>
  >;
  return new Map(Object.entries(rows).flatMap(([name, { method, path }]) => (method === "GET" ? [[path, name]] : [])));
}

/** hey-api's client as a package would have it: declarations. Answers its function for each path's GET. */
async function heyApiDeclarations(spec: string, folder: string, generator: string): Promise<Map<string, string>> {
  const sources = join(folder, "sources");
  await runTool([generator, "-i", spec, "-o", sources], rivalsFolder);
  const { program } = compilers.at(-1) as (typeof compilers)[number];
  const options = ["--declaration", "--emitDeclarationOnly", "--skipLibCheck", "--strict", "--types", ""];
  const target = ["--module", "nodenext", "--target", "es2024", "--lib", "es2024,dom,dom.iterable"];
  // Its files have names as in a package of type module.
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  await runTool(
    [program, join(sources, "index.ts"), "--outDir", join(folder, "hey-api"), ...options, ...target],
    folder,
  );
  const text = readFileSync(join(sources, "sdk.gen.ts"), "utf8");
  const functions = text.split(/^export const /m).slice(1);
  const found = functions.flatMap((one): [string, string][] => {
    const [, name] = /^(\w+)/.exec(one) ?? [];
    const [, path] = /\burl: '([^']+)'/.exec(one) ?? [];
    return name !== undefined && path !== undefined && one.includes(").get<") ? [[path, name]] : [];
  });
  return new Map(found);
}
