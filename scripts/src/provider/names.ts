import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pascalCase } from "../emit/names.ts";

/** Packages of the workspace that are no providers. */
const ours = new Set([
  "bridge",
  "cli",
  "core",
  "mock",
  "evalbridge",
  "scripts",
  "contract",
  "dev",
  "docs",
  "examples",
  "node",
]);

/** Why no new provider can have this name; `undefined` where it can. */
export function nameProblem(name: string | undefined, root: string): string | undefined {
  if (name === undefined) return "no name; write provider:new <name> --spec <file or URL>";
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > 40)
    return `${JSON.stringify(name.slice(0, 60))} is no name of a package; write it like my-api: at most 40 small letters, digits, dashes`;
  if (ours.has(name)) return `"${name}" is a part of this workspace; take another name`;
  const taken = [`specs/${name}`, `packages/${name}`].find((folder) => holdsFiles(join(root, folder)));
  return taken === undefined
    ? undefined
    : `${taken} exists; take another name, or run: npm run provider:remove ${name}`;
}

/** What tools leave where a package was, on a branch that had it. */
const left = new Set(["node_modules", "dist", ".turbo"]);

function holdsFiles(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((name) => !left.has(name));
}

/** What a provider is called in code: `my-api` gives `myApi`, `MyApi`, `createMyApiClient`, `MY_API`. */
export interface CodeNames {
  readonly facts: string;
  readonly type: string;
  readonly create: string;
  readonly variable: string;
}

export function codeNames(name: string): CodeNames {
  const type = pascalCase(name);
  return {
    facts: factsName(type),
    type,
    create: `create${type}Client`,
    variable: name.toUpperCase().replaceAll("-", "_"),
  };
}

/** No fact sheet can be called as the language calls something, or as something else is called where the client is made. */
const reserved = new Set(
  (
    "await break case catch class const continue debugger default delete do else enum export extends false finally for function if " +
    "implements import in instanceof interface let new null package private protected public return static super switch this throw " +
    "true try typeof undefined var void while with yield api arguments eval createClient operations options shared"
  ).split(" "),
);

function factsName(type: string): string {
  const name = type.charAt(0).toLowerCase() + type.slice(1);
  return reserved.has(name) ? `${name}Provider` : name;
}
