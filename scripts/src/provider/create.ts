import { isObject, type JsonObject, objectOf } from "../json.ts";
import { specOf } from "../load-spec.ts";
import { rehearse } from "../rehearse.ts";
import { documentAt } from "../spec/document-at.ts";
import { applyOverlay } from "../spec/overlay.ts";
import { readSource, type Source } from "../spec/read.ts";
import { withoutOurExtensions } from "../upstream/our-extensions.ts";
import { serverOf } from "../upstream/server.ts";
import { writeTogether } from "../write-together.ts";
import { withDependency } from "./dependency.ts";
import { docsOf, errorMessages, type NewFacts } from "./facts.ts";
import { line } from "./plain-text.ts";
import { propose } from "./propose.ts";
import { baseUrlOf, proposeAuth } from "./propose-auth.ts";
import { reportLines } from "./report.ts";
import { runFiles } from "./runs.ts";
import { packageFiles } from "./scaffold.ts";
import { sourceFile } from "./source-file.ts";
import { trim } from "./trim.ts";

export interface NewProvider {
  readonly name: string;
  /** A file or a URL. */
  readonly spec: string;
  readonly only: readonly string[];
  /** Operations for a run source; empty text for those that are proposed, `undefined` for none. */
  readonly runs: string | undefined;
}

/**
 * Makes the files of a new provider: all of them, or none.
 * @throws {SpecError} saying why its document cannot be used
 */
export async function createProvider(
  root: string,
  { name, spec: location, only, runs }: NewProvider,
): Promise<{ lines: readonly string[] }> {
  const got = await documentAt(location);
  const trimmed = only.length > 0 ? trim(got.source.root, only) : undefined;
  const text = trimmed ? `${JSON.stringify(trimmed, undefined, 2)}\n` : got.text;
  const source: Source = { ...got.source, root: withoutOurExtensions(trimmed ?? got.source.root) };

  // What the document tells by itself, before a key is chosen: operations of another key are left out after that.
  const asked = specOf(name, source, "", "upstream");
  const key = proposeAuth(objectOf(source.root));
  const proposal = propose(asked.spec, key, source.root, asked.written);
  const overlay =
    proposal.overlay === undefined ? undefined : readSource(`specs/${name}/overlay.yaml`, proposal.overlay);
  const corrected = overlay ? { ...source, root: applyOverlay(source.root, overlay) } : source;
  const { spec, omissions } = specOf(name, corrected, "", "upstream");

  const baseUrl = baseUrlOf(serverOf(source.root), location);
  const facts: NewFacts = {
    name,
    title: line(titleOf(source.root) ?? name),
    docs: docsOf(spec, baseUrl, location),
    baseUrl,
    auth: key.auth,
    errorMessage: errorMessages(spec),
  };
  const files = new Map([
    [`specs/${name}/openapi.yaml`, text],
    [`specs/${name}/source.json`, sourceFile({ name, location, text, original: got, only, version: spec.version })],
    ...(proposal.overlay === undefined ? [] : ([[`specs/${name}/overlay.yaml`, proposal.overlay]] as const)),
    ...packageFiles(facts, spec),
    ...(runs === undefined ? [] : runFiles(facts, spec, runs)),
    ...withDependency(root, name),
  ]);
  const generated = await rehearse(root, name, files);
  writeTogether(root, new Map([...files, ...generated.files]));
  return {
    lines: reportLines({
      facts,
      spec,
      omissions,
      proposal,
      files: [...files.keys(), ...generated.files.keys()],
      isRuns: runs !== undefined,
    }),
  };
}

function titleOf(root: JsonObject): string | undefined {
  const { title } = objectOf(root.info);
  return typeof title === "string" && isObject(root.info) ? title : undefined;
}
