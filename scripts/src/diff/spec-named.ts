import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sha256 } from "../fingerprint.ts";
import { loadSpec, specOf } from "../load-spec.ts";
import type { Spec } from "../model/operation.ts";
import { SpecError } from "../spec/problem.ts";
import { readSource } from "../spec/read.ts";
import { openWorkspace } from "../workspace.ts";
import { commitOf, restoreSpec } from "./git.ts";

/**
 * The spec that a word stands for: a provider (`vogent`), a provider at a commit (`main:vogent`), or a file.
 * @throws {SpecError} where there is no such thing, or it cannot be read
 */
export function specNamed(word: string, root: string): Spec {
  const { providers } = openWorkspace(root);
  if (providers.includes(word)) return loadSpec(word, root);
  if (existsSync(word)) return specOfFile(word);
  const [, ref, provider] = /^(.+):([^:/]+)$/.exec(word) ?? [];
  if (ref !== undefined && provider !== undefined) return specAt(root, commitOf(root, ref), provider);
  throw new SpecError(
    `${word}: no file, and no provider (there are: ${providers.join(", ")}); of another commit write main:${providers[0] ?? "name"}`,
  );
}

/** A provider's spec as it was at a commit. */
export function specAt(root: string, commit: string, provider: string): Spec {
  const folder = mkdtempSync(join(tmpdir(), "evalbridge-spec-"));
  try {
    restoreSpec(root, commit, provider, folder);
    return loadSpec(provider, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Any document: one that says what only ours do is read as ours, another as its provider wrote it. */
function specOfFile(file: string): Spec {
  if (statSync(file).isDirectory()) throw new SpecError(`${file}: a folder; name the document in it`);
  const bytes = readFileSync(file);
  const source = readSource(file, bytes);
  const origin = JSON.stringify(source.root).includes('"x-operation-class"') ? "authored" : "upstream";
  return specOf("api", source, sha256(bytes), origin).spec;
}
