import { emitOperations } from "../emit/client.ts";
import { emitTypes } from "../emit/openapi-types.ts";
import { sha256 } from "../fingerprint.ts";
import type { Spec } from "../model/operation.ts";
import { SpecError } from "../spec/problem.ts";
import type { Comparee } from "./comparee.ts";
import { type Complaint, compile } from "./compile.ts";
import { consumerOf } from "./consumer.ts";
import { isAbove, type Level } from "./level.ts";
import type { Line } from "./line.ts";
import { promisesOf } from "./promises.ts";
import type { Side } from "./side.ts";

/** What the compiler finds when the types of one spec take the place of another's. */
export interface TypeVerdict {
  /** What the old types promised, and the new ones do not keep. */
  readonly broken: readonly Line[];
  /** What only the new types can do. */
  readonly gained: readonly Line[];
}

/** A comparison, and what its structure says of each operation without the compiler. */
export interface Known {
  readonly comparee: Comparee;
  readonly levels: ReadonlyMap<string, Level>;
}

/** Compiles, in one program for all comparisons, the old types against the new and the new against the old. */
export async function askCompiler(comparisons: readonly Known[]): Promise<TypeVerdict[]> {
  const files = new Map<string, string>();
  const trials = comparisons.map(({ comparee: { there, here, retyped, isKnotted }, levels }) => {
    // Whole types are compared only where that can tell more than the structure did.
    const open = (most: Level) =>
      new Set([...retyped].filter((id) => !isKnotted && !isAbove(levels.get(id) ?? "none", most)));
    return {
      broken: trialOf(files, { there, here, retyped, open: open("minor") }),
      gained: trialOf(files, { there: here, here: there, retyped, open: open("patch") }),
    };
  });
  const complaints = Map.groupBy(files.size > 0 ? await compile(files) : [], ({ file }) => file);
  return trials.map(({ broken, gained }) => ({
    broken: failedOf(broken, complaints),
    gained: failedOf(gained, complaints),
  }));
}

/** A program in two files: what the first types promise the second; and what was written for the first, beside each of the two. */
interface Trial {
  readonly promises: { readonly file: string; readonly lines: readonly Line[] };
  readonly consumer: { readonly there: string; readonly here: string; readonly lines: readonly Line[] };
}

interface Question extends Pick<Comparee, "there" | "here" | "retyped"> {
  /** The operations whose types are compared as a whole. */
  readonly open: ReadonlySet<string>;
}

/** Types that are the same are written once, whichever comparison they belong to. */
function trialOf(files: Map<string, string>, { there, here, retyped, open }: Question): Trial | undefined {
  const [old, now] = [packageOf(there), packageOf(here)];
  if (old.folder === now.folder) return undefined;
  for (const { folder, types, operations } of [old, now]) {
    files.set(`${folder}/openapi.gen.ts`, types);
    files.set(`${folder}/operations.gen.ts`, operations);
  }
  const name = `${old.folder}-${now.folder}.ts`;
  const promises = { file: name, lines: promisesOf(there, open, old, now.folder) };
  const consumer = {
    there: `${old.folder}/${name}`,
    here: `${now.folder}/${name}`,
    lines: consumerOf(there, retyped),
  };
  files.set(promises.file, textOf(promises.lines));
  files.set(consumer.there, textOf(consumer.lines));
  files.set(consumer.here, textOf(consumer.lines));
  return { promises, consumer };
}

function textOf(lines: readonly Line[]): string {
  return lines.map(({ text }) => text).join("\n");
}

/** The lines that do not compile, without those of the program that never did. */
function failedOf(trial: Trial | undefined, complaints: ReadonlyMap<string, readonly Complaint[]>): Line[] {
  if (!trial) return [];
  const { promises, consumer } = trial;
  const numbers = (file: string) => new Set((complaints.get(file) ?? []).map(({ line }) => line - 1));
  const [broken, never, now] = [promises.file, consumer.there, consumer.here].map(numbers);
  return [
    ...promises.lines.filter((_, index) => broken?.has(index)),
    ...consumer.lines.filter((_, index) => now?.has(index) && !never?.has(index)),
  ];
}

/** What a package's users compile against. */
export interface TypedPackage {
  /** Named by what it holds. */
  readonly folder: string;
  readonly types: string;
  readonly operations: string;
}

const packages = new WeakMap<Spec, TypedPackage>();

function packageOf(side: Side): TypedPackage {
  const known = packages.get(side.spec);
  if (known) return known;
  const [types, operations] = [typesOf(side.spec), withoutTable(emitOperations(side.spec))];
  const folder = `p${sha256(`${types}\0${operations}`).slice(0, 12)}`;
  const made = { folder, types, operations };
  packages.set(side.spec, made);
  return made;
}

function typesOf({ document, provider }: Spec): string {
  try {
    return emitTypes(document);
  } catch (error) {
    const [reason] = (error as Error).message.split("\n");
    throw new SpecError(`${provider}: no types can be made of this document (${reason}); see npm run spec:lint`);
  }
}

/** Without the values at its end, which no user can name. */
function withoutTable(operations: string): string {
  return operations.replace(/\nexport const api: Api = [\s\S]*$/, "\nexport declare const api: Api;\n");
}
