import { output } from "./command.ts";

interface Listed {
  readonly from?: string;
  readonly path?: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, Listed>>;
  readonly optionalDependencies?: Readonly<Record<string, Listed>>;
}

/** Every third party's package that the given one needs in production, by its package URL, with the folder where it is installed. */
export async function installedFor(root: string, name: string): Promise<ReadonlyMap<string, string>> {
  const text = await output("pnpm", [
    "--dir",
    root,
    "--filter",
    name,
    "list",
    "--prod",
    "--depth",
    "Infinity",
    "--json",
  ]);
  const found = new Map<string, string>();
  for (const listed of JSON.parse(text) as Listed[]) collect(listed, found);
  return found;
}

function collect({ dependencies = {}, optionalDependencies = {} }: Listed, found: Map<string, string>): void {
  for (const [key, one] of Object.entries({ ...dependencies, ...optionalDependencies })) {
    // Ours are linked, and have no version there.
    if (!one.version.startsWith("link:")) found.set(packageUrl(one.from ?? key, one.version), one.path ?? "");
    collect(one, found);
  }
}

export function packageUrl(name: string, version: string): string {
  return `pkg:npm/${name.replace(/^@/, "%40")}@${version}`;
}
