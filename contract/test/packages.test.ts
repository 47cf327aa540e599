// What each package says of itself, and which files it has.
import { matchesGlob } from "node:path/posix";
import { expect, test } from "vitest";
import { allPackages, dependenciesOf, ownRoots, type Package, shippedPackages } from "../src/manifest.ts";
import { providerModule } from "../src/provider-module.ts";
import { files, isGenerated, packaged, providers, read, withoutComments } from "../src/repository.ts";

const shipped = shippedPackages().map((one): [string, Package] => [one.folder, one]);
const manifestOf = (folder: string) => new Map(shipped).get(folder)?.manifest;

/** Where a dependency needs a newer Node than all else does: Prism, and commander. */
const newerNodes: Readonly<Record<string, string>> = { mock: ">=24.14", cli: ">=22.12" };

/** What a package can be asked for, beside itself: the tools of tables, what sends by undici, and a provider's table. */
const entries = (name: string): Readonly<Record<string, string>> => ({
  ".": "index",
  ...(name === "core" && { "./table": "table", "./undici": "undici" }),
  ...(packaged.includes(name) && { "./operations": "table.gen" }),
});

test.each(shipped)("%s has the facts that all packages share", (folder, { manifest }) => {
  const name = folder.replace("packages/", "");
  expect(manifest).toMatchObject({
    name: name === "cli" ? "evalbridge" : `@evalbridge/${name}`,
    // Each is released for itself: see docs/releasing.md.
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    license: "MIT",
    type: "module",
    sideEffects: false,
    engines: { node: newerNodes[name] ?? ">=22" },
  });
  const exported = (written: (file: string) => unknown) => ({
    ...Object.fromEntries(Object.entries(entries(name)).map(([entry, file]) => [entry, written(file)])),
    "./package.json": "./package.json",
  });
  expect(manifest.exports).toEqual(exported((file) => `./src/${file}.ts`));
  expect(manifest.publishConfig?.exports).toEqual(
    exported((file) => ({ types: `./dist/${file}.d.ts`, default: `./dist/${file}.js` })),
  );
});

test.each(shipped)("%s has one index.ts, which holds names and nothing else", (folder) => {
  expect(files(`${folder}/src/**/index.ts`)).toEqual([`${folder}/src/index.ts`]);
  const generated = 'export type * from "./operations.gen.ts";';
  const text = withoutComments(read(`${folder}/src/index.ts`));
  // The one star: generated names are reviewed where they are generated, and none may be missing (TS2883).
  expect(text.includes(generated)).toBe(files(`${folder}/src/operations.gen.ts`).length === 1);
  const rest = text.replace(generated, "").replace(/^export (type )?\{[^{}]+\} from "[^"]+";$/gm, "");
  expect(rest.trim()).toBe("");
});

const ours = (name: string): [string, string] => [`@evalbridge/${name}`, "workspace:^"];
const dependencies: Record<string, Record<string, string>> = {
  core: { "openapi-fetch": "catalog:" },
  ...Object.fromEntries(packaged.map((provider) => [provider, Object.fromEntries([ours("core")])])),
  bridge: Object.fromEntries([ours("core"), ...providers.map(ours)]),
};

test.each(Object.entries(dependencies))("packages/%s depends on exactly what was decided", (name, decided) => {
  expect(manifestOf(`packages/${name}`)?.dependencies).toEqual(decided);
});

test("core, providers and bridge have no peers, and nothing optional", () => {
  const kinds = Object.keys(dependencies).flatMap((name) =>
    Object.keys(manifestOf(`packages/${name}`) ?? {}).filter((key) =>
      /^(peer|optional|bundle).*dependencies/i.test(key),
    ),
  );
  expect(kinds).toEqual([]);
});

test("the version of a third party stands in the catalog and nowhere else", () => {
  const elsewhere = allPackages().flatMap((one) =>
    dependenciesOf(one)
      .filter(([, version]) => !/^(catalog|workspace):/.test(version))
      .map(([name, version]) => `${one.folder} has ${name} ${version}`),
  );
  expect(elsewhere).toEqual([]);
});

// These are installed when a program asks for them: that nobody else has to, their versions stand where they are.
test.each(ownRoots().map((one): [string, Package] => [one.folder, one]))(
  "%s is a pnpm root of its own: private, every version exact, locked, and as careful as the workspace",
  (folder, one) => {
    expect(one.manifest).toMatchObject({ private: true, version: "0.0.0", license: "MIT", type: "module" });
    const exact = /^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$|^link:(\.\.\/)+/;
    expect(dependenciesOf(one).filter(([, version]) => !exact.test(version))).toEqual([]);
    const settings = read(`${folder}/pnpm-workspace.yaml`);
    const [care = ""] = /^minimumReleaseAge: \d+$/m.exec(read("pnpm-workspace.yaml")) ?? [];
    expect(care).not.toBe("");
    for (const line of [care, "allowBuilds:", "pmOnFail: ignore"]) expect(settings.split("\n")).toContain(line);
    expect(files(`${folder}/pnpm-lock.yaml`)).toHaveLength(1);
    const members = [...read("pnpm-workspace.yaml").matchAll(/^ {2}- (\S+)$/gm)].map(([, glob = ""]) => glob);
    expect(members.length).toBeGreaterThan(3);
    expect(members.filter((glob) => matchesGlob(folder, glob))).toEqual([]);
  },
);

test("what the catalog names is used", () => {
  const catalogs = read("pnpm-workspace.yaml").matchAll(/^catalogs?:\n((?: {2}.*\n| *#.*\n)+)/gm);
  const entries = [...catalogs].flatMap(([, block = ""]) => [...block.matchAll(/^ +"?([@\w/.-]+)"?: \S+$/gm)]);
  const named = new Set(entries.map(([, name = ""]) => name));
  expect(named.size).toBeGreaterThan(10);
  const used = new Set(allPackages().flatMap((one) => dependenciesOf(one).map(([name]) => name)));
  expect([...named].filter((name) => !used.has(name))).toEqual([]);
});

/** What is installed: of `typescript-5.4` at `npm:typescript@5.4.5` it is `typescript`. */
const packageOf = ([name, version]: [string, string]) => /^npm:(@?[^@]+)@/.exec(version)?.[1] ?? name;

test("every dependency has its row in docs/decisions", () => {
  const rows = files("docs/decisions/*.md").flatMap((file) => [...read(file).matchAll(/^\| ([^|]+) \|/gm)]);
  const decided = new Set(rows.flatMap(([, cell = ""]) => cell.split(/[\s,`]+/)));
  const all = [...allPackages(), ...ownRoots()].flatMap(dependenciesOf);
  const foreign = new Set(all.filter(([, version]) => !/^(workspace|link):/.test(version)).map(packageOf));
  expect([...foreign].filter((name) => !decided.has(name)).sort()).toEqual([]);
});

test.each(packaged)(
  "packages/%s has the files of a provider, and its README the lines a newcomer needs",
  (provider) => {
    const folder = `packages/${provider}`;
    const written = files(`${folder}/src/*.ts`).filter((file) => !isGenerated(file));
    const names = ["client.ts", "index.ts", "provider.ts", ...(providers.includes(provider) ? ["runs.ts"] : [])];
    expect(written).toEqual(expect.arrayContaining(names.map((name) => `${folder}/src/${name}`)));

    const readme = read(`${folder}/README.md`);
    expect(readme).toContain(`npm install @evalbridge/${provider}`);
    expect(readme).toContain(`${provider.toUpperCase().replaceAll("-", "_")}_API_KEY`);
    expect(readme).toMatch(/```ts\n/);
    expect(readme).toMatch(/\bmocks?\b/);
  },
);

test("a provider that has closed says when in its README", async () => {
  let closed = 0;
  for (const provider of packaged) {
    const { facts } = await providerModule(provider);
    if (facts.lifecycle.state !== "sunset") continue;
    closed++;
    expect(read(`packages/${provider}/README.md`)).toContain(facts.lifecycle.since);
  }
  expect(closed).toBeGreaterThan(0);
});
