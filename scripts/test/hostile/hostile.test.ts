import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sha256 } from "../../src/fingerprint.ts";
import { type Ended, runAll } from "./children.ts";
import { canaryAddress, type Hostile } from "./hostile.ts";
import { harmOf } from "./inert.ts";
import { injections } from "./injections.ts";
import { hostileNames } from "./names.ts";
import { references } from "./references.ts";
import { shapes } from "./shapes.ts";
import { wrongFiles } from "./wrong-files.ts";

const corpus: readonly Hostile[] = [...injections, ...hostileNames, ...references, ...shapes, ...wrongFiles];
const secret = "what-the-canary-keeps";
const folder = realpathSync(mkdtempSync(join(tmpdir(), "evalbridge-hostile-")));
const rootOf = (index: number) => join(folder, `d${index}`);
const providerOf = ({ provider = "api" }: Hostile) => provider;

let heard = 0;
const canary = createServer((socket) => {
  heard++;
  socket.destroy();
});
let ended: Map<string, Ended> = new Map();

beforeAll(async () => {
  await new Promise<void>((ready) => canary.listen(0, "127.0.0.1", ready));
  const address = canary.address();
  const port = typeof address === "object" && address ? address.port : 0;
  writeFileSync(join(folder, "canary.yaml"), `secret: ${secret}\n`);
  for (const [index, hostile] of corpus.entries()) prepare(rootOf(index), hostile, `127.0.0.1:${port}`);
  const roots = corpus.map((_, index) => rootOf(index));
  const halves = [0, 1].map((rest) => roots.filter((_, index) => index % 2 === rest));
  ended = new Map((await Promise.all(halves.map(runAll))).flatMap((map) => [...map]));
}, 600_000);

afterAll(() => {
  canary.close();
  rmSync(folder, { recursive: true });
});

function prepare(root: string, hostile: Hostile, address: string): void {
  const provider = providerOf(hostile);
  const specs = join(root, "specs", provider);
  mkdirSync(specs, { recursive: true });
  mkdirSync(join(root, "packages"));
  const { bytes } = hostile;
  const written = typeof bytes === "string" ? Buffer.from(bytes.replaceAll(canaryAddress, address)) : bytes;
  writeFileSync(join(specs, "openapi.yaml"), written);
  writeFileSync(join(specs, "source.json"), JSON.stringify({ provider, origin: "upstream", sha256: sha256(written) }));
}

/** What was written, by its path from the root. */
function writtenIn(root: string): Map<string, string> {
  const packages = join(root, "packages");
  const files = readdirSync(packages, { recursive: true })
    .map(String)
    .filter((file) => statSync(join(packages, file)).isFile());
  return new Map(files.sort().map((file) => [file, readFileSync(join(packages, file), "utf8")]));
}

/** What is wrong with how a document ended; nothing where it was rejected as it should, or made harmless. */
function harmIn(index: number, hostile: Hostile): string[] {
  const outcome = ended.get(rootOf(index)) ?? "dies";
  if (typeof outcome === "string") return [`the program ${outcome}`];
  const files = writtenIn(rootOf(index));
  const harm = [
    ...outcome.taken.map((what) => `asked for ${what}`),
    ...(outcome.crash === undefined ? [] : [`crashed: ${outcome.crash}`]),
    ...(outcome.cpu > 10_000 ? [`took ${outcome.cpu} ms`] : []),
    ...(outcome.memory > 1536 ? [`took ${outcome.memory} MiB`] : []),
    ...[...files.values(), ...outcome.errors].filter((text) => text.includes(secret)).map(() => "told the canary"),
  ];
  if (outcome.code === 0)
    return [...harm, ...(hostile.isRejected ? ["not rejected"] : []), ...harmOfFiles(files, hostile)];
  if (files.size > 0) harm.push(`rejected, but wrote ${[...files.keys()].join(", ")}`);
  return [...harm, ...harmOfMessages(outcome.errors, hostile)];
}

function harmOfMessages(errors: readonly string[], { says = /./, provider }: Hostile): string[] {
  if (errors.length === 0) return ["rejected without a word"];
  const strange = errors.filter(
    (line) => !/^specs\/[^\n]+?: ?[^\n]+$/.test(line) || /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(line),
  );
  const isNamed = provider !== undefined || errors.every((line) => line.startsWith("specs/api/"));
  return [
    ...strange.map((line) => `not a line for people: ${JSON.stringify(line)}`),
    ...(isNamed ? [] : [`does not name the file: ${errors[0]}`]),
    ...(errors.some((line) => says.test(line)) ? [] : [`does not say ${says}: ${errors[0]}`]),
  ];
}

function harmOfFiles(files: ReadonlyMap<string, string>, hostile: Hostile): string[] {
  const provider = providerOf(hostile);
  const expected = [
    ...[`${provider}/left-out.gen.md`, `${provider}/src/openapi.gen.ts`, `${provider}/src/operations.gen.ts`],
    `mock/documents/${provider}.gen.json`,
  ].sort();
  const names = [...files.keys()];
  const others = names.join() === expected.join() ? [] : [`wrote ${names.join(", ")}`];
  return [...others, ...[...files].flatMap(([file, text]) => harmOfFile(file, text).map((what) => `${file} ${what}`))];
}

function harmOfFile(file: string, text: string): string[] {
  if (file.endsWith(".ts")) return harmOf(text);
  if (file.endsWith(".md"))
    return /<(?!!-- )|\n(?![|#\n]|\d+ operations? |Nothing|<!-- |$)/.test(text) ? ["holds markup"] : [];
  try {
    return JSON.parse(text) === null ? ["holds nothing"] : [];
  } catch {
    return ["is no JSON"];
  }
}

test.each(corpus.map((hostile, index) => [hostile.name, index, hostile] as const))(
  "%s is rejected or harmless",
  (_, index, hostile) => {
    expect(harmIn(index, hostile)).toEqual([]);
  },
);

test("nobody was called, and the figures are as they are told", () => {
  expect(heard).toBe(0);
  const outcomes = corpus.map((hostile, index) => ({
    harm: harmIn(index, hostile),
    outcome: ended.get(rootOf(index)),
  }));
  const harmful = outcomes.filter(({ harm }) => harm.length > 0).length;
  const inert = outcomes.filter(
    ({ harm, outcome }) => harm.length === 0 && typeof outcome === "object" && outcome.code === 0,
  ).length;
  console.log(
    `${corpus.length} documents: ${corpus.length - harmful - inert} rejected, ${inert} inert, ${harmful} harmful`,
  );
  expect(corpus.length).toBeGreaterThanOrEqual(70);
  expect(inert).toBeGreaterThan(0);
});
