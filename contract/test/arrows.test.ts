// Who may import whom: the arrows that docs/design.md draws under "Packages".
import { dirname, join } from "node:path/posix";
import { expect, test } from "vitest";
import { shippedPackages } from "../src/manifest.ts";
import { files, importsOf, packaged, providers } from "../src/repository.ts";

interface Import {
  readonly from: string;
  readonly what: string;
}

const sourcesOf = (folder: string): Import[] =>
  files(`${folder}/src/**/*.ts`).flatMap((from) => importsOf(from).map((what) => ({ from, what })));
const everywhere: Import[] = files("**/*.ts", "**/*.mjs").flatMap((from) =>
  importsOf(from).map((what) => ({ from, what })),
);
const isRelative = ({ what }: Import) => what.startsWith(".");
const isOurs = ({ what }: Import) => /^(@evalbridge(-internal)?\/|evalbridge$)/.test(what);
const isNode = ({ what }: Import) => what.startsWith("node:");
const said = ({ from, what }: Import) => `${from} imports ${what}`;
const packageOf = (file: string) => /^(packages\/[^/]+|[^/]+)\//.exec(file)?.[1];

/** What each package may import of ours, and whether it may count on Node. */
const arrows: Record<string, { readonly ours: readonly string[]; readonly node: boolean }> = {
  "packages/core": { ours: [], node: false },
  ...Object.fromEntries(
    packaged.map((provider) => [
      `packages/${provider}`,
      { ours: ["@evalbridge/core", "@evalbridge/core/table"], node: false },
    ]),
  ),
  "packages/bridge": {
    ours: ["@evalbridge/core", ...providers.map((provider) => `@evalbridge/${provider}`)],
    node: false,
  },
  "packages/mock": { ours: [], node: true },
  "packages/cli": { ours: ["@evalbridge/bridge", "@evalbridge/mock"], node: true },
};

test("each package has its arrows", () => {
  expect(shippedPackages().map(({ folder }) => folder)).toEqual(Object.keys(arrows).sort());
});

test.each(Object.entries(arrows))("%s imports only what its arrows allow", (folder, { ours, node }) => {
  const imports = sourcesOf(folder);
  expect(imports.length).toBeGreaterThan(0);
  const strays = imports.filter((one) => (isOurs(one) && !ours.includes(one.what)) || (isNode(one) && !node));
  expect(strays.map(said)).toEqual([]);
});

test("a package declares what its sources import", () => {
  const missing = shippedPackages().flatMap(({ folder, manifest }) => {
    const declared = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
    const foreign = sourcesOf(folder).filter((one) => !isRelative(one) && !isNode(one));
    return foreign.filter(({ what }) => !declared.includes(nameOf(what))).map(said);
  });
  expect(missing).toEqual([]);
});

/** `ajv/dist/2020.js` is of the package `ajv`, `@scope/name/part` of `@scope/name`. */
function nameOf(what: string): string {
  return what.split("/", what.startsWith("@") ? 2 : 1).join("/");
}

test("nothing is imported by a path that leaves its package", () => {
  const leaving = everywhere.filter((one) => {
    const target = join(dirname(one.from), one.what);
    // The workspace's own test looks at the workspace's own configuration.
    return isRelative(one) && packageOf(target) !== packageOf(one.from) && target !== "vitest.config.ts";
  });
  expect(leaving.map(said)).toEqual([]);
});

test("a generated file is imported only by the package it is in", () => {
  const generated = everywhere.filter(({ what }) => /\.gen(\.|$)/.test(what));
  expect(generated.length).toBeGreaterThanOrEqual(providers.length);
  expect(generated.filter((one) => !isRelative(one)).map(said)).toEqual([]);
});

test("the tools of tables are imported by generated files alone, and by what tries core with made-up tables", () => {
  const imports = everywhere.filter(({ what }) => what === "@evalbridge/core/table");
  expect(imports.length).toBeGreaterThanOrEqual(2 * packaged.length);
  expect(imports.filter(({ from }) => !/^(packages\/.*\.gen\.ts$|contract\/|bench\/)/.test(from)).map(said)).toEqual(
    [],
  );
});

test("only core imports openapi-fetch", () => {
  const imports = everywhere.filter(({ what }) => what === "openapi-fetch");
  expect(imports.map(({ from }) => from)).toEqual(["packages/core/src/http.ts"]);
});

test("only cli, contract, examples and what shows where the mocks run import mock", () => {
  const imports = everywhere.filter(({ what }) => what === "@evalbridge/mock");
  const allowed = /^((packages\/cli|contract|examples)\/|dev\/runtimes\/programs\/mocks\.mjs$)/;
  expect(imports.filter(({ from }) => !allowed.test(from)).map(said)).toEqual([]);
});

test("nothing that ships imports what is private to the workspace", () => {
  const imports = everywhere.filter(
    ({ from, what }) => what.startsWith("@evalbridge-internal/") && from.startsWith("packages/"),
  );
  expect(imports.map(said)).toEqual([]);
});

test("a relative import names its file with its suffix", () => {
  const bare = everywhere.filter((one) => isRelative(one) && !/\.(ts|mjs|json)$/.test(one.what));
  expect(bare.map(said)).toEqual([]);
});
