import { readdirSync } from "node:fs";
import { join } from "node:path";
import { providerNames, read, root } from "./repository.ts";

/** A page of the site. */
export interface Page {
  /** Its address, without a slash in front: `guides/writing-overlays`; empty for the first page. */
  readonly route: string;
  readonly title: string;
  /** The file of the repository that it is made from, or that says how. */
  readonly source: string;
}

export interface Section {
  readonly title: string;
  readonly pages: readonly Page[];
}

/** The packages whose exported names the reference lists. */
export function referencePackages(): string[] {
  return ["bridge", ...providerNames(), "core", "mock", "cli"];
}

/** The name that a package is installed by. */
export function packageName(folder: string): string {
  return JSON.parse(read(`packages/${folder}/package.json`)).name;
}

/** A provider's name as people write it, out of its fact sheet. */
export function providerTitle(provider: string): string {
  const [, title] = /\btitle: "([^"]+)"/.exec(read(`packages/${provider}/src/provider.ts`)) ?? [];
  if (title === undefined)
    throw new Error(`packages/${provider}/src/provider.ts has no title; give its fact sheet one`);
  return title;
}

/** All pages in the order in which they are read: the sidebar, and what comes before and after each. */
export function contents(): Section[] {
  const page = (title: string, route: string, source: string): Page => ({ title, route, source });
  return [
    {
      title: "Start",
      pages: [
        page("Five minutes", "", "docs/site/pages/start.md"),
        page("The run model", "run-model", "docs/site/pages/run-model.md"),
        page("The bridge", "bridge", "packages/bridge/README.md"),
        page("The command", "command", "packages/cli/README.md"),
        page("The mocks", "mocks", "packages/mock/README.md"),
        page("Guarantees", "guarantees", "docs/guarantees.md"),
      ],
    },
    {
      title: "Providers",
      pages: [
        page("Side by side", "providers/", "docs/site/pages/providers.md"),
        ...providerNames().map((name) => page(providerTitle(name), `providers/${name}`, `packages/${name}/README.md`)),
      ],
    },
    {
      title: "Guides",
      pages: [
        page("Gating a release in CI", "guides/gating-a-release", "docs/guides/gating-a-release.md"),
        page("Testing with mocks", "guides/testing-with-mocks", "docs/guides/testing-with-mocks.md"),
        page("Leaving a provider", "guides/migrating-off-a-provider", "docs/guides/migrating-off-a-provider.md"),
        page("Adding a provider", "guides/adding-a-provider", "docs/guides/adding-a-provider.md"),
        page("Writing overlays", "guides/writing-overlays", "docs/guides/writing-overlays.md"),
      ],
    },
    {
      title: "API reference",
      pages: [
        page("Packages", "reference/", "docs/site/pages/reference.md"),
        ...referencePackages().map((name) =>
          page(packageName(name), `reference/${name}`, `packages/${name}/src/index.ts`),
        ),
      ],
    },
    {
      title: "How it is built",
      pages: [
        page("Design", "design", "docs/design.md"),
        page("Core", "core", "packages/core/README.md"),
        page("Many providers", "many-providers", "docs/many-providers.md"),
        page("Contributing", "contributing", "CONTRIBUTING.md"),
        page("Releasing", "releasing", "docs/releasing.md"),
        page("Security", "security", "SECURITY.md"),
        page("Decisions", "decisions/", "docs/decisions/README.md"),
      ],
    },
    {
      title: "Decisions",
      pages: decisions().map((file) => page(titleOf(file), `decisions/${file.slice(15, -3)}`, file)),
    },
  ];
}

function decisions(): string[] {
  return readdirSync(join(root, "docs/decisions"))
    .filter((file) => /^\d+-.*\.md$/.test(file))
    .sort()
    .map((file) => `docs/decisions/${file}`);
}

/** The first heading of a document, without its marks. */
export function titleOf(file: string): string {
  const [, title] = /^# (.+)$/m.exec(read(file)) ?? [];
  if (title === undefined) throw new Error(`${file} has no heading of the first level; begin it with one`);
  return title.replaceAll("`", "");
}
