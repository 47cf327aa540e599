import { emitOperations } from "../emit/client.ts";
import { emitTypes } from "../emit/openapi-types.ts";
import type { Spec } from "../model/operation.ts";
import { type Complaint, compile } from "./compile.ts";
import { consumerOf } from "./consumer.ts";
import type { Line } from "./line.ts";
import type { Comparee } from "./paired-documents.ts";
import { promisesOf } from "./promises.ts";

/** What the compiler finds when the types of one spec take the place of another's. */
export interface TypeVerdict {
  /** What the old types promised, and the new ones do not keep. */
  readonly broken: readonly Line[];
  /** What only the new types can do. */
  readonly gained: readonly Line[];
}

/** Compiles, in one program for all comparisons, the old types against the new and the new against the old. */
export function askCompiler(comparees: readonly Comparee[]): TypeVerdict[] {
  const trials = comparees.map(({ there, here }, index) => ({
    broken: trialOf(`${index}/broken`, { there, here }),
    gained: trialOf(`${index}/gained`, { there: here, here: there }),
  }));
  const files = new Map(trials.flatMap(({ broken, gained }) => [...broken.files, ...gained.files]));
  const complaints = Map.groupBy(compile(files), ({ file }) => file.split("/").slice(0, 2).join("/"));
  return trials.map(({ broken, gained }) => ({
    broken: failedOf(broken, complaints.get(broken.folder) ?? []),
    gained: failedOf(gained, complaints.get(gained.folder) ?? []),
  }));
}

interface Trial {
  readonly folder: string;
  readonly files: ReadonlyMap<string, string>;
  readonly promises: readonly Line[];
  readonly consumer: readonly Line[];
}

/** The types of both, what the first ones promise, and a program that was written for them, beside each of the two. */
function trialOf(folder: string, { there, here }: Comparee): Trial {
  const [old, now] = [packageOf(there.spec), packageOf(here.spec)];
  const promises = promisesOf(there, here, old.operations);
  const consumer = consumerOf(there);
  const text = (lines: readonly Line[]) => lines.map((line) => line.text).join("\n");
  const files = new Map([
    [`${folder}/there/openapi.gen.ts`, old.types],
    [`${folder}/there/operations.gen.ts`, old.operations],
    [`${folder}/there/consumer.ts`, text(consumer)],
    [`${folder}/here/openapi.gen.ts`, now.types],
    [`${folder}/here/operations.gen.ts`, now.operations],
    [`${folder}/here/consumer.ts`, text(consumer)],
    [`${folder}/promises.ts`, text(promises)],
  ]);
  return { folder, files, promises, consumer };
}

/** The lines that do not compile, without those of the program that never did. */
function failedOf({ folder, promises, consumer }: Trial, complaints: readonly Complaint[]): Line[] {
  const linesAt = (name: string) =>
    new Set(complaints.filter(({ file }) => file === `${folder}/${name}`).map(({ line }) => line));
  const never = linesAt("there/consumer.ts");
  const failed = (lines: readonly Line[], numbers: ReadonlySet<number>) =>
    lines.filter((_, index) => numbers.has(index + 1));
  const now = linesAt("here/consumer.ts");
  return [
    ...failed(promises, linesAt("promises.ts")),
    ...failed(consumer, new Set([...now].filter((line) => !never.has(line)))),
  ];
}

interface Package {
  readonly types: string;
  readonly operations: string;
}

const packages = new WeakMap<Spec, Package>();

function packageOf(spec: Spec): Package {
  const made = packages.get(spec) ?? { types: emitTypes(spec.document), operations: emitOperations(spec) };
  packages.set(spec, made);
  return made;
}
