import { existsSync, globSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { defaultRoot } from "../workspace.ts";
import { withoutDependency } from "./dependency.ts";
import { install } from "./install.ts";

/** `provider:remove <name> [--no-install]`: answers the exit code. */
export async function removeProvider(
  words: readonly string[],
  root: string = defaultRoot,
  out: Pick<Console, "log" | "error"> = console,
): Promise<number> {
  const names = words.filter((word) => word !== "--no-install");
  const [name] = names;
  const refuse = (why: string) => {
    out.error(`provider:remove: ${why}`);
    return 2;
  };
  const known = existsSync(join(root, "specs")) ? readdirSync(join(root, "specs")).sort() : [];
  if (name === undefined || names.length > 1) return refuse(`give one name: ${known.join(", ")}`);
  // By its folder's own name: a path would lead elsewhere.
  if (!known.includes(name))
    return refuse(`there is no provider ${JSON.stringify(name)}; there are: ${known.join(", ")}`);
  const users = usersOf(root, name);
  if (users.length > 0) return refuse(`${users.join(", ")} depend on @evalbridge/${name}; take it out there first`);

  const removed = placesOf(root, name).filter((place) => existsSync(join(root, place)));
  for (const [file, text] of withoutDependency(root, name)) writeFileSync(join(root, file), text);
  for (const place of removed) rmSync(join(root, place), { recursive: true, force: true });
  out.log(`Removed @evalbridge/${name}: ${removed.join(", ")}`);
  return words.includes("--no-install") ? 0 : install(root, out);
}

function placesOf(root: string, name: string): string[] {
  const changesets = globSync(".changeset/*.md", { cwd: root }).filter((file) => isOf(name, file));
  return [
    ...[`specs/${name}`, `packages/${name}`, `packages/mock/documents/${name}.gen.json`],
    `packages/cli/documents/${name}.gen.json`,
    ...[`contract/test/clients/${name}.test.ts`, ...changesets],
  ];
}

/** Changesets that were written for it (`acme-1a2b3c4d.md`), not those of a provider whose name begins alike. */
function isOf(name: string, file: string): boolean {
  return new RegExp(`^\\.changeset/${name}-[0-9a-f]{8}\\.md$`).test(file.replaceAll("\\", "/"));
}

/** Packages beside the contract suite whose manifest names the provider. */
function usersOf(root: string, name: string): string[] {
  const manifests = globSync(["packages/*/package.json", "examples/*/package.json", "dev/package.json"], { cwd: root });
  return manifests
    .filter((file) => !file.startsWith(`packages/${name}/`))
    .filter((file) => readFileSync(join(root, file), "utf8").includes(`"@evalbridge/${name}"`))
    .map((file) => file.replace(/\/package\.json$/, ""))
    .sort();
}

if (import.meta.main) process.exitCode = await removeProvider(process.argv.slice(2));
