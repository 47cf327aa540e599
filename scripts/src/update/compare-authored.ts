import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type JsonObject, objectOf } from "../json.ts";
import { compareDocuments } from "../pages/compare-documents.ts";
import { trim } from "../provider/trim.ts";
import { normalize } from "../spec/normalize.ts";
import { repin } from "../spec/pin.ts";
import { SpecError } from "../spec/problem.ts";
import { readSource } from "../spec/read.ts";
import { checkReferences } from "../spec/references.ts";
import { hoistReferences } from "../upstream/hoist.ts";
import { writeTogether } from "../write-together.ts";
import { acceptedDrift, driftFile, driftOf, driftText, sortDrift } from "./drift.ts";
import type { Obtained } from "./obtain.ts";
import { itemsOf, type Outcome, outcomeOf } from "./outcome.ts";
import { checkSameApi } from "./same-api.ts";
import type { SourceRecord } from "./source-record.ts";

interface Comparison {
  readonly root: string;
  readonly provider: string;
  readonly record: SourceRecord;
  readonly obtained: Obtained;
  /** Write down all that is found, as known from now on. */
  readonly accept: boolean;
  readonly reason: string | undefined;
}

/**
 * Compares a description of ours with what the provider says; the description stays as it is.
 * @throws {SpecError} saying why it cannot be compared; nothing was written
 */
export function compareAuthored({ root, provider, record, obtained, accept, reason }: Comparison): Outcome {
  // Where there is no description to compare with, this says so.
  repin(root, provider);
  checkReferences(obtained.source);
  const spec = `specs/${provider}/openapi.yaml`;
  const here = normalize(readSource(spec, readFileSync(join(root, spec), "utf8")).root);
  checkSameApi(obtained.source.file, obtained.root, here, obtained.isWhole);
  const theirs = obtained.isWhole ? ourPart(obtained.root, record.only, here) : obtained.root;
  const there = normalize(hoistReferences(theirs));
  const compared = compareDocuments(there, here);
  const sorted = sortDrift(driftOf(there, here, compared, obtained.isWhole), acceptedDrift(root, provider));
  const file = driftFile(provider);
  const count = compared.common + compared.onlyHere.length;
  const looked =
    obtained.isWhole || compared.onlyHere.length === 0
      ? ""
      : `; no page was named for the other ${compared.onlyHere.length}`;
  const told = [...obtained.told, `${compared.common} of our ${count} operations are in it${looked}`];
  const { fresh, known, gone } = sorted;
  if (accept) {
    write(root, file, driftText(sorted, reason));
    const news =
      fresh.length > 0 || gone.length > 0
        ? `${fresh.length} accepted, ${gone.length} forgotten: ${file}`
        : `nothing to accept, ${file} stays`;
    const ask = fresh.length > 0 && reason === undefined ? ['give each new entry its "reason"'] : [];
    return outcomeOf(provider, "same", [...told, news, ...ask]);
  }
  const knownLine = known.length > 0 ? [`${counted(known, "known")}, as ${file} says`] : [];
  const goneGroup = { title: "Known, and gone; --accept forgets it", items: itemsOf(gone) };
  if (fresh.length === 0)
    return outcomeOf(provider, "same", [...told, ...knownLine, "nothing new"], { groups: [goneGroup] });
  return outcomeOf(
    provider,
    "drift",
    [...told, ...knownLine, `${counted(fresh, "new")}; the description is ours and stays as it is`],
    {
      groups: [{ title: "New", items: itemsOf(fresh) }, goneGroup],
      next: [
        `edit specs/${provider}/openapi.yaml, then npm run codegen -- ${provider}`,
        `or npm run spec:update -- ${provider} --accept --reason "why it stays so"`,
      ],
    },
  );
}

/**
 * The part of the provider's document that ours is about: what `only` names, and all that we have. A word that names nothing any
 * more shows as what is only here.
 */
function ourPart(root: JsonObject, only: readonly string[], here: JsonObject): JsonObject {
  if (only.length === 0) return root;
  const known = [...only, ...Object.keys(objectOf(here.paths))].filter((word) => isNamed(root, word));
  return trim(root, known);
}

function isNamed(root: JsonObject, word: string): boolean {
  try {
    trim({ paths: objectOf(root.paths) }, [word]);
    return true;
  } catch (error) {
    if (error instanceof SpecError) return false;
    throw error;
  }
}

function counted({ length }: { readonly length: number }, word: string): string {
  return length === 1 ? `one ${word} difference` : `${length} ${word} differences`;
}

function write(root: string, file: string, text: string | undefined): void {
  if (text === undefined) rmSync(join(root, file), { force: true });
  else writeTogether(root, new Map([[file, text]]));
}
