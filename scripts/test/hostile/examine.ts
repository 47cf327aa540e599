import { readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../../src/fingerprint.ts";
import { generate } from "../../src/generate.ts";
import { createProvider } from "../../src/provider/create.ts";
import { attempt, type Texts } from "./attempt.ts";
import type { HostileDocument } from "./hostile-document.ts";
import { type DocumentPlace, filesBelow, placeDocument, provider } from "./place.ts";
import { problemsOf } from "./problems-of.ts";
import type { Order, Report } from "./words.ts";

/** Tries a document in both ways in which one can come in, and looks at what comes out. */
export async function examine(document: HostileDocument, { folder, port }: Order): Promise<Report> {
  const own = join(folder, sha256(document.name).slice(0, 12));
  const place = placeDocument(document, own, port);
  process.env.TMPDIR = place.temporary;
  const tries = [
    await attempt("codegen", () => generatedTexts(place)),
    await attempt("provider:new", () => createdTexts(place)),
  ];
  const seen = new Map<string, string>();
  const problems = [...tries.flatMap((one) => problemsOf(one, place, seen)), ...leftBehind(place, tries[1]?.refusal)];
  const outside = tries.flatMap(({ files }) => files.filter((file) => !isInside(file, place)));
  rmSync(own, { recursive: true });
  const isRefused = tries.every(({ refusal }) => refusal !== undefined);
  return {
    outcome: problems.length > 0 ? "harmful" : isRefused ? "rejected" : "inert",
    problems: [...new Set(problems)],
    messages: tries.flatMap(({ refusal = [] }) => refusal),
    sockets: tries.flatMap(({ sockets }) => sockets),
    outside,
    seconds: Math.max(...tries.map(({ seconds }) => seconds)),
  };
}

async function generatedTexts({ workspace, input }: DocumentPlace): Promise<Texts> {
  return (await generate(workspace, provider, input)).files;
}

async function createdTexts({ empty, spec }: DocumentPlace): Promise<Texts> {
  const { lines } = await createProvider(empty, { name: provider, spec, only: [], runs: undefined });
  const files = filesBelow(empty).filter((file) => statSync(join(empty, file)).isFile());
  return new Map([
    ...files.map((file) => [file, readFileSync(join(empty, file), "utf8")] as const),
    ["printed", lines.join("\n")],
  ]);
}

/** What stands where nothing should: after a refusal, and in passing. */
function leftBehind({ workspace, empty, temporary }: DocumentPlace, refusal: unknown): string[] {
  return [
    ...filesBelow(workspace).filter((file) => !file.startsWith("specs")),
    ...(refusal === undefined ? [] : filesBelow(empty)),
    ...filesBelow(temporary),
  ].map((file) => `${file}: written, and nothing should be`);
}

const repository = join(import.meta.dirname, "../../..");
const ours = [
  join(repository, "scripts/src/"),
  join(repository, "node_modules/"),
  join(repository, "scripts/node_modules/"),
];

/** Folders of the document, of the program, and what the program consists of. */
function isInside(file: string, { workspace, empty, given, temporary }: DocumentPlace): boolean {
  const folders = [join(workspace, "specs", provider), empty, given, temporary];
  if (folders.some((folder) => file === folder || file.startsWith(`${folder}/`))) return true;
  return ours.some((folder) => `${file}/`.startsWith(folder));
}
