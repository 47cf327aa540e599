import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkConventions } from "./conventions/check.ts";
import { sha256 } from "./fingerprint.ts";
import type { Origin, Spec } from "./model/operation.ts";
import { readSpec } from "./model/read-spec.ts";
import { checkKind } from "./spec/file-kind.ts";
import { normalize } from "./spec/normalize.ts";
import { applyOverlay } from "./spec/overlay.ts";
import { readPin } from "./spec/pin.ts";
import { SpecError } from "./spec/problem.ts";
import { readSource, type Source } from "./spec/read.ts";
import { checkMoved, checkReferences, referencesOf } from "./spec/references.ts";
import { fit } from "./upstream/fit.ts";
import { secondKey } from "./upstream/fit-security.ts";
import { hoistReferences } from "./upstream/hoist.ts";
import { mendReferences } from "./upstream/mend-references.ts";
import type { Omission } from "./upstream/omission.ts";
import { withoutOurExtensions } from "./upstream/our-extensions.ts";
import { withParameterSchemas } from "./upstream/parameter-schemas.ts";
import { defaultRoot } from "./workspace.ts";

/**
 * Reads a provider's spec: corrected by its overlay, whole, and normalised.
 * @throws {SpecError} listing what is wrong with it
 */
export function loadSpec(provider: string, root: string = defaultRoot): Spec {
  return readProvider(provider, root).spec;
}

/** A provider's spec, and what of its description the package cannot have: nothing, of one that was written here. */
export interface ReadProvider {
  readonly spec: Spec;
  readonly omissions: readonly Omission[];
  /** The path that an operation has in the provider's document, by the method and path it has here (`get /runs/{id}`). */
  readonly written: ReadonlyMap<string, string>;
}

/**
 * Reads a provider's spec, with what is left out of it.
 * @throws {SpecError} listing what is wrong with it
 */
export function readProvider(provider: string, root: string = defaultRoot): ReadProvider {
  const text = (file: string) => readFileSync(join(root, file), "utf8");
  const file = `specs/${provider}/openapi.yaml`;
  const { origin } = readPin(root, provider);
  const written = readSource(file, readFileSync(join(root, file)));
  // What it has by chance of our extensions is not taken for ours.
  const source = origin === "upstream" ? { ...written, root: withoutOurExtensions(written.root) } : written;
  const overlay = `specs/${provider}/overlay.yaml`;
  if (!existsSync(join(root, overlay))) return specOf(provider, source, sha256(text(file)), origin);
  if (origin === "authored")
    throw new SpecError(`${overlay}: an authored spec has none; change openapi.yaml and delete this file`);
  const corrected = { ...source, root: applyOverlay(source.root, readSource(overlay, text(overlay))) };
  return specOf(provider, corrected, sha256(`${text(file)}\0${text(overlay)}`), origin);
}

/**
 * The same from the text of a document; `file` is what it is called in messages.
 * @throws {SpecError} listing what is wrong with it
 */
export function parseSpec(provider: string, file: string, text: string): Spec {
  return specOf(provider, readSource(file, text), sha256(text), "authored").spec;
}

/**
 * A spec of a document that was read already.
 * @throws {SpecError} listing what is wrong with it
 */
export function specOf(provider: string, source: Source, hash: string, origin: Origin): ReadProvider {
  checkKind(source);
  const about = { where: source.where, hash, origin };
  if (origin === "authored") {
    checkReferences(source);
    const root = normalize(source.root);
    checkMoved(source, root);
    const spec = readSpec(provider, root, about);
    checkConventions(spec);
    return { spec, omissions: [], written: new Map() };
  }
  const omissions: Omission[] = [];
  const mended = mendReferences(source.root, (what, why) => omissions.push({ operation: "document", what, why }));
  const root = withParameterSchemas(mended);
  const references = referencesOf(root);
  checkReferences({ ...source, root }, references);
  // Before anything moves: a reference through a schema leads to where things were written.
  const fitted = fit(normalize(hoistReferences(root, references)));
  const spec = readSpec(provider, fitted.document, about);
  if (spec.operations.length === 0) throw new SpecError(emptied(source, fitted.omissions));
  checkConventions(spec);
  return { spec, omissions: [...omissions, ...fitted.omissions], written: fitted.written };
}

/** Why nothing is left of a provider's document. */
function emptied({ where }: Source, omissions: readonly Omission[]): string[] {
  const lost = omissions.filter(({ what }) => what === "the operation");
  if (lost.length === 0) return [`${where(["paths"])} no operations under paths; is this the whole file?`];
  const { operation, why } = lost[0] as Omission;
  const count = lost.length === 1 ? "its only operation" : `none of its ${lost.length} operations`;
  const verb = lost.length === 1 ? "cannot be expressed" : "can be expressed";
  // No overlay can say so: there is none yet.
  const wayOut = why.startsWith(secondKey)
    ? "; name one key under security in a copy of the document, and send the other by a fetch of your own"
    : "";
  return [`${where(["paths"])} ${count} ${verb}: ${operation}: ${why}${lost.length > 1 ? "; and so on" : ""}${wayOut}`];
}
