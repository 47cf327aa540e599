import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** This folder, and the repository that it is in. */
export const site: string = import.meta.dirname;
export const root: string = join(site, "../..");

/** Where readers find what the site itself does not show. */
export const address = "https://github.com/evalbridge/evalbridge";

/** What is made here, in folders that git ignores: the Markdown that VitePress reads, the calls that are run, the site. */
export const made: { readonly pages: string; readonly calls: string; readonly dist: string } = {
  pages: join(site, "node_modules/.pages"),
  calls: join(site, ".examples"),
  dist: join(site, "dist"),
};

/** The text of a file, by its path from the root. */
export function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

/** Every provider that has a description written here, in the order of the README's table. */
export function providerNames(): string[] {
  const named = [...read("README.md").matchAll(/^\| \[@evalbridge\/([\w-]+)\]/gm)].map(([, name = ""]) => name);
  const described = readdirSync(join(root, "specs")).filter((name) =>
    existsSync(join(root, `specs/${name}/openapi.yaml`)),
  );
  return [...named, ...described.filter((name) => !named.includes(name))];
}
