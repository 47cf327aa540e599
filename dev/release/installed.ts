import { output } from "./command.ts";

interface Listed {
  readonly from?: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, Listed>>;
  readonly optionalDependencies?: Readonly<Record<string, Listed>>;
}

/** Every package that the given one needs in production, as a package URL: what pnpm lists, to hold an SBOM against. */
export async function installedFor(root: string, name: string): Promise<string[]> {
  const text = await output("pnpm", ["--dir", root, "--filter", name, "list", "--prod", "--depth", "Infinity", "--json"]);
  const found = new Set<string>();
  for (const listed of JSON.parse(text) as Listed[]) collect(listed, found);
  return [...found].sort();
}

function collect({ dependencies = {}, optionalDependencies = {} }: Listed, found: Set<string>): void {
  for (const [key, one] of Object.entries({ ...dependencies, ...optionalDependencies })) {
    // Ours are linked, and have no version there.
    if (!one.version.startsWith("link:")) found.add(packageUrl(one.from ?? key, one.version));
    collect(one, found);
  }
}

export function packageUrl(name: string, version: string): string {
  return `pkg:npm/${name.replace(/^@/, "%40")}@${version}`;
}
