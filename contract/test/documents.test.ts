// What the documents say is true: examples compile and run, verbs and files exist.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { createMocks, type Mocks } from "@evalbridge/mock";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { docBlocks, documents, type ExampleFolder, fileName, isTest, writeExamples } from "../src/doc-examples.ts";
import { clients, files, providers, read, root } from "../src/repository.ts";
import { specOf } from "../src/specs.ts";

const blocks = docBlocks();
const examples = blocks.filter(({ info }) => /^ts\b/.test(info));
const runnable = examples.filter(({ info }) => info === "ts");

describe("examples", () => {
  let mocks: Mocks;
  let folder: ExampleFolder;
  beforeAll(async () => {
    mocks = await createMocks();
    folder = writeExamples(examples);
  });
  afterAll(async () => {
    folder.remove();
    await mocks.close();
  });

  test("all compile", async () => {
    expect(await folder.compile()).toEqual({ code: 0, output: "" });
  }, 30_000);

  const programs = runnable.filter((example) => !isTest(example));
  test.for(programs)("$place runs against the mocks", { concurrent: true }, async (example, { expect }) => {
    // By its key, since they all run at once.
    const key = `key-of-${programs.indexOf(example)}-`;
    const keys = Object.keys(mocks.environment).filter((name) => name.endsWith("_API_KEY"));
    // Where a key is a user and a password, it has to be both.
    const keyOf = (name: string) => (mocks.environment[name]?.includes(":") ? `${key}:${key}` : key);
    const environment = { ...mocks.environment, ...Object.fromEntries(keys.map((name) => [name, keyOf(name)])) };
    const { code, output } = await folder.run(example, environment);
    expect(code, output).toBe(0);
    // Those of a generated client may carry the key anywhere, or none.
    if (clients.some((name) => example.place.startsWith(`packages/${name}/`))) return;
    const sent = mocks.requests.filter(({ headers }) => JSON.stringify(headers).includes(key));
    // An example of the core alone has nobody to ask, and one that makes mocks asks those.
    const asks = /@evalbridge\/(?!core|mock)/.test(example.text) && !example.text.includes("createMocks");
    expect(sent.length > 0).toBe(asks);
  });

  test("those that are tests of a reader's own pass, each with mocks of its own", { timeout: 60_000 }, async () => {
    const tests = examples.filter(isTest);
    const { code, output } = await folder.test(mocks.environment);
    expect(code, output).toBe(0);
    for (const one of tests) expect(output).toContain(`✓ ${fileName(one)}`);
    expect(tests.length).toBeGreaterThan(2);
  });

  test("one that is only compiled says why in its first line", () => {
    const silent = examples.filter(
      ({ info, text }) => info !== "ts" && !(info === "ts no-run" && /^\/\/ Not run: ./.test(text)),
    );
    expect(silent.map(({ place }) => place)).toEqual([]);
  });

  test("there is one in the README of the repository, of each provider, of the bridge and of the mocks", () => {
    const wanted = ["README.md", ...[...providers, "bridge", "mock"].map((name) => `packages/${name}/README.md`)];
    const having = new Set(runnable.map(({ place }) => place.replace(/:\d+$/, "")));
    expect(wanted.filter((document) => !having.has(document))).toEqual([]);
  });
});

test("the README's operations are as many as the specs hold", () => {
  const readme = read("README.md");
  const counts = providers.map((provider) => [provider, specOf(provider).operations.length] as const);
  const rows = readme.matchAll(/^\| \[@evalbridge\/([\w-]+)\]\([^)]*\) \|[^|]*\| (\d+) \|/gm);
  expect([...rows].map(([, provider, count]) => [provider, Number(count)]).sort()).toEqual(counts);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  expect(/Every one of the (\d+) operations/.exec(readme)?.[1]).toBe(String(total));
});

const scripts: Readonly<Record<string, string>> = JSON.parse(read("package.json")).scripts;
const pnpmItself = ["add", "exec", "install"];

test("every verb that is named exists: in the documents, and in what programs say", () => {
  const sources = files("packages/*/src/**/*.ts", "scripts/src/**/*.ts", "contract/src/**/*.ts", "dev/*.mjs");
  const unknown = [...documents, ...sources].flatMap((file) => {
    const named = [
      ...read(file).matchAll(/\bnpm run ([\w-]+(?::[\w-]+)*)/g),
      ...read(file).matchAll(/\bnpm (start|test)\b/g),
      ...read(file).matchAll(/(?:`|^|&& )pnpm (?:run )?([\w-]+(?::[\w-]+)*)/gm),
    ].map(([, verb = ""]) => verb);
    return named
      .filter((verb) => !Object.hasOwn(scripts, verb) && !pnpmItself.includes(verb))
      .map((verb) => `${file}: ${verb}`);
  });
  expect(unknown).toEqual([]);
});

test("every file that a document names exists", () => {
  const missing = documents.flatMap((document) => {
    const text = read(document);
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, link = ""]) => link.replace(/#.*$/, ""))
      .filter((link) => link !== "" && !/^[a-z]+:/.test(link))
      .map((link) => join(dirname(document), link));
    const paths = [...text.matchAll(/`((?:packages|specs|scripts|contract|dev|docs)\/[\w./-]+)`/g)].map(
      ([, path = ""]) => path,
    );
    return [...links, ...paths].filter((path) => !existsSync(join(root, path))).map((path) => `${document}: ${path}`);
  });
  expect(missing).toEqual([]);
});
