import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../fingerprint.ts";
import { type JsonObject, objectOf, textOf } from "../json.ts";
import { compareDocuments } from "../pages/compare-documents.ts";
import { trim } from "../provider/trim.ts";
import { rehearse } from "../rehearse.ts";
import { normalize } from "../spec/normalize.ts";
import { applyOverlay } from "../spec/overlay.ts";
import { repin } from "../spec/pin.ts";
import { SpecError } from "../spec/problem.ts";
import { readSource, type Source } from "../spec/read.ts";
import { checkReferences } from "../spec/references.ts";
import { hoistReferences } from "../upstream/hoist.ts";
import { mendReferences } from "../upstream/mend-references.ts";
import { withoutOurExtensions } from "../upstream/our-extensions.ts";
import { withParameterSchemas } from "../upstream/parameter-schemas.ts";
import { withPathItems } from "../upstream/path-items.ts";
import { writeTogether } from "../write-together.ts";
import { changeGroups } from "./change-groups.ts";
import type { Obtained } from "./obtain.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";
import { checkSameApi } from "./same-api.ts";
import { type SourceRecord, withFacts } from "./source-record.ts";

interface Update {
  readonly root: string;
  readonly provider: string;
  readonly record: SourceRecord;
  readonly obtained: Obtained;
  /** The date that source.json gets: `2026-11-20`. */
  readonly today: string;
  /** Only look: nothing is written. */
  readonly check: boolean;
}

/**
 * Puts the provider's document of today in the place of the one we have, if it is another one, and everything we correct in it
 * still applies.
 * @throws {SpecError} saying why it cannot be taken; nothing was written
 */
export async function updateUpstream({ root, provider, record, obtained, today, check }: Update): Promise<Outcome> {
  const spec = `specs/${provider}/openapi.yaml`;
  // One that was edited by hand is refused here.
  repin(root, provider);
  const trimmed = record.only.length > 0 ? trim(obtained.root, record.only) : undefined;
  const text = trimmed ? `${JSON.stringify(trimmed, undefined, 2)}\n` : obtained.text;
  if (sha256(text) === record.sha256)
    return outcomeOf(provider, "same", [...obtained.told, `unchanged since ${record.retrieved ?? "it was taken"}`]);

  const before = readSource(spec, readFileSync(join(root, spec), "utf8"));
  const now: Source = trimmed ? { ...obtained.source, root: trimmed } : obtained.source;
  checkSameApi(obtained.source.file, withPathItems(now.root), withPathItems(before.root), obtained.isWhole);
  if (isComplete(before)) checkReferences(now);
  const overlay = readOverlay(root, provider);
  const documents = [now, before].map((one) => comparable(one, overlay));
  const compared = compareDocuments(documents[0] ?? {}, documents[1] ?? {});
  const version = textOf(objectOf(now.root.info).version);
  const isVerbatim = trimmed === undefined && obtained.verbatim;
  const source = withFacts(record, {
    sha256: sha256(text),
    retrieved: today,
    ...(version !== undefined && { documentVersion: version }),
    ...((!isVerbatim || record.text.includes('"retrievedSha256"')) && { retrievedSha256: sha256(obtained.text) }),
  });
  const files = new Map([
    [spec, text],
    [record.file, source],
  ]);
  const { omissions } = await rehearse(root, provider, files);
  if (!check) writeTogether(root, files);

  const groups = changeGroups(compared, documents[0] ?? {}, documents[1] ?? {});
  const told = [
    ...obtained.told,
    check ? "another document than ours; --check writes nothing" : `written: ${[...files.keys()].join(", ")}`,
    ...(groups.length === 0 ? ["no operation changed: prose, examples, or the order of things"] : []),
    ...(omissions > 0 ? [`cannot be expressed: ${omissions}; codegen lists what, in left-out.gen.md`] : []),
  ];
  const next = check
    ? [`npm run spec:update -- ${provider}`]
    : [`npm run codegen -- ${provider}`, `npm run spec:changeset -- ${provider}`];
  return outcomeOf(provider, "changed", told, { groups, next });
}

/** Some published documents never were whole; that one was is a reason to expect it of the next. */
function isComplete(source: Source): boolean {
  try {
    checkReferences(source);
    return true;
  } catch (error) {
    if (error instanceof SpecError) return false;
    throw error;
  }
}

function readOverlay(root: string, provider: string): Source | undefined {
  const file = `specs/${provider}/overlay.yaml`;
  return existsSync(join(root, file)) ? readSource(file, readFileSync(join(root, file), "utf8")) : undefined;
}

/** As code generation reads it: corrected, mended, in one form. */
function comparable(source: Source, overlay: Source | undefined): JsonObject {
  const written = withoutOurExtensions(source.root);
  const mended = mendReferences(overlay ? applyOverlay(written, overlay) : written, () => undefined);
  return withPathItems(normalize(hoistReferences(withParameterSchemas(mended))));
}
